"""The JSON API: every view, one error shape, and the door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from reportedly.desk.desk import Desk
from reportedly.publish.lines import stored_claim_shape
from reportedly.publish.web.app import create_app
from reportedly.publish.web.settings import ServeSettings
from tests.desks import STORY, made_desk

TOKEN = "a token of sixteen or more"  # noqa: S105  # of this test alone
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a dispute on it, only looked at."""
    made = made_desk(tmp_path_factory.mktemp("api") / "l.db")
    yield made
    made.ledger.close()


def client_of(desk: Desk, **settings: Any) -> TestClient:
    """A client of an application of its own."""
    return TestClient(create_app(desk, ServeSettings(**settings)), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    """A client that may only look."""
    return client_of(desk)


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    """The API's description of itself."""
    return dict(client.get("/api/v1/openapi.json").json())


def addresses(desk: Desk) -> dict[str, str]:
    """An address of every route that looks, by its template."""
    dispute = desk.disputes().items[0]
    question = desk.questions().items[0].question.id
    claim = quote(desk.claims().items[0].claim.id, safe="")
    left, right = (quote(side.claim.id, safe="") for side in (dispute.left, dispute.right))
    return {
        "/": "/",
        "/home": "/home?since=1",
        "/stories": "/stories?words=&limit=1",
        "/stories/{story}": f"/stories/{quote(desk.stories().items[0].event.id)}",
        "/questions": "/questions?predicate=killed",
        "/questions/{question}": f"/questions/{question}?limit=1",
        "/questions/{question}/policies/{policy}": f"/questions/{question}/policies/source-order?order=police",
        "/disputes": "/disputes?source=police&since=2026-03-01",
        "/disputes/{left}/{right}": f"/disputes/{left}/{right}",
        "/reports": "/reports",
        "/reports/{report}": "/reports/a",
        "/claims": "/claims?kind=figure&since=2026-03-01",
        "/claims/{claim}": f"/claims/{claim}",
        "/sources": "/sources",
        "/sources/{source}": f"/sources/{quote(desk.sources().items[0].key, safe='')}",
        "/search": "/search?words=port",
        "/queue": "/queue?limit=2",
    }


def test_every_view_is_what_its_schema_says(client: TestClient, desk: Desk, document: dict[str, Any]) -> None:
    known = addresses(desk)
    looking = {path for path, operations in document["paths"].items() if "get" in operations}
    assert looking == known.keys()
    for path, address in known.items():
        answer = client.get(f"/api/v1{address}")
        assert answer.status_code == 200, (path, answer.text)
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        resolver = {**schema, "components": document["components"]}
        jsonschema.Draft202012Validator(resolver).validate(answer.json())


def test_a_claim_looks_as_it_does_on_the_command_line(client: TestClient, desk: Desk) -> None:
    row = desk.claims().items[0]
    shown = client.get("/api/v1/claims?limit=1").json()["items"][0]
    expected = json.loads(json.dumps(stored_claim_shape(row.stored)))
    assert {name: shown[name] for name in expected} == expected


def test_links_lead_from_page_to_page(client: TestClient) -> None:
    seen, address = [], "/api/v1/claims?kind=figure&limit=3"
    while address:
        answer = client.get(address)
        seen += [item["report"]["id"] for item in answer.json()["items"]]
        address = str(answer.request.url.join(answer.links["next"]["url"])) if "next" in answer.links else ""
    assert seen == ["d", "c", "b", "a"]


def test_a_report_whose_id_is_an_address_has_one_here(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    from tests.persist.conftest import reading_of  # noqa: PLC0415  # only here

    name = "https://news.example/a b?c=d&e#f"
    desk.ledger.add(reading_of(name))
    answer = client_of(desk).get(f"/api/v1/reports/{quote(name, safe='')}")
    assert answer.json()["report"]["id"] == name
    desk.ledger.close()


# --- what goes wrong -------------------------------------------------------------------------------------------------

WRITES: dict[str, Any] = {"write": True, "token": TOKEN}


@pytest.mark.parametrize(
    ("status", "method", "address", "more"),
    [
        (404, "GET", "/nothing", {}),
        (404, "GET", "/claims/claim-0", {}),
        (404, "GET", "/claims/", {}),
        (405, "POST", "/claims", {}),
        (405, "DELETE", "/reports", {}),
        (400, "GET", "/claims?after=x", {}),
        (400, "GET", "/home", {"headers": {"Host": "evil.example"}}),
        (403, "POST", "/reports", {"headers": {"Origin": "https://evil.example"}}),
        (403, "POST", "/reports", {"headers": {"Sec-Fetch-Site": "cross-site"}}),
        (401, "POST", "/reports", {"json": {"text": "x"}}),
        (401, "POST", "/reports", {"json": {"text": "x"}, "headers": {"Authorization": "Bearer wrong"}}),
        (413, "POST", "/reports", {"content": b"x" * 1001}),
        (413, "POST", "/reports", {"content": iter([b"x" * 600] * 3), "headers": {"Authorization": f"Bearer {TOKEN}"}}),
        (414, "GET", f"/home?{'x' * 9000}", {}),
        (415, "POST", "/reports", {"content": b"x", "headers": {"Authorization": f"Bearer {TOKEN}"}}),
        (422, "GET", "/claims?limit=0", {}),
        (422, "GET", "/claims?predicat=killed", {}),
        (422, "GET", "/claims?since=yesterday", {}),
        (422, "GET", "/search", {}),
        (422, "POST", "/reports", {"json": {}, "headers": {"Authorization": f"Bearer {TOKEN}"}}),
        (422, "POST", "/reports", {"json": {"text": " "}, "headers": {"Authorization": f"Bearer {TOKEN}"}}),
        (422, "POST", "/reports", {"json": [], "headers": {"Authorization": f"Bearer {TOKEN}"}}),
    ],
)
def test_what_goes_wrong_has_one_shape(
    desk: Desk, status: int, method: str, address: str, more: dict[str, Any]
) -> None:
    given = dict(more)
    if "content" in given:
        given.setdefault("headers", {})
        if status == 413:
            given["headers"] = {**given["headers"], "Content-Type": "application/json"}
    answer = client_of(desk, **WRITES, largest_body=1000).request(method, f"/api/v1{address}", **given)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert error.keys() == {"what", "where", "fix", "status"}
    assert error["status"] == status
    assert error["what"]
    assert error["fix"]


def test_a_bug_and_a_ledger_that_does_not_answer_have_that_shape_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    client = client_of(desk)
    monkeypatch.setattr(Desk, "home", broken)
    answer = client.get("/api/v1/home")
    assert answer.status_code == answer.json()["error"]["status"] == 500
    assert "secret" not in answer.text


def test_a_closed_ledger_is_out_of_order(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    desk.ledger.close()
    answer = client_of(desk).get("/api/v1/claims")
    assert answer.status_code == answer.json()["error"]["status"] == 503


def test_who_asks_too_often_is_told_when_to_come_back(desk: Desk) -> None:
    client = client_of(desk, reads_a_second=1)
    statuses = [client.get("/api/v1/").status_code for _ in range(12)]
    assert statuses[:10] == [200] * 10
    assert statuses[-1] == 429
    answer = client.get("/api/v1/")
    assert answer.json()["error"]["status"] == 429
    assert int(answer.headers["Retry-After"]) >= 1


def test_without_write_nothing_is_taken_whatever_the_token(desk: Desk) -> None:
    for settings in ({}, {"token": TOKEN}, {"write": True}):
        answer = client_of(desk, **settings).post(
            "/api/v1/reports", json={"text": "x"}, headers={"Authorization": f"Bearer {TOKEN}"}
        )
        assert answer.status_code == 403, settings


def test_every_answer_keeps_the_browser_from_elsewhere(client: TestClient) -> None:
    for address in ("/api/v1/home", "/api/v1/nothing", "/api/v1/docs", "/static/api_docs.js"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_the_documentation_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/api/v1/docs").text
    assert "://" not in page
    for address in ("/static/vendor/swagger-ui/swagger-ui.css", "/static/vendor/swagger-ui/swagger-ui-bundle.js"):
        assert address in page
        assert client.get(address).status_code == 200


# --- writing ---------------------------------------------------------------------------------------------------------


def test_a_text_is_read_kept_linked_and_answered(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    client = client_of(desk, **WRITES)
    new = {
        "text": "At least 40 people were hurt in the storm, the mayor said on Tuesday. 🌊",
        "published": "2024-05-09",
        "publisher": "The Example",
        "title": "Storm",
    }
    headers = {"Authorization": f"Bearer {TOKEN}"}
    answer = client.post("/api/v1/reports", json=new, headers=headers)
    assert answer.status_code == 200, answer.text
    view = answer.json()
    assert view["text"] == new["text"]
    assert view["report"]["published"] == "2024-05-09"
    (figure,) = [row for row in view["claims"] if row["claim"]["kind"] == "figure"]
    assert figure["claim"]["quantity"]["low"] == 40
    assert figure["answer"] is not None
    assert desk.ledger.report(view["report"]["id"]).published == date(2024, 5, 9)
    again = client.post("/api/v1/reports", json=new, headers=headers)
    assert again.json() == view
    assert desk.ledger.counts().versions == len(STORY) + 1
    desk.ledger.close()


def test_verdicts_are_kept_shown_and_undone(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    client = client_of(desk, **WRITES)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    claim = STORY[0].claims[0].id
    address = f"/api/v1/claims/{quote(claim, safe='')}"

    def say(**said: Any) -> Any:
        return client.post("/api/v1/reviews", json={"reviewer": "Ada", "claim": claim, **said}, headers=headers)

    assert client.get("/api/v1/queue?limit=500").json()["left"] > 0
    answer = say(verdict="correct", fields={"point": "17", "low": "17", "high": "17"}, why="the list has 17 names")
    assert answer.status_code == 200, answer.text
    assert answer.json()["review"]["fields"][0] == {"field": "high", "value": "17"}
    shown = client.get(address).json()
    assert shown["claim"]["review"]["verdict"] == "correct"
    assert shown["reviews"] == [answer.json()["review"]]
    undone = client.post("/api/v1/reviews/undo", json={"reviewer": "Ada"}, headers=headers).json()
    assert undone["review"]["undoes"] == answer.json()["review"]["id"]
    assert len(client.get(address).json()["reviews"]) == 2
    nothing = client.post("/api/v1/reviews/undo", json={"reviewer": "Ada"}, headers=headers)
    assert nothing.json() == {"review": None}
    for status, wrong in (
        (422, {"verdict": "correct", "fields": {"colour": "red"}}),
        (422, {"verdict": "comment"}),
        (422, {"verdict": "join"}),
        (422, {"verdict": "undo"}),
        (422, {"verdict": "confirm", "reviewer": ""}),
        (404, {"verdict": "confirm", "claim": "claim-0"}),
        (404, {"verdict": "join", "question": "question-0", "other": "question-1"}),
    ):
        refused = say(**wrong)
        assert refused.status_code == status, (wrong, refused.text)
        assert refused.json()["error"]["status"] == status
    assert (
        client.post("/api/v1/reviews", json={"reviewer": "Ada", "claim": claim, "verdict": "confirm"}).status_code
        == 401
    )
    desk.ledger.close()
