"""Attributions from the spans that a model marks; the spans stand in the tests, no model runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.extract.attributions import find_attributions
from reportedly.extract.mentions import Attribution
from reportedly.extract.stances import stance_at
from reportedly.records import Analysis, AttributionSpans, Span

Analyse = Callable[..., Analysis]


def _found(
    analyse_text: Analyse, text: str, *marked: tuple[list[str], list[str], list[str]]
) -> tuple[Attribution, ...]:
    """The attributions of ``text`` where a model marked these words as source, cue and content."""
    analysis = analyse_text(text)

    def spans(words: list[str]) -> tuple[Span, ...]:
        return tuple(Span(at := text.index(piece), at + len(piece), piece) for piece in words)

    return find_attributions(
        replace(analysis, attributions=tuple(AttributionSpans(*map(spans, row)) for row in marked))
    )


@pytest.mark.parametrize(
    ("text", "marked", "chain", "stance"),
    [
        (
            "Six people died, the ministry said.",
            (["the ministry"], ["said"], ["Six people died"]),
            ["ministry"],
            "stated",
        ),
        (
            "Ann Cole was adamant that six died.",
            (["Ann Cole"], ["was adamant"], ["that six died"]),
            ["Ann Cole"],
            "stated",
        ),
        (
            "Ann Cole's claim that six died stood.",
            (["Ann Cole"], ["claim"], ["that six died"]),
            ["Ann Cole"],
            "claimed",
        ),
        ("The man allegedly shot six people.", ([], ["allegedly"], ["The man", "shot six people"]), [None], "claimed"),
        (
            "Norway is believed to have sent ships.",
            ([], ["is believed"], ["Norway", "to have sent ships"]),
            [None],
            "believed",
        ),
        ("Norway denies that it sent ships.", (["Norway"], ["denies"], ["that it sent ships"]), ["Norway"], "denied"),
        (
            "Norway put in place a ban on ships.",
            (["Norway"], ["put in place"], ["a ban on ships"]),
            ["Norway"],
            "stated",
        ),
        (
            "Ann Cole told Reuters that six died.",
            (["Ann Cole"], ["told"], ["that six died"]),
            ["Ann Cole", "Reuters"],
            "stated",
        ),
        (
            "The mayor of Arden said, TASS reported, that six died.",
            (["TASS"], ["reported"], ["The mayor of Arden said", "that six died"]),
            ["mayor of Arden", "TASS"],
            "stated",
        ),
        (
            "Six people died, according to the Health Office's data passed to the council.",
            (["the Health Office's data passed to the council"], ["according to"], ["Six people died"]),
            ["Health Office"],
            "stated",
        ),
        (
            "TASS quoted Ann Cole as saying that six died.",
            (["Ann Cole"], ["saying"], ["that six died"]),
            ["Ann Cole", "TASS"],
            "stated",
        ),
    ],
)
def test_source_and_stance(
    text: str,
    marked: tuple[list[str], list[str], list[str]],
    chain: list[str | None],
    stance: str,
    analyse_text: Analyse,
) -> None:
    (found,) = _found(analyse_text, text, marked)
    assert [source.name for source in found.chain] == chain
    assert found.chain[0].stance == stance


def test_the_models_words_are_kept_whole(analyse_text: Analyse) -> None:
    text = "The dam, police chief Ann Cole has said, broke at noon."
    (found,) = _found(analyse_text, text, (["police chief Ann Cole"], ["has said"], ["The dam", "broke at noon"]))
    source = found.chain[0]
    assert source.span is not None
    assert (source.span.text, source.name, source.kind) == ("police chief Ann Cole", "Ann Cole", "police")
    assert len(found.content) == 2


def test_a_span_that_ends_inside_a_word_takes_the_word(analyse_text: Analyse) -> None:
    text = "Police said that six people died."
    (found,) = _found(analyse_text, text, (["Pol"], ["sai"], ["that six people di"]))
    assert found.evidence.text == "six people died"


def test_quoted_words_are_direct_with_and_without_their_marks(analyse_text: Analyse) -> None:
    text = "“We lost every house we had,” Ann Cole said."
    for content in ("“We lost every house we had,”", "We lost every house we had"):
        (found,) = _found(analyse_text, text, (["Ann Cole"], ["said"], [content]))
        assert found.direct


def test_a_quotation_of_which_the_model_marks_the_first_sentence_is_its_speakers_to_the_end(
    analyse_text: Analyse,
) -> None:
    text = (
        "Ann Cole said the night was “long and dark.”\n\n"
        "“Every house burned. Nine people died there. Nobody came to help us,” she said on Sunday."
    )
    found = _found(
        analyse_text,
        text,
        (["Ann Cole"], ["said"], ["the night was “long and dark.”", "Every house burned"]),
        (["she"], ["said on"], ["Nobody came to help us"]),
    )
    held = [text[s.start : s.end] for f in found for s in (analyse_text(text).span(*piece) for piece in f.content)]
    assert any("Nine people died there" in words for words in held)


def test_what_was_not_said_is_marked_and_a_not_in_the_words_is_no_matter(analyse_text: Analyse) -> None:
    (silent,) = _found(analyse_text, "Police did not say if six died.", (["Police"], ["did not say"], ["if six died"]))
    assert silent.negated
    (denied,) = _found(analyse_text, "Police said they did not fire.", (["Police"], ["said"], ["they did not fire"]))
    assert not denied.negated


def test_an_attribution_within_anothers_content_is_a_chain(analyse_text: Analyse) -> None:
    text = "The army said that rebels claimed that six died."
    found = _found(
        analyse_text,
        text,
        (["The army"], ["said"], ["rebels claimed that six died"]),
        (["rebels"], ["claimed"], ["that six died"]),
    )
    assert [[source.name for source in f.chain] for f in found] == [["army"], ["rebels", "army"]]


def test_who_quotes_somebody_relays_his_words(analyse_text: Analyse) -> None:
    text = "The agency Norpress quoted Ann Cole as saying, “Six of our people died there.”"
    [found] = _found(
        analyse_text, text, (["The agency Norpress"], ["quoted"], ["Ann Cole as saying, “Six of our people died there"])
    )
    assert found.chain[0].name == "Ann Cole"
    assert [link.role.value for link in found.chain] == ["originator", "relay"]


def test_who_cites_somebody_is_no_source_of_his_own(analyse_text: Analyse) -> None:
    text = "State television, citing the General Staff, reported that 130 soldiers had died."
    content = ["that 130 soldiers had died"]
    [found] = _found(
        analyse_text,
        text,
        (["State television"], ["reported"], content),
        (["State television"], ["citing"], ["the General Staff"]),
    )
    assert [(link.role.value, link.name) for link in found.chain] == [
        ("originator", "General Staff"),
        ("relay", "State television"),
    ]


def test_content_ends_with_its_paragraph(analyse_text: Analyse) -> None:
    text = "The Harbour Post reported that two people drowned.\n\nA storm killed six in Arden."
    [found] = _found(
        analyse_text, text, (["The Harbour Post"], ["reported"], ["that two people drowned.\n\nA storm killed six"])
    )
    assert found.evidence.text == "two people drowned"


def test_the_name_behind_an_office_is_who_speaks(analyse_text: Analyse) -> None:
    text = "Cole's attorney, Martin Hale, said that six people died."
    [found] = _found(analyse_text, text, (["Cole's attorney, Martin Hale"], ["said"], ["that six people died"]))
    assert found.chain[0].name == "Martin Hale"


def test_the_rules_add_what_no_span_holds(analyse_text: Analyse) -> None:
    text = "Six died, police said. According to the ministry, four are missing."
    found = _found(analyse_text, text, (["police"], ["said"], ["Six died"]))
    assert [f.chain[0].name for f in found] == ["police", "ministry"]


def test_the_subject_beside_a_cue_speaks_and_nobody_of_another_sentence(analyse_text: Analyse) -> None:
    text = "Witnesses saw smoke. Organisers claim that six died."
    (found,) = _found(analyse_text, text, (["Witnesses"], ["claim"], ["that six died"]))
    source = found.chain[0]
    assert source.span is not None
    assert (source.name, source.span.text) == ("Organisers", "Organisers")


@pytest.mark.parametrize(
    ("text", "marked", "chain"),
    [
        (
            "Ray Cole told detectives that he fell.",
            (["Ray Cole"], ["told"], ["that he fell"]),
            ["Ray Cole", "detectives"],
        ),
        ("Ray Cole told reporters that he fell.", (["Ray Cole"], ["told"], ["that he fell"]), ["Ray Cole"]),
        ("Ray Cole told friends that he fell.", (["Ray Cole"], ["told"], ["that he fell"]), ["Ray Cole"]),
        (
            "Six died, according to Reuters' sources.",
            (["Reuters' sources"], ["according to"], ["Six died"]),
            ["sources", "Reuters"],
        ),
        (
            "Six died, according to Norway's sources.",
            (["Norway's sources"], ["according to"], ["Six died"]),
            ["Norway's sources"],
        ),
    ],
)
def test_who_was_told_and_whose_sources_they_are_pass_it_on(
    text: str, marked: tuple[list[str], list[str], list[str]], chain: list[str], analyse_text: Analyse
) -> None:
    (found,) = _found(analyse_text, text, marked)
    assert [source.name for source in found.chain] == chain


@pytest.mark.parametrize(("who", "stance"), [("Ray Cole", "accused"), ("the guard", "stated")])
def test_a_relative_pronoun_is_the_one_who_is_charged(who: str, stance: str, analyse_text: Analyse) -> None:
    text = f"They met {who}, who police say shot two men."
    (found,) = _found(analyse_text, text, (["police"], ["say"], ["shot two men"]))
    analysis = analyse_text(text)
    shot = next(token.i for token in analysis.tokens if token.text == "shot")
    assert stance_at(analysis, found, shot) == stance


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Two rallies saw hundreds detained.", (["Two rallies"], ["saw"], ["hundreds detained"])),
        (
            "Five women, two of them found on the beach, were named.",
            (["two of them"], ["found"], ["on the beach"]),
        ),
    ],
)
def test_what_was_seen_or_found_is_nobodys_words(
    text: str, marked: tuple[list[str], list[str], list[str]], analyse_text: Analyse
) -> None:
    assert not _found(analyse_text, text, marked)
    assert _found(analyse_text, "The panel found that six died.", (["The panel"], ["found"], ["that six died"]))
