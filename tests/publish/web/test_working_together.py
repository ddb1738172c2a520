"""Questions joined and taken apart, reviewers who disagree, and addresses that hold what was filtered: by the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from reportedly.desk.records import ClaimRow, QuestionCard
from tests.publish.web.conftest import Site, Watched, named

LEDGE = (
    "ELVDAL — A ledge fell in Elvdal on Monday. Police said 41 hikers were rescued and 43 people were evacuated. "
    "Elvdal School said exactly 12 pupils were missing, while police said exactly 19 pupils were missing."
)


@pytest.fixture(scope="module")
def story(site: Site) -> str:
    """A story of this module's own: what is joined here is on no other test's pages."""
    site.desk.add_text(LEDGE, publisher="Elvdal Echo", title="Ledge falls in Elvdal")
    return next(row.event.id for row in site.desk.stories("elvdal").items)


@pytest.fixture
def elna(site: Site, window: Callable[..., Watched]) -> Iterator[Page]:
    yield named(window, site, "Elna")
    while site.desk.undo("Elna"):
        pass


def _asked(site: Site, story: str, predicate: str) -> QuestionCard:
    cards = site.desk.story(story).questions.items
    return next(card for card in cards if card.summary.question.predicate == predicate)


def _answered(site: Site, row: ClaimRow) -> str:
    """The question that a claim answers now."""
    question = site.desk.claim(row.claim.id).question
    assert question
    return question.question.id


def test_questions_are_joined_and_undone(site: Site, story: str, elna: Page) -> None:
    rescued, evacuated = _asked(site, story, "rescued"), _asked(site, story, "evacuated")
    elna.goto(f"{site.url}/question/{rescued.summary.question.id}")
    assert elna.locator("tr.claim").count() == 1
    elna.click("text=Join with another question")
    elna.select_option("select[name=other]", evacuated.summary.question.id)
    elna.fill(".join input[name=why]", "the hikers were brought away")
    elna.click("text=They are one question")
    expect(elna.locator(".status")).to_contain_text("are one from now on")
    assert rescued.last
    assert evacuated.last
    joined = _answered(site, rescued.last)
    assert joined == _answered(site, evacuated.last)
    elna.goto(f"{site.url}/question/{joined}")
    assert sorted(elna.locator("tr.claim td.num b").all_inner_texts()) == ["41", "43"]
    elna.keyboard.press("u")
    expect(elna.locator(".status")).to_contain_text("Taken back")
    assert _answered(site, rescued.last) == rescued.summary.question.id
    assert _answered(site, evacuated.last) == evacuated.summary.question.id


def test_a_claim_gets_a_question_of_its_own_and_goes_back(site: Site, story: str, elna: Page) -> None:
    rescued, evacuated = _asked(site, story, "rescued"), _asked(site, story, "evacuated")
    site.desk.join("Elna", rescued.summary.question.id, evacuated.summary.question.id)
    assert rescued.last
    assert evacuated.last
    joined = _answered(site, evacuated.last)
    assert joined == _answered(site, rescued.last)
    elna.goto(f"{site.url}/claim/{rescued.last.claim.id}")
    elna.click("text=Give it a question of its own")
    expect(elna.locator(".status")).to_contain_text("a question of its own from now on")
    assert _answered(site, rescued.last) not in {joined, _answered(site, evacuated.last)}
    elna.keyboard.press("u")
    expect(elna.locator(".status")).to_contain_text("Taken back")
    assert _answered(site, rescued.last) == _answered(site, evacuated.last) == joined


def test_a_disagreement_stands_wherever_the_claim_does(
    site: Site, story: str, elna: Page, window: Callable[..., Watched]
) -> None:
    card = _asked(site, story, "rescued")
    assert card.last
    claim, question = card.last.claim.id, card.summary.question.id
    fred = named(window, site, "Fred")
    for page, verdict in ((elna, "confirm"), (fred, "reject")):
        page.goto(f"{site.url}/claim/{claim}")
        page.click(f"button[value={verdict}]")
        page.wait_for_url(f"**/claim/{claim}")
    expect(fred.locator(".stand")).to_contain_text("reviewers disagree")
    fred.goto(f"{site.url}/question/{question}")
    state = fred.locator(f"#{claim} .check .state")
    expect(state).to_have_text("reviewers disagree")
    title = state.get_attribute("title") or ""
    assert "Elna confirmed it" in title
    assert "Fred rejected it" in title
    expect(fred.locator(f"#{claim} td.num")).to_contain_text("41")  # it stands as it was read
    fred.goto(f"{site.url}/queue")
    assert fred.locator(".one").get_attribute("id") == claim
    expect(fred.locator(".title .meta")).to_contain_text("isagree")
    fred.keyboard.press("u")
    expect(fred.locator(".status")).to_contain_text("Taken back")
    elna.goto(f"{site.url}/question/{question}")
    expect(elna.locator(f"#{claim} .check .state")).to_have_text("confirmed")


def test_a_correction_leads_back_to_where_one_was(site: Site, story: str, elna: Page) -> None:
    card = _asked(site, story, "evacuated")
    assert card.last
    address = f"{site.url}/question/{card.summary.question.id}"
    elna.goto(address)
    elna.keyboard.press("j")
    elna.keyboard.press("e")
    elna.wait_for_url("**/claim/**#correct")
    elna.fill("[name=field-point]", "44")
    elna.click("text=Keep the correction")
    elna.wait_for_url("**/question/**")
    expect(elna.locator(f"#{card.last.claim.id} td.num b")).to_have_text("44")
    elna.goto(f"{site.url}/queue")
    first = elna.locator(".one").get_attribute("id")
    elna.keyboard.press("e")
    elna.wait_for_url(f"**/claim/{first}?back=%2Fqueue#correct")
    elna.fill(".correct [name=why]", "nothing is wrong")
    elna.click("text=Keep the correction")
    elna.wait_for_url("**/queue")
    expect(elna.locator(".status")).to_contain_text("Nothing was changed")


@pytest.mark.parametrize(
    ("path", "field", "words", "shown"),
    [
        ("/disputes", "source", "elvdal school", ".versus"),
        ("/stories", "words", "dorin", ".stories li"),
        ("/sources", "words", "staff", "tbody tr"),
    ],
)
@pytest.mark.usefixtures("story")
def test_filters_stand_in_the_address(site: Site, page: Page, path: str, field: str, words: str, shown: str) -> None:
    page.goto(site.url + path)
    every = page.locator(shown).count()
    page.fill(f"main [name={field}]", words)
    page.click("main >> text=Filter")
    page.wait_for_url(f"**{path}?**{field}=**")
    some = page.locator(shown).all_inner_texts()
    assert 0 < len(some) < every
    page.reload()
    assert page.locator(shown).all_inner_texts() == some
    assert page.input_value(f"main [name={field}]") == words
    page.locator("main h1 ~ *, main table, main article, main ul").locator(
        "a[href^='/dispute/'], a[href^='/story/'], a[href^='/source?']"
    ).first.click()
    page.wait_for_url(lambda url: path + "?" not in url)
    page.go_back()
    assert page.input_value(f"main [name={field}]") == words
    assert page.locator(shown).all_inner_texts() == some


def test_a_filter_that_nothing_meets_says_so_and_leads_out(site: Site, page: Page) -> None:
    for path in ("/disputes?source=zzzqqq", "/stories?words=zzzqqq", "/sources?words=zzzqqq"):
        page.goto(site.url + path)
        page.click("main >> text=Show all")
        page.wait_for_url(site.url + path.partition("?")[0])
