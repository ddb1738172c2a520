"""Statements of one event: the issues that they answer, and how two of them stand to each other."""

from __future__ import annotations

import pytest

from reportedly.link.contents import SynonymRow, contents_of, synonym_rows
from reportedly.link.issues import SUBJECTS, AnswerRow, answer_rows, issues, names_within, positions_in
from reportedly.records import Stance
from tests.link.made import linked, relation, said, source

POLICE = source("Police in Rask", "police")
MINISTRY = source("interior ministry", "government")
TESK = source("Orlan Tesk", "person")


@pytest.mark.parametrize("row", answer_rows(), ids=lambda row: row.id)
def test_every_answer_is_found_in_its_example_and_spares_its_near_miss(row: AnswerRow) -> None:
    assert _rows(row.example) & {row.id} == {row.id}
    assert row.id not in _rows(row.near_miss)


def _rows(words: str) -> set[str]:
    return {position.row for position in positions_in("say", words, "")}


def test_every_issue_has_an_answer_and_a_known_subject() -> None:
    assert {row.issue for row in answer_rows()} == set(issues())
    assert {issue.subject for issue in issues().values()} <= set(SUBJECTS)
    assert {issue.only for issue in issues().values()} <= {None, "alike", "opposed"}


@pytest.mark.parametrize("row", synonym_rows(), ids=lambda row: row.id)
def test_every_group_makes_one_of_its_words_and_spares_others(row: SynonymRow) -> None:
    group = f"={row.id}"
    assert group in contents_of(row.example)
    assert contents_of(row.example) == contents_of(row.same)
    assert group not in contents_of(row.near_miss)


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("the fires are related", False),
        ("the fires are not related", True),
        ("it does not appear that the fires are related", True),
        ("there is no link between the fires", True),
        ("the dam, which was not insured, burst because of two fires that are related", False),
        ("the mill was not insured, but the fires are related", False),
    ],
)
def test_a_not_reaches_to_the_end_of_its_clause(words: str, negated: bool) -> None:
    (position,) = positions_in("say", words, "")
    assert position.negated is negated


@pytest.mark.parametrize(
    "words",
    [
        "whether the fires are related",
        "it is not clear if the fires are related",
        "they do not know yet whether the fires are related",
        "the fires are related, and the fires are not related",
    ],
)
def test_a_question_or_both_answers_are_none(words: str) -> None:
    assert not positions_in("say", words, "")


@pytest.mark.parametrize(
    ("verb", "words", "negated"),
    [
        ("rule out", "arson in the mill", True),
        ("call", "reports that the ferry was overloaded false", True),
        ("reject", "the claim that residents were not warned", False),
        ("say", "there was no negligence, recklessness or incompetence", True),
    ],
)
def test_what_is_ruled_out_or_called_false_is_negated(verb: str, words: str, negated: bool) -> None:
    (position,) = positions_in(verb, words, "the ministry")
    assert position.negated is negated


def test_what_nobody_knows_yet_is_the_same_in_other_words() -> None:
    one = said("a", "the cause of the fire was not yet known", by=POLICE)
    other = said("b", "it is not clear what caused the blaze", by=MINISTRY)
    assert relation(one, other).relation == "corroborates"


def test_a_denial_turns_the_words_that_it_hands_over() -> None:
    (position,) = positions_in("deny", "that the ferry was overloaded", "the owner")
    assert position.negated


def test_a_first_name_and_a_family_name_are_one_person() -> None:
    names = names_within("The clerk knew Orlan Tesk well. Tesk was calm. Later Orlan left.")
    (by_first,), (by_family,) = (positions_in("say", f"{name} opened fire", "", names) for name in ("Orlan", "Tesk"))
    assert by_first.names & by_family.names


def test_one_source_that_answers_otherwise_later_takes_its_word_back() -> None:
    first = said("a", "the two fires are connected", by=POLICE, day=1)
    later = said("b", "the two fires were not connected", by=POLICE, day=4)
    found = relation(later, first)
    assert (found.relation, found.left) == ("revision_down", first.claims[0].id)
    assert "takes back" in found.reason
    assert not linked(first, said("b", "the two fires were not connected", by=POLICE, day=1)).relations


def test_two_sources_that_answer_otherwise_conflict_and_deny_only_in_reply() -> None:
    fired = said("a", "Orlan Tesk opened fire on the clerk", by=POLICE)
    own = said("b", "I am innocent", by=TESK)
    assert relation(fired, own).relation == "denies"
    meant = said("c", "the mill was deliberately set on fire", by=POLICE)
    accident = said("d", "the fire in the mill was an accident", by=MINISTRY)
    found = relation(meant, accident)
    assert found.relation == "conflict"
    assert "whether it was meant or an accident" in found.reason


def test_another_person_is_another_question() -> None:
    fired = said("a", "Orlan Tesk opened fire on the clerk", by=POLICE)
    other = said("b", "Milo Krantz is innocent", by=source("Edda Krantz", "relative"))
    assert not linked(fired, other).relations


def test_one_answer_of_two_sources_corroborates_and_of_one_repeats() -> None:
    one = said("a", "there were too many people aboard", by=POLICE)
    other = said("b", "the ferry was overloaded", by=MINISTRY)
    assert relation(one, other).relation == "corroborates"
    assert relation(one, said("b", "the ferry was overloaded", by=POLICE)).relation == "repeat"


def test_what_changes_with_time_is_an_update_of_one_source_and_nothing_between_two() -> None:
    free = said("a", "Lutz Hamm is still at large", by=POLICE, day=1)
    assert relation(free, said("b", "Lutz Hamm has been arrested", by=POLICE, day=3)).relation == "update"
    assert not linked(free, said("b", "Lutz Hamm has been arrested", by=MINISTRY, day=3)).relations


def test_who_is_blamed_denies_it() -> None:
    blamed = said("a", "the raid on the Gulf coalition", by=MINISTRY, predicate="blame")
    denied = said(
        "b",
        "any role in the raid",
        by=source("Gulf coalition", "military", Stance.DENIED),
        predicate="deny",
    )
    assert relation(blamed, denied).relation == "denies"


def test_a_not_beside_shared_words_opposes_them_and_elsewhere_does_not() -> None:
    plain = said("a", "the old mayor sold the quarry to his cousin", by=POLICE)
    against = said("b", "the old mayor never sold the quarry to his cousin", by=MINISTRY)
    assert relation(plain, against).relation == "conflict"
    own = said("c", "he never sold the quarry to his cousin, the baker", by=source("old mayor", "official"))
    assert relation(plain, own).relation == "denies"
    beside = said("b", "the old mayor, who was not well, sold the quarry to his cousin", by=MINISTRY)
    assert relation(plain, beside).relation == "corroborates"


def test_one_quote_of_sources_who_share_a_name_is_told_again() -> None:
    words = "nobody slept in the valley after the second siren"
    one = said("a", words, by=source("Comsuelo Garra", "person"))
    assert relation(one, said("b", words, by=source("Consuelo Garra", "person"))).relation == "repeat"
    assert relation(one, said("b", words, by=source("Milo Krantz", "person"))).relation == "corroborates"


def test_a_number_in_letters_is_no_other_number() -> None:
    words = "the harbour crews have pulled {} survivors out of the flooded engine room"
    first = said("a", words.format("forty"), by=TESK)
    assert relation(first, said("b", words.format("40"), by=TESK)).relation == "repeat"
    assert linked(said("a", words.format("30"), by=TESK), said("b", words.format("40"), by=TESK)).relations == ()


def test_the_same_said_of_another_is_not_the_same() -> None:
    one = said("a", "Orlan Tesk died of a wound to the chest", by=POLICE)
    assert not linked(one, said("b", "Milo Krantz died of a wound to the chest", by=POLICE)).relations
    assert relation(one, said("b", "Tesk died of one wound to the chest", by=POLICE)).relation == "repeat"


def test_a_refused_request_denies_nothing_that_was_said() -> None:
    bail = said(
        "a", "bail to Orlan Tesk after the shooting of the clerk", by=source("judge", "court"), predicate="deny"
    )
    assert not linked(bail, said("b", "Orlan Tesk shot the clerk after a row", by=POLICE)).relations


def test_who_was_not_the_gunman_denies_that_he_fired() -> None:
    accused = said("a", "Orlan Tesk fired several shots at the door", by=POLICE)
    denial = said("b", "he wasn't the gunman", by=TESK, predicate="claim")
    assert relation(accused, denial).relation == "denies"
    assert relation(accused, said("c", "he was the gunman", by=TESK, predicate="claim")).relation == "corroborates"
