"""The invented ledger, as a file and as material."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.desk.exporting import material_of
from reportedly.persist import Ledger
from reportedly.publish.exports import FORMATS, Material
from reportedly.records import ClaimFilter
from tests.publish.exports.made_ledger import make

Export = Callable[..., bytes]


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("exports") / "made.db")


@pytest.fixture
def ledger(ledger_file: Path) -> Iterator[Ledger]:
    with Ledger.open(ledger_file, create=False) as opened:
        yield opened


@pytest.fixture
def material(ledger: Ledger) -> Material:
    return material_of(ledger, ClaimFilter())


@pytest.fixture
def export(ledger: Ledger) -> Export:
    """What a format writes; keywords go to `material_of`."""

    def exported(name: str, wanted: ClaimFilter = ClaimFilter(), **settings: object) -> bytes:  # noqa: B008  # frozen
        out = io.BytesIO()
        FORMATS[name].write(material_of(ledger, wanted, **settings), out)  # type: ignore[arg-type]  # the test's own
        return out.getvalue()

    return exported
