"""What others wrote travels with its licence, unchanged, and nothing of theirs is unlisted."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

import reportedly

VENDOR = Path(reportedly.__file__).parent / "publish" / "web" / "static" / "vendor"
PACKAGES: list[dict[str, Any]] = tomllib.loads((VENDOR / "manifest.toml").read_text(encoding="utf-8"))["package"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package["name"]))
def test_each_file_is_the_one_that_was_taken_over(package: dict[str, Any]) -> None:
    assert package["license_file"] in package["sha256"]
    for name, expected in package["sha256"].items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected, name


def test_every_file_is_listed() -> None:
    listed = {name for package in PACKAGES for name in package["sha256"]}
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert there - {"manifest.toml"} == listed
