"""The door: whose requests pass, how often, and which forms are taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from reportedly.publish.web.app import create_app
from reportedly.publish.web.failures import as_json, show_failures
from reportedly.publish.web.security import (
    FORM_FIELD,
    FORM_HEADER,
    SIGNED_IN,
    Buckets,
    Guard,
    check_form,
    form_token,
    signed_in,
)
from reportedly.publish.web.settings import ServeSettings
from tests.desks import made_desk

HERE = "http://127.0.0.1:8000"
TOKEN = "a token of sixteen or more"  # noqa: S105  # of this test alone


def client_of(settings: ServeSettings, base_url: str = HERE) -> TestClient:
    """A client of an application that takes one form and nothing else."""
    app = FastAPI()
    show_failures(app, as_json)

    @app.post("/form")
    async def form(request: Request) -> dict[str, bool]:
        await check_form(request, settings)
        return {"taken": True}

    @app.get("/form")
    def look() -> dict[str, bool]:
        return {"seen": True}

    app.add_middleware(Guard, settings=settings)
    return TestClient(app, base_url=base_url)


WRITES = ServeSettings(write=True)


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, {}),
        (200, {"Origin": HERE}),
        (200, {"Sec-Fetch-Site": "same-origin"}),
        (200, {"Sec-Fetch-Site": "none"}),
        (403, {"Origin": "null"}),
        (403, {"Origin": "http://127.0.0.1:9000"}),
        (403, {"Origin": "http://evil.example"}),
        (403, {"Origin": "http://[:evil"}),
        (403, {"Sec-Fetch-Site": "cross-site"}),
        (403, {"Sec-Fetch-Site": "same-site"}),
        (400, {"Host": "evil.example"}),
        (400, {"Host": "127.0.0.1.evil.example:8000"}),
        (400, {"Host": "[::1"}),
    ],
)
def test_only_what_comes_from_our_own_pages_changes_anything(status: int, headers: dict[str, str]) -> None:
    form = {FORM_FIELD: form_token(WRITES)}
    assert client_of(WRITES).post("/form", data=form, headers=headers).status_code == status


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_this_machine_s_own_names_are_answered(name: str) -> None:
    assert client_of(WRITES).get("/form", headers={"Host": f"{name}:8000"}).status_code == 200


@pytest.mark.parametrize("given", [{}, {FORM_FIELD: ""}, {FORM_FIELD: "x"}, {FORM_FIELD: form_token(ServeSettings())}])
def test_a_form_without_its_token_is_refused(given: dict[str, str]) -> None:
    assert client_of(WRITES).post("/form", data=given).status_code == 403


def test_a_script_of_ours_sends_the_token_as_a_header() -> None:
    client = client_of(WRITES)
    assert client.post("/form", headers={FORM_HEADER: form_token(WRITES)}).status_code == 200
    assert client.post("/form", headers={FORM_HEADER: "x"}).status_code == 403


def test_a_server_that_only_looks_takes_no_form() -> None:
    settings = ServeSettings()
    assert client_of(settings).post("/form", data={FORM_FIELD: form_token(settings)}).status_code == 403


def test_from_another_machine_one_has_to_sign_in() -> None:
    settings = ServeSettings(host="0.0.0.0", write=True, token=TOKEN)  # noqa: S104
    form: dict[str, Any] = {"data": {FORM_FIELD: form_token(settings)}}
    client = client_of(settings, "http://desk.example:8000")
    assert client.post("/form", **form).status_code == 403
    client.cookies.set(SIGNED_IN, TOKEN)
    assert client.post("/form", **form).status_code == 403
    client.cookies.set(SIGNED_IN, signed_in(settings))
    assert client.post("/form", **form).status_code == 200


def test_signing_in_takes_the_token_and_gives_a_cookie_that_no_script_reads(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    settings = ServeSettings(host="0.0.0.0", write=True, token=TOKEN)  # noqa: S104
    client = TestClient(create_app(desk, settings), base_url="http://desk.example:8000", follow_redirects=False)
    assert form_token(settings) in client.get("/sign-in").text
    for wrong in ({"token": "x"}, {"token": TOKEN, FORM_FIELD: "x"}, {"token": ""}):
        refused = client.post("/sign-in", data={FORM_FIELD: form_token(settings), **wrong})
        assert refused.status_code == 403
        assert "set-cookie" not in refused.headers
    taken = client.post("/sign-in", data={FORM_FIELD: form_token(settings), "token": TOKEN})
    assert taken.status_code == 303
    cookie = taken.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    named = client.post("/name", data={FORM_FIELD: form_token(settings), "reviewer": "Ada", "back": "/"})
    assert named.status_code == 303
    client.cookies.clear()
    assert client.post("/name", data={FORM_FIELD: form_token(settings), "reviewer": "Ada"}).status_code == 403
    desk.ledger.close()


def test_a_token_is_of_one_run_of_the_server() -> None:
    assert form_token(ServeSettings()) != form_token(ServeSettings())


def test_a_bucket_fills_at_its_rate_and_no_higher_than_its_rim() -> None:
    now = [0.0]
    buckets = Buckets(2, 4, lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0]
    assert buckets.take("a") == 1
    assert buckets.take("b") == 0  # another client's is full
    now[0] = 0.5
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
    now[0] = 1000
    assert [buckets.take("a") for _ in range(5)] == [0, 0, 0, 0, 1]


def test_clients_without_number_are_not_remembered_without_end() -> None:
    buckets = Buckets(1, 1, lambda: 0.0)
    for number in range(10_500):
        buckets.take(str(number))
    assert len(buckets._left) == 10_000


def test_static_files_do_not_leave_their_folder(tmp_path: Path) -> None:
    desk = made_desk(tmp_path / "l.db")
    client = TestClient(create_app(desk), base_url=HERE)
    for address in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert client.get(address).status_code in {400, 404}, address
    desk.ledger.close()
