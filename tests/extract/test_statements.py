"""Statements made of attributions."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.extract.attributions import find_attributions
from reportedly.extract.statements import StatementMention, find_statements
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def statements(analysis: Analysis) -> tuple[StatementMention, ...]:
    return find_statements(analysis, find_attributions(analysis))


def test_a_promise_is_the_words_promised(analyse_text: Analyse) -> None:
    (found,) = statements(analyse_text("Ann Cole wept, promising to build a school in their town and praising them."))
    assert (found.predicate, found.evidence[0].text) == ("promise", "to build a school in their town")
    assert (found.chain[0].name, found.chain[0].stance) == ("Ann Cole", "promised")


def test_an_act_that_others_report_begins_with_its_subject(analyse_text: Analyse) -> None:
    (found,) = statements(analyse_text("Ann Cole has expressed her sorrow to the families, according to state media."))
    assert found.evidence[0].text == "Ann Cole has expressed her sorrow to the families"
    assert (found.chain[0].name, found.chain[0].kind) == ("state media", "state_media")


def test_a_quotation_is_direct_and_keeps_its_marks(analyse_text: Analyse) -> None:
    (found,) = statements(analyse_text("“We lost it all,” Ann Cole said. “It went.”"))
    assert found.direct
    assert [span.text for span in found.evidence] == ["“We lost it all,”", "“It went.”"]


def test_sources_without_a_name_make_none(analyse_text: Analyse) -> None:
    assert statements(analyse_text("Norway is believed to have sent ships.")) == ()


def test_what_is_only_passed_on_is_one_statement(analyse_text: Analyse) -> None:
    (found,) = statements(analyse_text("Investigators found that Ray Cole drove the van, deputies said."))
    assert [source.name for source in found.chain] == ["Investigators", "deputies"]


def test_who_says_more_than_he_passes_on_makes_a_statement_too(analyse_text: Analyse) -> None:
    text = "The mayor said that the bridge was shut for two days and that the police reported six deaths."
    assert len(statements(analyse_text(text))) == 2
