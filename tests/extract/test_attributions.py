"""Who said what."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.analyse.parser import Parser
from reportedly.extract.attributions import find_attributions
from reportedly.extract.counters_beside import BESIDE, OFFICIAL
from reportedly.extract.cues import CueRow
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Report, text_sha256

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize("row", load_table("cues.toml", "cue", CueRow), ids=attrgetter("id"))
def test_every_cue_row_fires_on_its_example_and_spares_its_near_miss(row: CueRow, analyse_text: Analyse) -> None:
    assert row.id in {found.rule for found in find_attributions(analyse_text(row.example))}
    assert row.id not in {found.rule for found in find_attributions(analyse_text(row.near_miss))}


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("Six people died, police said.", ["police"], ["Six people died"]),
        ("The crash, police said, killed six.", ["police"], ["The crash", "killed six"]),
        ("Six people died, said Mayor Ann Cole.", ["Ann Cole"], ["Six people died"]),
        ("According to the ministry, six people died.", ["ministry"], ["six people died"]),
        ("Six people died, according to the ministry.", ["ministry"], ["Six people died"]),
        ("Six people died, by the ministry's count.", ["ministry"], ["Six people died"]),
        ("Six people died, by the estimate of the Red Cross.", ["Red Cross"], ["Six people died"]),
        ("Ann Cole told Reuters that six died.", ["Ann Cole", "Reuters"], ["that six died"]),
        ("TASS quoted Ann Cole as saying that six died.", ["Ann Cole", "TASS"], ["that six died"]),
        ("The army, citing local officials, reported that six died.", ["local officials", "army"], ["that six died"]),
        ("Six people died, TASS quoted Ann Cole as saying.", ["Ann Cole", "TASS"], ["Six people died"]),
        ("The ministry raised the toll to 51.", ["ministry"], ["the toll to 51"]),
        ("Police: six people hurt in crash.", ["Police"], ["six people hurt in crash"]),
        ("Norway is believed to have sent ships.", [None], ["Norway", "to have sent ships"]),
        ("Police said in a statement that six died.", ["Police"], ["that six died"]),
        (
            "“We lost every house,” Ann Cole was quoted as saying by TASS.",
            ["Ann Cole", "TASS"],
            ["“We lost every house,”"],
        ),
        ("Organisers estimate the crowd at more than 9,000.", ["Organisers"], ["the crowd at more than 9,000"]),
        ("The clinic recorded nine deaths.", ["clinic"], ["nine deaths"]),
        ("Police now count nine wounded in the raid.", ["Police"], ["nine wounded in the raid."]),
        ("The Quake Office's tally stood at 310 dead.", ["Quake Office"], ["stood at 310 dead."]),
        ("Boreal Air spoke of 108 people killed.", ["Boreal Air"], ["of 108 people killed."]),
        ("Nine thousand marched, by the union's count.", ["union"], ["Nine thousand marched"]),
        ("The mayor put the toll at six dead and nine injured.", ["mayor"], ["the toll at six dead and nine injured"]),
        ("Opposition groups put the toll above 100.", ["Opposition groups"], ["the toll above 100"]),
        (
            "Ann Cole told the Ulver Broadcasting Corporation that six died.",
            ["Ann Cole", "Ulver Broadcasting Corporation"],
            ["that six died"],
        ),
        ("Ulver mudslide toll rises to six dead: Red Cross", ["Red Cross"], ["Ulver mudslide toll rises to six dead"]),
        ("Norway reported six killed and nine injured.", ["Norway"], ["six killed and nine injured"]),
        ("Six died, Ann Cole said, as quoted by TASS.", ["Ann Cole", "TASS"], ["Six died"]),
        ("A paper quoting army sources claimed that six died.", ["army sources", "paper"], ["that six died"]),
        (
            "The finds raised the toll to 51, according to the ministry.",
            ["ministry"],
            ["The finds raised the toll to 51"],
        ),
        ("Six died, according to an army statement carried by SANA.", ["army statement", "SANA"], ["Six died"]),
        ("In an interview with the BBC, Ann Cole said that six died.", ["Ann Cole", "BBC"], ["that six died"]),
        ("Speaking to the Sky channel, Ann Cole said that six died.", ["Ann Cole", "Sky channel"], ["that six died"]),
        ("Six died, officials cited by the BBC said.", ["officials", "BBC"], ["Six died"]),
        ("Ann Cole confirmed to AFP that six died.", ["Ann Cole", "AFP"], ["that six died"]),
        ("Ann Cole said in an interview with police that six died.", ["Ann Cole"], ["that six died"]),
        (
            "Ann Cole said that Bo Lind, speaking to the BBC, wept.",
            ["Ann Cole"],
            ["that Bo Lind, speaking to the BBC, wept"],
        ),
        ("The ministry gave a toll of six killed and nine hurt.", ["ministry"], ["a toll of six killed and nine hurt"]),
        ("The toll of six reported by the ministry is wrong.", ["ministry"], ["The toll of six"]),
        ("The agency raised the toll from 17 to 51.", ["agency"], ["the toll from 17 to 51"]),
        ("The mayor pegged the toll at 51.", ["mayor"], ["the toll at 51"]),
        ("That is above early estimates of 1,000 deaths.", [None], ["1,000 deaths"]),
        ("Nobody shared the mayor's estimate of 1,000 deaths.", ["mayor"], ["1,000 deaths"]),
        ("They asked the council, which said that six died.", ["council"], ["that six died"]),
        ("“We lost it all,” Ann Cole said.", ["Ann Cole"], ["“We lost it all,”"]),
        ("Ann Cole called the plan a “shameful trick.”", ["Ann Cole"], ["“shameful trick.”"]),
    ],
)
def test_source_and_content(text: str, chain: list[str | None], content: list[str], analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    found = find_attributions(analysis)
    assert [source.name for source in found[0].chain] == chain
    assert [analysis.span(*piece).text for piece in found[0].content] == content


def test_a_reporting_clause_inside_another_is_chained(analyse_text: Analyse) -> None:
    inner, outer = find_attributions(analyse_text("Six people died, the ministry said, the agency reported."))
    assert [source.name for source in inner.chain] == ["ministry", "agency"]
    assert [source.name for source in outer.chain] == ["agency"]


def test_who_speaks_from_a_list_is_the_source_of_what_it_shows(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("The mayor said the passenger list showed that fifty people were on board."))
    assert [[source.name for source in one.chain] for one in found] == [["mayor"], ["mayor"]]
    found = find_attributions(analyse_text("The mayor said a survey by Ulster College showed that fifty people fled."))
    assert [source.name for source in found[-1].chain] == ["Ulster College", "mayor"]


def test_what_was_said_ends_where_the_next_act_of_speech_begins(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Police said they held six men and denied beating them."))
    assert [(one.evidence.text, one.chain[0].stance.value) for one in found] == [
        ("they held six men", "stated"),
        ("beating them", "denied"),
    ]
    found = find_attributions(analyse_text("Police said they held six men and told them to wait."))
    assert found[0].evidence.text == "they held six men and told them to wait"


def test_who_finds_bodies_does_not_give_the_toll(analyse_text: Analyse) -> None:
    text = "Rescue teams found two bodies, raising the toll to 51, officials said."
    assert [one.chain[0].name for one in find_attributions(analyse_text(text))] == ["officials"]
    found = find_attributions(analyse_text("Rescue teams raised the toll to 51."))
    assert [one.chain[0].name for one in found] == ["Rescue teams"]


def test_what_is_added_to_what_an_outlet_was_told_was_told_to_it_too(analyse_text: Analyse) -> None:
    text = "Ann Cole told Reuters that six died. She added that two fled. Bo Lind said that it rained."
    chains = [[source.name for source in one.chain] for one in find_attributions(analyse_text(text))]
    assert chains == [["Ann Cole", "Reuters"], ["Ann Cole", "Reuters"], ["Bo Lind"]]
    text = "Ann Cole told Reuters that six died. It rained. It snowed. It froze. Cole said that two fled."
    assert [source.name for source in find_attributions(analyse_text(text))[-1].chain] == ["Ann Cole"]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "The mayor said that the toll was closer to 25 than the 100 mentioned by Colonel Velk.",
            {"the 100": ["Velk"]},
        ),
        ("Some 5,000 people (police) or 20,000 (organisers) marched.", {"5,000 people": ["police"]}),
        ("The official death toll stood at 1,774.", {"death toll": ["official"]}),
        ("The official death toll stood at 1,774, the agency said.", {}),
        ("The official said that the death toll stood at 1,774.", {}),
        ("Some 5,000 people (most of them women) marched.", {}),
    ],
)
def test_words_beside_a_figure_say_whose_it_is(text: str, chains: dict[str, list[str]], analyse_text: Analyse) -> None:
    analysis = analyse_text(text)
    beside = [found for found in find_attributions(analysis) if found.rule in {BESIDE, OFFICIAL}]
    told = {found.evidence.text: [source.name for source in found.chain] for found in beside}
    assert chains.items() <= told.items()
    assert bool(chains) is bool(told)


def test_what_stands_in_brackets_is_said_there(analyse_text: Analyse) -> None:
    analysis = analyse_text("About a million people marched (3.5 million, according to the unions).")
    (unions,) = find_attributions(analysis)
    assert [analysis.span(*piece).text for piece in unions.content] == ["3.5 million"]


def test_what_somebody_says_within_anothers_words_ends_with_them(analyse_text: Analyse) -> None:
    analysis = analyse_text("“The mayor said that, as they count, nine died,” Ann Cole told Reuters.")
    mayor = next(found for found in find_attributions(analysis) if found.chain[0].name == "mayor")
    assert [source.name for source in mayor.chain] == ["mayor", "Ann Cole", "Reuters"]
    assert all("Cole" not in analysis.span(*piece).text for piece in mayor.content)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A police spokesperson said it was grave. He also said that three people were held.",
            ["police spokesperson", "police spokesperson"],
        ),
        ("The commissioner said that six died. He said that it was dark.", ["commissioner", "commissioner"]),
        ("Police said that six died. He said that it was dark.", ["Police", None]),
        (
            "Police held two men, as the council said 800 people died. They said that they had a third.",
            ["council", "Police"],
        ),
    ],
)
def test_a_pronoun_is_who_spoke_last(text: str, speakers: list[str | None], analyse_text: Analyse) -> None:
    assert [found.chain[0].name for found in find_attributions(analyse_text(text))] == speakers


def test_a_search_that_continues_says_nothing(analyse_text: Analyse) -> None:
    analysis = analyse_text("“The search continued this morning, and we expect more,” Ann Cole said.")
    assert [found.chain[0].name for found in find_attributions(analysis)] == ["Ann Cole"]


def test_what_another_source_says_after_the_cue_is_not_the_first_ones(analyse_text: Analyse) -> None:
    text = "Six people died, the mayor said, while the union put the toll at nine."
    chains = [[source.name for source in one.chain] for one in find_attributions(analyse_text(text))]
    assert chains == [["mayor"], ["union"]]


def test_a_list_behind_a_colon_is_said_too(analyse_text: Analyse) -> None:
    text = "According to police, the hurt are:\n\n• Ann Cole, who was shot twice;\n\n• Bo Lind, who fell.\n\nIt rained."
    analysis = analyse_text(text)
    (found,) = find_attributions(analysis)
    said = " ".join(analysis.span(first, last).text for first, last in found.content)
    assert "Ann Cole" in said
    assert "Bo Lind" in said
    assert "rained" not in said


def test_whom_a_paper_quotes_after_what_it_reports_said_it(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Local media reported that six died, quoting police."))
    assert [source.name for source in found[-1].chain] == ["police", "Local media"]
    found = find_attributions(analyse_text("Local media reported that six died, hurting police."))
    assert [[source.name for source in one.chain] for one in found] == [["Local media"]]


def test_the_second_of_two_cues_around_one_clause_passes_it_on(analyse_text: Analyse) -> None:
    text = "The ministry said 40 houses burned down in the night, the daily Herald reported."
    first, second = find_attributions(analyse_text(text))
    assert [source.name for source in first.chain] == ["ministry", "Herald"]
    assert first.evidence.text == "40 houses burned down in the night"
    assert [source.name for source in second.chain] == ["Herald"]


def test_it_said_is_the_last_body_and_it_appears_is_nobody(analyse_text: Analyse) -> None:
    found = find_attributions(
        analyse_text("The ministry said six died. It said nine were hurt. It appears that it rained.")
    )
    assert [f.chain[0].name for f in found] == ["ministry", "ministry"]


@pytest.mark.parametrize("text", ["Everything indicates that six people died.", "All suggests that six people died."])
def test_what_is_nobody_says_nothing(text: str, analyse_text: Analyse) -> None:
    assert [found for found in find_attributions(analyse_text(text)) if found.chain[0].name] == []


def test_who_disputes_a_count_does_not_pass_it_on(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("The army disputed a toll from the ministry, which said that six died."))
    assert [source.name for source in found[-1].chain] == ["ministry"]


def test_a_lie_insists_on_nothing(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Ann Cole called it a fabrication insisting that six men died."))
    assert {f.chain[0].name for f in found} == {"Ann Cole"}


def test_speech_goes_on_though_the_sentence_ran_on_after_it(analyse_text: Analyse) -> None:
    text = "“They came at dawn over the bridge” in the north, Ann Cole told TASS.\n\n“They killed six men and left.”"
    found = find_attributions(analyse_text(text))
    assert [source.name for source in found[-1].chain] == ["Ann Cole", "TASS"]
    assert found[-1].evidence.text == "“They killed six men and left.”"


def test_a_participle_takes_the_subject_and_the_admission(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Norway acknowledged its part in the raid, confirming that six had died."))
    assert [(f.chain[0].territory, f.chain[0].stance) for f in found] == [("NO", "admitted"), ("NO", "admitted")]


def test_quoted_paragraphs_go_on_for_their_speaker(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("“We lost it all,” Ann Cole said. “Every house.\n\n“Every tree went too.”"))
    assert {f.chain[0].name for f in found} == {"Ann Cole"}
    assert found[-1].evidence.text == "“Every tree went too.”"


def test_a_quotation_of_the_paragraph_before_is_not_the_next_speakers(analyse_text: Analyse) -> None:
    found = find_attributions(
        analyse_text("“We lost it all,” Ann Cole said. “It went.”\n\nPolice said six people died.")
    )
    assert [(f.chain[0].name, f.evidence.text) for f in found][-1] == ("Police", "six people died")


def test_what_somebody_might_say_is_nobodys_words(analyse_text: Analyse) -> None:
    assert find_attributions(analyse_text("Fans might recall that six people died.")) == ()


def test_what_was_not_said_is_marked(analyse_text: Analyse) -> None:
    assert all(f.negated for f in find_attributions(analyse_text("Police did not say that six people died.")))


CLAUSES = [
    "Police said ",
    "“We lost it,” ",
    "Ann Cole said.",
    "\n\n",
    '"',
    "according to ",
    "is believed to flee",
    "🙂\u200f",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(CLAUSES) | st.text(max_size=20), max_size=8).map("".join))
def test_every_span_quotes_the_report(text: str, parser: Parser) -> None:
    analysis = parser.parse(Report(id="x", text=text, sha256=text_sha256(text)))
    for found in find_attributions(analysis):
        for span in [found.evidence, *(s.span for s in found.chain), *(s.cue for s in found.chain)]:
            assert span is None or text[span.start : span.end] == span.text
        assert all(first < last for first, last in found.content)


def test_a_post_is_its_signers_and_ends_where_the_one_before_it_ends(analyse_text: Analyse) -> None:
    text = "Roads shut. — Bo Lind (@bolind) Two men held after the raid. — Ann Cole (@anncole) June 2"
    analysis = analyse_text(text)
    first, second = (found for found in find_attributions(analysis) if found.rule == "cue.posted")
    assert (first.chain[0].name, first.evidence.text) == ("Bo Lind", "Roads shut")
    assert (second.chain[0].name, second.evidence.text.endswith("held after the raid")) == ("Ann Cole", True)


def test_a_post_passes_on_what_others_say_in_it(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Police said six men died. — Ann Cole (@anncole) June 2"))
    assert [[source.name for source in one.chain] for one in found] == [["Police", "Ann Cole"], ["Ann Cole"]]


def test_a_handle_without_a_dash_signs_nothing(analyse_text: Analyse) -> None:
    found = find_attributions(analyse_text("Follow our reporter Ann Cole (@anncole) for more."))
    assert not [one for one in found if one.rule == "cue.posted"]
