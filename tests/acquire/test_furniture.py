"""Furniture goes, the story stays, and every span slices to its text."""

from __future__ import annotations

import json
import random
import re
import time
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportedly.acquire.furniture import GALLERY, OTHER, PLAYLIST, REPEAT, find_furniture

STORY = [
    "ARDEN — Two people were killed and five were hurt when a wall fell in the old town on Friday, police said.",
    "The mayor, Anna Maler, said that the wall had been inspected in March and that no fault had been found then.",
    "Rescue teams searched the ruins until Saturday morning, and forty families had to leave their homes that night.",
    "A spokeswoman for the hospital said that one of the five was in a critical condition and the others were stable.",
]
HEADLINES = [
    "Storm closes harbour for third day",
    "Council votes down bridge money again",
    "Three killed in Weston motorway pile-up",
    "Schools reopen after long strike",
]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def gone(text: str, title: str | None = None) -> dict[str, str]:
    return {dropped.span.text: dropped.reason for dropped in find_furniture(text, title=title)}


def test_a_story_alone_is_left_alone() -> None:
    assert gone(page(*STORY)) == {}
    assert gone("\n".join(STORY)) == {}


def test_a_run_of_headlines_is_left_out() -> None:
    found = gone(page(*STORY, *HEADLINES))
    assert found == dict.fromkeys(HEADLINES, OTHER)


def test_the_reports_own_title_in_a_run_stays() -> None:
    found = gone(
        page(*HEADLINES, "Two killed as wall falls in Arden", *STORY), "Two killed as wall falls in Arden - City Wire"
    )
    assert found == dict.fromkeys(HEADLINES, OTHER)


def test_highlights_of_the_story_itself_stay() -> None:
    highlights = [
        "Two people killed when wall fell on Friday",
        "Forty families had to leave homes",
        "Mayor Anna Maler says wall was inspected in March",
        "One of five hurt in critical condition in hospital",
    ]
    assert gone(page("Wall falls", *highlights, *STORY)) == {}


def test_a_list_that_a_colon_announces_and_a_list_of_people_stay() -> None:
    people = ["Tom Reed, 34, of Weston", "Ida Noll, 29, of Arden", "Max Hahn, 71, of Arden", "Eva Lind, 8, of Weston"]
    assert gone(page(*STORY, *people)) == {}
    assert gone(page(*STORY, "The charges are these:", *HEADLINES)) == {}


def test_links_between_the_paragraphs_go_by_twos() -> None:
    links = ["Storm closes harbour of Weston for third day", "Nine die as bus and lorry collide near Weston"]
    assert gone(page(STORY[0], links[0], STORY[1], links[1], *STORY[2:])) == dict.fromkeys(links, OTHER)
    assert gone(page(STORY[0], links[0], *STORY[1:])) == {}
    torn = ["The dictator moved the clocks of Weston forward to Central European", "Time, and nobody moved them back."]
    assert gone(page(STORY[0], *torn, STORY[1], "Nine die as bus collides near Weston", "and burns.", STORY[2])) == {}
    headings = ["Mayor Anna Maler says no fault was found", "Forty families leave homes in old town"]
    assert gone(page(STORY[0], headings[0], STORY[1], headings[1], *STORY[2:])) == {}


def test_half_a_sentence_is_no_title() -> None:
    half = 'In a statement on Saturday, the mayor accused two men of "a crime'
    assert gone(page(*STORY, *HEADLINES[:3], half, 'against the town", and of the death of five.')) == {}


def test_fields_of_a_form_stay() -> None:
    fields = [
        "Name – Tom Reed the younger",
        "Race – not known yet",
        "Date – March 3 of this year",
        "Street – Long Lane 4",
    ]
    assert gone(page(*STORY, *fields)) == {}


def test_headlines_under_a_heading_go_and_the_story_goes_on() -> None:
    text = page(STORY[0], "RELATED ARTICLES", "+ Man dies in Weston fire", "+ Police: 3 hurt in crash", *STORY[1:])
    found = gone(text)
    assert set(found) == {"RELATED ARTICLES", "+ Man dies in Weston fire", "+ Police: 3 hurt in crash"}


def test_a_video_list_goes_and_a_log_of_hours_stays() -> None:
    videos = ["1:34 Storm closes harbour for third day", "0:59 Nine dead in Weston crash", "2:06"]
    assert gone(page(*videos, *STORY)) == dict.fromkeys(videos, PLAYLIST)
    log = ["1:34 p.m. Two bodies are found", "2:10 p.m. A third body is found", "3:00 PM The search ends"]
    assert gone(page(*STORY, *log)) == {}


def test_a_repeated_paragraph_goes_the_second_time() -> None:
    found = find_furniture(page(STORY[0], STORY[1], STORY[0], STORY[2]))
    assert [(dropped.span.text, dropped.reason) for dropped in found] == [(STORY[0], REPEAT)]
    assert found[0].span.start > len(STORY[0])
    assert gone(page("No one was hurt.", STORY[0], "No one was hurt.")) == {}


def test_a_copy_cut_off_with_dots_goes() -> None:
    assert gone(page(STORY[0], STORY[0][:60] + "...", *STORY[1:])) == {STORY[0][:60] + "...": REPEAT}
    assert gone(page("The wall fell on two people from the town, and then...", *STORY)) == {}


def test_a_gallery_goes_only_while_a_story_remains() -> None:
    pictures = [f"Image {n} of 3 Flowers lie where two people were killed in Arden, number {n}." for n in (1, 2, 3)]
    assert gone(page(*pictures, *STORY)) == dict.fromkeys(pictures, GALLERY)
    assert gone(page(*pictures)) == {}
    same = [f"Image {n} of 2 Flowers lie where two people were killed in the old town of Arden." for n in (1, 2)]
    assert gone(page(*same)) == {same[1]: REPEAT}


def test_teasers_below_the_notice_of_rights_go() -> None:
    teasers = [
        "Storm closes harbour for third day",
        "Ships wait outside the harbour of Weston as the storm goes on.",
        "Nine dead in Weston crash",
        "Nine people died when a bus and a lorry crashed near Weston on Monday.",
    ]
    text = page(*STORY, "Copyright 2024 City Wire. All rights reserved.", *teasers)
    assert set(teasers) < set(gone(text))
    assert gone(page(*STORY, "A witness speaks", STORY[0].replace("Two", "Three"))) == {}


def test_doubled_teasers_go_and_a_page_that_doubles_its_story_keeps_it_once() -> None:
    leads = [
        "Ships wait outside the harbour of Weston as the storm goes on.",
        "Nine passengers died when a bus and a lorry collided near Weston.",
    ]
    doubled = [lead for lead in leads for _ in range(2)]
    spans = find_furniture(page(*doubled, *STORY))
    assert [dropped.span.text for dropped in spans] == doubled
    twice = find_furniture(page(*(line for line in STORY for _ in range(2))))
    assert [dropped.reason for dropped in twice] == [REPEAT] * len(STORY)


def test_readers_comments_go_below_a_story_only() -> None:
    comments = [
        "3 Comments",
        "They said 400 died. Nobody believes the mayor any more.",
        "My cousin saw it and ten were dead.",
    ]
    assert set(gone(page(*STORY, *comments))) == set(comments)
    assert set(gone(page("3 Comments", *STORY))) == {"3 Comments"}


def test_credits_leave_the_caption_and_take_the_credit() -> None:
    caption = "The wall killed two people. (Photo: Anna Maler, City Wire)"
    assert gone(page(caption, *STORY)) == {"(Photo: Anna Maler, City Wire)": "picture credit"}


def test_one_line_is_never_furniture() -> None:
    assert gone("Advertisement") == {}
    assert gone("") == {}


def test_hard_wrapped_paragraphs_are_not_taken_for_headlines() -> None:
    wrapped = "\n".join(re.findall(r".{1,60}(?: |$)", " ".join(STORY)))
    assert gone(wrapped) == {}


def test_a_long_page_is_read_in_time() -> None:
    begin = time.perf_counter()
    find_furniture(page(*(f"Storm number {n} closes the harbour" for n in range(20_000)), *STORY), title="Wall falls")
    find_furniture(page(*[STORY[0] + str(n) if n % 5 else line for n in range(5_000) for line in HEADLINES]))
    find_furniture(
        page(*[line for n in range(4_000) for line in ("More stories", "Storm closes harbour again", STORY[n % 4])])
    )
    find_furniture("a" * 1_000_000 + "\n" + "( " * 300_000)
    find_furniture("Image 1 of 3\n" * 20_000 + "the same and so on...\n" * 5_000)
    assert time.perf_counter() - begin < 10


PIECES = (
    *STORY,
    *HEADLINES,
    "Advertisement",
    "Copyright 2016 WXYZ. All rights reserved.",
    "RELATED: Two hurt in Arden",
    "1:34 Storm closes harbour",
    "More stories",
    "12 Comments",
    "Image 1 of 3 Flowers",
    "(Photo: Ä/AP)",
    "🚑 عاجل: قتل شخصان",
    "\u200f",
    "Ends with dots...",
    "____",
    "\r\n",
    "\n\n",
    "\r",
    "\u2029",
    "\u00a0",
    " ",
    "x" * 500,
)


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=60), max_size=30).map("".join), st.none() | st.text(max_size=40)
)
def test_every_span_slices_to_its_text_in_order(text: str, title: str | None) -> None:
    found = [dropped.span for dropped in find_furniture(text, title=title)]
    assert all(text[span.start : span.end] == span.text and span.text for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


VICTIMS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|an)\b[^.]{0,60}\b(?:killed|dead|died|shot|wounded|injured)\b",
    re.IGNORECASE,
)


def test_no_prose_with_victims_is_left_out_of_scraped_reports(shared: Path) -> None:
    """What goes with a count of victims in it and ends as a sentence does is a copy, a caption, or a doubled teaser."""
    reports = [
        report
        for line in (shared / "data/incidents/dev.jsonl").read_text(encoding="utf-8").splitlines()
        for report in json.loads(line)["reports"]
    ]
    prose: list[str] = []
    for report in random.Random(5).sample(reports, 400):  # noqa: S311  # no secret
        for dropped in find_furniture(report["text"], title=report["title"]):
            words = dropped.span.text
            is_prose = VICTIMS.search(words) and re.search(r"[.!?][\"”]?$", words)
            is_copy = dropped.reason in {REPEAT, GALLERY} or report["text"].count(words) > 1
            if is_prose and not is_copy:
                prose.append(words)
    assert prose == []
