"""The way from what happened to those it happened to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.frames import FRAMES, phrases
from reportedly.extract.syntax import is_passive, subject
from reportedly.extract.tables import load_table
from reportedly.extract.triggers import Trigger
from reportedly.records import Analysis

Analyse = Callable[..., Analysis]


def test_every_frame_that_a_row_names_exists_and_every_frame_is_named() -> None:
    named = {row.frame for row in load_table("predicates.toml", "trigger", Trigger)}
    assert named - FRAMES.keys() == set()
    assert FRAMES.keys() - named == set()


@pytest.mark.parametrize(
    ("text", "trigger", "frame", "words", "heads"),
    [
        ("The blast killed twelve people.", "killed", "patient", (), ["people"]),
        ("Twelve people were killed by the blast.", "killed", "patient", (), ["people"]),
        ("Twelve people got killed.", "killed", "patient", (), ["people"]),
        ("The people killed by the blast were miners.", "killed", "patient", (), ["people"]),
        ("The blast that killed twelve people was an accident.", "killed", "patient", (), ["people"]),
        ("The miners, who were killed on Friday, were young.", "killed", "patient", (), ["miners"]),
        ("Three men were shot.", "shot", "patient", ("dead", "fatally"), []),
        ("Three men were fatally shot.", "shot", "patient", ("dead", "fatally"), ["men"]),
        ("The rebels died in the woods.", "died", "subject", (), ["rebels"]),
        ("The storm left 12 people dead.", "dead", "state", (), ["people"]),
        ("Two fishermen were found dead.", "dead", "state", (), ["fishermen"]),
        ("The death of two miners was sudden.", "death", "deed", (), ["miners"]),
        ("The gunman's death was sudden.", "death", "deed", (), ["gunman"]),
        ("His death sentence was changed.", "death", "deed", (), []),
        ("The motorway toll rose to 52.", "toll", "toll", ("death",), []),
        ("The toll rose to 52.", "toll", "toll", ("death",), ["52"]),
        ("The death toll rose to 52.", "toll", "toll", ("death",), ["52"]),
        ("The flood claimed 12 lives.", "lives", "life", ("claim",), ["lives"]),
        ("Six sailors lost their lives.", "lives", "life", ("lose",), ["sailors"]),
        ("Six workers suffered burns.", "burns", "wound", ("suffer",), ["workers"]),
        ("Ten victims were taken to hospital.", "taken", "goal", ("hospital",), ["victims"]),
        ("Ten victims were taken to the airport.", "taken", "goal", ("hospital",), []),
        ("Forty soldiers were taken prisoner.", "taken", "prisoner", ("prisoner",), ["soldiers"]),
        ("Two people are in custody.", "custody", "site", ("in",), ["people"]),
        ("The rally was attended by 300 guests.", "attended", "attend", (), ["guests"]),
    ],
)
def test_a_frame_leads_to(
    text: str, trigger: str, frame: str, words: tuple[str, ...], heads: list[str], analyse_text: Analyse
) -> None:
    analysis = analyse_text(text)
    i = next(token.i for token in analysis.tokens if token.text == trigger)
    assert [analysis.tokens[o].text for o in FRAMES[frame](analysis, i, words)] == heads


def test_joined_phrases_are_taken_one_by_one(analyse_text: Analyse) -> None:
    analysis = analyse_text("The blast killed men, women and children.")
    men = next(token.i for token in analysis.tokens if token.text == "men")
    assert [analysis.tokens[i].text for i in phrases(analysis, men)] == ["men", "women", "children"]


def test_a_joined_verb_shares_its_subject(analyse_text: Analyse) -> None:
    analysis = analyse_text("Two climbers fell and died.")
    died = next(token.i for token in analysis.tokens if token.text == "died")
    assert analysis.tokens[subject(analysis, died) or 0].text == "climbers"
    assert not is_passive(analysis, died)


def test_no_frame_fails_where_its_word_stands_alone(analyse_text: Analyse) -> None:
    """Headings and lists give parses without a verb or a noun; a frame finds nothing there and says so."""
    analysis = analyse_text("Dead. To. Of 12. Killed, killed. The. 40.")
    for frame in FRAMES.values():
        for token in analysis.tokens:
            assert all(0 <= i < len(analysis.tokens) for i in frame(analysis, token.i, ("dead", "of", "to")))
