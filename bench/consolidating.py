"""One number an incident under each policy, against what coders recorded.

The coder's incidents stand for the events, so that events are not measured again; the answer is the larger end of what
the policy gives, and 0 where it gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.datasets import incident_reports, path_of, read_rows, write_rows
from bench.readings import last_scores, score_with
from reportedly.link.died_since import DEAD, HURT
from reportedly.link.linking import link_claims
from reportedly.link.policies import consolidate
from reportedly.pipeline import Reader
from reportedly.records import Event, EventMember, Linked, Reading, Report, text_sha256

MEASURED = ("range", "latest-per-source", "majority-of-originators")
PREDICATES = {"killed": "killed", "injured": "wounded"}


def scores() -> dict[str, tuple[float, float]]:
    """For each policy the shares of incidents with two or more reports whose killed and injured are the coder's."""
    incidents = {str(row["incident"]): len(row["reports"]) for row in read_rows(path_of("incidents"))}
    predicted: dict[str, list[dict[str, object]]] = {policy: [] for policy in MEASURED}
    for name, number in incidents.items():
        if number == 1:  # read for no figure that is scored
            for rows in predicted.values():
                rows.append({"report": {"id": f"{name}-0"}, "claims": []})
    for name, readings in _by_incident(incidents):
        linked = _linked(readings)
        claims = {claim.id: claim for reading in readings for claim in reading.claims}
        for policy in MEASURED:
            found = []
            answers = {
                predicate: [answer for answer in linked.answers if claims[answer.claim].predicate == predicate]
                for predicate in PREDICATES.values()
            }
            for predicate in PREDICATES.values():
                deaths = answers[DEAD] if predicate in HURT else ()
                said = consolidate(policy, answers[predicate], claims, deaths=deaths)
                point = next((n for n in (said.high, said.low) if n is not None), None)
                if point is not None:
                    found.append({"kind": "figure", "predicate": predicate, "quantity": {"point": int(point)}})
            predicted[policy] += [
                {"report": {"id": f"{name}-{number}"}, "claims": found} for number in range(incidents[name])
            ]
    result = {}
    for policy, rows in predicted.items():
        path = write_rows(f"consolidated-{policy}.jsonl", rows)
        _, _, killed, injured = last_scores(score_with("score_counts.py", path_of("incidents"), path))
        result[policy] = (killed, injured)
    return result


def _by_incident(several: dict[str, int]) -> Iterator[tuple[str, list[Reading]]]:
    """The readings of each incident that has several reports, which alone are scored; they come one after another."""
    rows = [row for row in incident_reports() if several[row["id"].rpartition("-")[0]] > 1]
    reports = (
        Report(
            id=row["id"],
            text=row["text"],
            sha256=text_sha256(row["text"]),
            url=row["url"],
            title=row["title"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )
        for row in rows
    )
    group: list[Reading] = []
    name = ""
    for reading in Reader.load().read_many(reports):
        incident = reading.report.id.rpartition("-")[0]
        if group and incident != name:
            yield name, group
            group = []
        name = incident
        group.append(reading)
    if group:
        yield name, group


def _linked(readings: list[Reading]) -> Linked:
    """What the reports say of their own news."""
    members = {
        EventMember(reading.report.id, reading.report.sha256, reading.main_event)
        for reading in readings
        if reading.main_event is not None
    }
    return link_claims(readings, [Event("incident", tuple(sorted(members)))])
