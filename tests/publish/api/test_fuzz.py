"""Whatever is sent to the API, it never fails: requests that schemathesis makes of its OpenAPI document."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportedly.desk.desk import Desk
from reportedly.publish.api.app import create_api
from reportedly.publish.web.app import create_app
from reportedly.publish.web.settings import ServeSettings
from tests.desks import made_desk

TOKEN = "a token of sixteen or more"  # noqa: S105  # of this test alone
EXAMPLES = 20
"""Requests for each operation: 400 in all, in about ten seconds."""

SEEN: Counter[tuple[str, int]] = Counter()
"""How often an operation gave a status."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that the requests may write to."""
    made = made_desk(tmp_path_factory.mktemp("fuzz") / "l.db")
    yield made
    made.ledger.close()


@pytest.fixture(scope="module")
def api(desk: Desk) -> Any:
    """The API as schemathesis sees it; not on a loopback host, since its client has a name of its own."""
    open_door = ServeSettings(host="0.0.0.0", write=True, token=TOKEN, reads_a_second=0, writes_a_minute=0)  # noqa: S104
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(desk, open_door))


OPERATIONS = [
    (method.upper(), path)
    for path, methods in create_api(cast("Desk", None), ServeSettings()).openapi()["paths"].items()
    for method in methods
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_nothing_that_is_sent_makes_it_fail(method: str, path: str, api: Any, desk: Desk) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=api[path][method].as_strategy(), there=st.booleans())
    def ask(case: schemathesis.Case[Any], there: bool) -> None:
        _ask(case, desk if there else None)

    ask()


def _ask(case: schemathesis.Case[Any], desk: Desk | None) -> None:
    """Send a request; one for something that is there, where ``desk`` says what is."""
    if desk is not None and case.path_parameters:
        dispute = desk.disputes(limit=1).items[0]
        known = {
            "story": desk.stories(limit=1).items[0].event.id,
            "question": desk.questions(limit=1).items[0].question.id,
            "claim": dispute.left.claim.id,
            "left": dispute.left.claim.id,
            "right": dispute.right.claim.id,
            "report": "a",
            "source": "police",
            "policy": "range",
        }
        case.path_parameters.update({name: known[name] for name in case.path_parameters})
    answer = case.call(headers={"Authorization": f"Bearer {TOKEN}"})
    SEEN[f"{case.method} {case.path}", answer.status_code] += 1
    assert answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == ["application/json"], (answer.status_code, answer.request.url)
    body = answer.json()
    if answer.status_code >= 400:
        assert body["error"].keys() == {"what", "where", "fix", "status"}
        assert body["error"]["status"] == answer.status_code


def test_every_operation_was_asked_and_most_have_answered() -> None:
    """Were all refused at the door, the test above would prove nothing."""
    if not SEEN or "PYTEST_XDIST_WORKER" in os.environ:
        pytest.skip("needs the test above in the same process, whole")
    asked = {operation for operation, _ in SEEN}
    answered = {operation for operation, status in SEEN if status == 200}
    assert asked == {f"{method} {path}" for method, path in OPERATIONS}
    assert len(answered) >= len(asked) - 4, asked - answered
