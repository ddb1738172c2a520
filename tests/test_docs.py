"""The documentation: it builds, its links lead somewhere, and what it shows is what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(page.relative_to(ROOT).as_posix() for pattern in ("*.md", "docs/**/*.md") for page in ROOT.glob(pattern))
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_of_ours_leads_to_it(page: str) -> None:
    text = FENCED.sub("", (ROOT / page).read_text(encoding="utf-8"))
    links = [link for link in LINK.findall(text) if not link.startswith(("http:", "https:", "#", "mailto:"))]
    assert [link for link in links if not ((ROOT / page).parent / link.partition("#")[0]).exists()] == []


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        str(ROOT / "docs"),
        str(tmp_path),
    ]
    ran = subprocess.run(build, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "reference.html").read_text(encoding="utf-8").count('id="reportedly.records.') > 20
    assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="https?:', (tmp_path / "index.html").read_text())


def test_the_tutorial_tells_what_the_commands_print() -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "scripts/run_tutorial.py")], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
