"""The ledger taken away from the page: by a click, with its filters, without names, and the same as by the command."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest
from fastapi.testclient import TestClient

from reportedly.desk.desk import Desk
from reportedly.desk.exporting import material_of
from reportedly.persist import Ledger
from reportedly.publish.exports import FORMATS
from reportedly.publish.web.app import create_app
from reportedly.publish.web.settings import ServeSettings
from reportedly.records import ClaimFilter
from tests.publish.exports.made_ledger import VICTIM, make
from tests.publish.web.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = make(tmp_path_factory.mktemp("taken") / "made.db")
    with Ledger.open(path, create=False) as ledger:
        app = create_app(Desk(ledger), ServeSettings(reads_a_second=0))
        with TestClient(app, base_url="http://127.0.0.1") as opened:
            yield opened


def _written(client: TestClient, name: str, wanted: ClaimFilter) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(material_of(client.app.state.desk.ledger, wanted), out)  # type: ignore[attr-defined]  # our app
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_what_the_command_writes(client: TestClient, name: str) -> None:
    answer = client.get("/export/file", params={"format": name})
    assert answer.status_code == 200
    assert answer.content == _written(client, name, ClaimFilter())
    assert f'filename="reportedly{FORMATS[name].ending}"' in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_filters_and_names_count(client: TestClient) -> None:
    wanted = {"format": "csv", "predicate": "wounded", "source": "ilse"}
    assert client.get("/export/file", params=wanted).content == _written(
        client, "csv", ClaimFilter(predicate="wounded", source="ilse")
    )
    assert VICTIM in client.get("/export/file").text
    assert "Quill" not in client.get("/export/file", params={"names": "withheld"}).text


def test_a_format_that_there_is_none_of_is_said_to_be_missing(client: TestClient) -> None:
    assert client.get("/export/file", params={"format": "xlsx"}).status_code == 404


def test_nothing_is_left_on_the_disk(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert client.get("/export/file").status_code == 200
    monkeypatch.setitem(FORMATS, "csv", FORMATS["geojson"].__class__("csv", "", ".csv", _failing))
    with pytest.raises(RuntimeError, match="half-way"):
        client.get("/export/file")
    assert list(tmp_path.iterdir()) == []


def _failing(_material: object, out: BinaryIO) -> None:
    out.write(b"half")
    raise RuntimeError("half-way")


def test_a_click_takes_the_claims_away(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.click("text=Take it away")
    page.check("input[value=geojson]")
    page.fill("input[name=source]", "general staff")
    with page.expect_download() as coming:
        page.click("text=Download")
    assert coming.value.suggested_filename == "reportedly.geojson"
    features = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))["features"]
    assert features
    assert all("general staff" in json.dumps(one).lower() for one in features)
