"""Questions, timelines, policies and disputes, on reports of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.errors import SettingsError
from reportedly.link.disputes import disputes_of
from reportedly.link.linking import link_claims, relate_within, summaries
from reportedly.link.policies import POLICIES, consolidate
from reportedly.link.timelines import timelines_of
from reportedly.records import (
    Accumulation,
    Consolidated,
    Copies,
    Event,
    EventMember,
    Linked,
    Polarity,
    Reading,
    Stance,
    StoredClaim,
    text_sha256,
)
from tests.link.made import EVENT, happened, linked, relation, said, source, told

MINISTRY = source("Interior Ministry", "government")
POLICE = source("police", "police")
UNION = source("Dockers' Union", "organisation")

STORY = [
    told("wire", "38", by=POLICE, day=2),
    told("mail", "38", by=POLICE, day=2),
    told("echo", "about 240", by=MINISTRY, day=3),
    told("star", "240", by=MINISTRY, day=3),
    told("wire two", "64", by=POLICE, day=4),
    told("wire three", "51", by=POLICE, day=5),
    told("post", "300", by=UNION, day=5),
]


def _stored(readings: list[Reading]) -> dict[str, StoredClaim]:
    return {
        claim.id: StoredClaim(
            claim=claim,
            report_id=reading.report.id,
            sha256=reading.report.sha256,
            publisher=reading.report.publisher,
            title=None,
            url=None,
            published=reading.report.published,
            main_event=EVENT,
        )
        for reading in readings
        for claim in reading.claims
    }


def _consolidated(policy: str, order: tuple[str, ...] = ()) -> Consolidated:
    found = linked(*STORY)
    claims = {name: row.claim for name, row in _stored(STORY).items()}
    return consolidate(policy, found.answers, claims, order)


def test_one_question_for_one_thing_in_plain_english() -> None:
    (question,) = linked(*STORY).questions
    assert question.text == "How many people were killed, in the story “Flood in the north”?"


def _asked(reading: Reading, event: Event) -> str:
    (question,) = link_claims([reading], [event]).questions
    return question.text


def test_a_story_without_a_headline_gives_place_and_day_in_words_and_no_place_twice() -> None:
    def happened_in(*places: str) -> Event:
        members = (EventMember("a", text_sha256(here.report.text), EVENT),)
        return Event("e", members, start=date(2026, 3, 2), places=places)

    here = told("a", "9", place="Orvane", text="9 people were killed in Orvane.")
    assert _asked(here, happened_in("Orvane")) == "How many people were killed (in Orvane, 2 March 2026)?"
    assert _asked(here, happened_in("Belm")) == "How many people were killed (in Orvane, Belm, 2 March 2026)?"
    named = replace(happened_in(), title="Dam (north) (1968)")
    assert _asked(here, named) == "How many people were killed (in Orvane), in the story “Dam (north) (1968)”?"
    here = told("a", "9")
    assert _asked(here, happened_in("Orvane")) == "How many people were killed (Orvane, 2 March 2026)?"
    flood = replace(happened_in("Orvane", "Belm"), cause="flood")
    assert _asked(here, flood) == "How many people were killed in the flood in Orvane on 2 March 2026?"
    assert _asked(here, replace(flood, places=())) == "How many people were killed in the flood of 2 March 2026?"
    later = replace(flood, end=date(2026, 3, 4), title="Flood in the north")
    assert _asked(here, later) == "How many people were killed in the flood in Orvane in March 2026?"
    here = told("a", "9", predicate="jobs_lost")
    flood = replace(happened_in("Orvane"), cause="flood", title="Flood in the north")
    assert _asked(here, flood) == "How many people lost their jobs, in the story “Flood in the north”?"
    assert _asked(here, happened_in()) == "How many people lost their jobs (2 March 2026)?"


def test_deaths_and_cases_count_people_but_attacks_that_happened_count_themselves() -> None:
    deaths = told("a", "9", noun="meetings", text="The flood caused 9 deaths.")
    (question,) = linked(told("b", "8"), deaths).questions
    assert question.text.startswith("How many people were killed")
    attacks = told("a", "9", noun="meetings", predicate="occurrence", text="The city saw 9 attacks.")
    assert [one.noun_class for one in linked(attacks).questions] == ["meetings"]


@pytest.mark.parametrize(
    "other",
    [
        told("x", "9", predicate="casualties"),
        told("x", "9", noun="soldiers"),
        told("x", "9", land="KP"),
        told("x", "9", accumulation=Accumulation.STOCK),
        told("x", "9", place="Orvane", text="9 people were killed in Orvane."),
    ],
)
def test_claims_that_only_look_alike_answer_different_questions(other: Reading) -> None:
    assert len(linked(told("a", "9"), other).questions) == 2


def test_a_timeline_has_a_line_an_originator_and_a_step_a_change() -> None:
    lines = {line.originator: line for line in timelines_of(linked(*STORY).answers, _stored(STORY))}
    assert set(lines) == {"police", "Interior Ministry", "Dockers' Union"}
    police = lines["police"].points
    assert [(point.change, point.quantity.point) for point in police] == [
        ("first", 38),
        ("up", 64),
        ("revised down", 51),
    ]
    assert police[0].outlets == ("Mail", "Wire")
    assert lines["Interior Ministry"].points[0].outlets == ("Echo", "Star")


def test_a_state_that_falls_is_down_and_not_revised() -> None:
    stock = [
        told(f"r{n}", str(n), predicate="missing", accumulation=Accumulation.STOCK, by=POLICE, day=10 - n)
        for n in (5, 4)
    ]
    (line,) = timelines_of(linked(*stock).answers, _stored(stock))
    assert [point.change for point in line.points] == ["first", "down"]


@pytest.mark.parametrize(
    ("policy", "order", "low", "high"),
    [
        ("range", (), 38, 300),
        ("latest-per-source", (), 51, 300),
        ("majority-of-originators", (), 300, 300),
        ("source-order", ("coroner", "police"), 51, 51),
        ("source-order", ("ministry",), 240, 240),
        ("source-order", ("coroner",), None, None),
    ],
)
def test_a_policy_says_what_it_used_and_what_it_left_out(
    policy: str, order: tuple[str, ...], low: int | None, high: int | None
) -> None:
    answer = _consolidated(policy, order)
    assert (answer.low, answer.high) == (low, high)
    assert sorted([*answer.used, *(left.claim for left in answer.left_out)]) == sorted(_stored(STORY))
    assert all(left.reason for left in answer.left_out)
    assert answer.why


def test_what_is_denied_or_no_number_is_used_by_no_policy() -> None:
    story = [told("a", "9", polarity=Polarity.NEGATED), told("b", "dozens"), told("c", "7")]
    claims = {name: row.claim for name, row in _stored(story).items()}
    for policy in POLICIES[:3]:
        answer = consolidate(policy, linked(*story).answers, claims)
        assert (answer.low, answer.high) == (7, 7)


def test_there_is_no_policy_of_that_name() -> None:
    with pytest.raises(SettingsError, match="range"):
        _consolidated("best")
    with pytest.raises(SettingsError, match="order"):
        _consolidated("source-order")


def test_the_widest_conflict_comes_first_and_no_pair_of_figures_twice() -> None:
    story = [
        told("a", "16", by=POLICE),
        told("b", "16", by=POLICE),
        told("c", "17", by=UNION),
        told("d", "90", by=MINISTRY),
    ]
    found = linked(*story)
    disputes = disputes_of(found.relations, _stored(story), found.answers)
    assert len(disputes) == 3
    assert [round(float(one.apart or 0), 1) for one in disputes] == [5.6, 5.3, 1.1]
    assert {one.originators for one in disputes} == {3}


def test_a_summary_counts_what_answers_it() -> None:
    found = linked(*STORY)
    (stand,) = summaries(found, {name: row.claim for name, row in _stored(STORY).items()})
    assert (stand.claims, stand.reports, stand.originators, stand.low, stand.high) == (7, 7, 3, 38, 300)


def test_a_new_report_changes_only_what_is_found_of_its_own_event() -> None:
    def both(*extra: Reading) -> Linked:
        here = [told("a", "1", by=POLICE), told("b", "2", by=UNION)]
        members = [EventMember(r.report.id, r.report.sha256, EVENT) for r in (*here, *extra)]
        events = [Event("one", (members[0],)), Event("two", tuple(members[1:]))]
        return link_claims([*here, *extra], events)

    before, after = both(), both(told("c", "3", by=MINISTRY))
    assert [a for a in before.answers if a.report_id == "a"] == [a for a in after.answers if a.report_id == "a"]
    assert not before.relations
    assert [one.relation for one in after.relations] == ["conflict"]


def test_relations_within_one_report_are_those_of_its_own_claims() -> None:
    assert relate_within(STORY[0]).relations == ()


def test_two_days_of_one_happening_are_a_conflict_and_a_nearer_day_refines() -> None:
    burst = "The Karsa dam burst."
    one, two = (happened(name, burst, predicate="burst", who="Karsa dam", on=day) for name, day in (("a", 1), ("b", 2)))
    assert relation(one, two).relation == "conflict"
    assert relation(one, happened("c", burst, predicate="burst", who="Karsa dam", on=1)).relation == "corroborates"


def test_one_verb_of_two_things_is_two_happenings() -> None:
    truck = happened("a", "Orlan Tesk stole a red truck", predicate="steal", who="Orlan Tesk")
    assert not linked(truck, happened("b", "Orlan Tesk stole a boat", predicate="steal", who="Orlan Tesk")).relations
    again = happened("b", "Orlan Tesk stole a truck", predicate="steal", who="Orlan Tesk")
    assert relation(truck, again).relation == "corroborates"


def test_one_denies_what_the_other_says() -> None:
    ordered = said("a", "the ministry ordered the gates of the dam to stay closed", by=UNION)
    denied = said(
        "b",
        "it ordered the gates of the dam to stay closed",
        by=source("ministry", "government", Stance.DENIED),
        predicate="deny",
    )
    assert relation(ordered, denied).relation == "denies"


def test_statements_in_the_same_words_repeat_or_corroborate() -> None:
    words = "the gates of the dam were never opened that night"
    assert relation(said("a", words, by=UNION), said("b", words, by=UNION)).relation == "repeat"
    assert relation(said("a", words, by=UNION), said("b", words, by=POLICE)).relation == "corroborates"
    assert not linked(said("a", words, by=UNION), said("b", "nobody slept in the valley", by=POLICE)).relations


def test_copies_of_one_text_are_one_voice_and_corroborate_nothing() -> None:
    story = [told("mail", "16"), told("echo", "16")]
    members = tuple(sorted(EventMember(one.report.id, one.report.sha256, EVENT) for one in story))
    versions = tuple(sorted((one.report.id, one.report.sha256) for one in story))
    event = Event(EVENT, members)
    assert [one.relation for one in link_claims(story, [event]).relations] == ["corroborates"]
    as_copies = link_claims(story, [event], [Copies("copies", versions)])
    assert [one.relation for one in as_copies.relations] == ["repeat"]
