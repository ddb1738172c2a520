"""An hour's work on the page, in a real browser: add, follow, check, take back, find; by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.publish.web.conftest import READING_MS, Site, Watched, named

EMOJI = """🕯️ 👨‍👩‍👧‍👦 Vigil for the ferry

🚢 At least 12 people were killed near Quarrow on Tuesday, the coast guard said. 😢 Police said 14 people were missing.
"""

HOSTILE = """<script>alert('title')</script> killed 3 people in Quarrow
"><img src=x onerror=alert(1)> At least 14 people were killed in Quarrow on Monday, <b onclick=alert(2)>police</b> said.
</textarea></script><svg onload=alert(3)> {{ 7 * 7 }} javascript:alert(4) \u202e \x07 <style>*{display:none}</style>
The mayor, <iframe src="https://example.org/"></iframe> Bo <link rel=stylesheet href=//example.org/x.css> Tarn,
said 15 people had died."""

HOSTILE_NAMES = {"publisher": "<script>alert('p')</script>", "title": "<img src=x onerror=alert(5)>"}


def _paste(page: Page, site: Site, text: str, **fields: str) -> None:
    page.goto(site.url)
    page.fill("textarea", text)
    for name, value in fields.items():
        page.fill(f"input[name={name}]", value)
    page.click("button:has-text('Read')")
    page.wait_for_url("**/report?**", timeout=READING_MS)


def test_a_pasted_report_shows_its_claims_where_they_stand_also_after_an_emoji(site: Site, page: Page) -> None:
    _paste(page, site, EMOJI, published="2026-05-06", publisher="Quarrow Post", title="Vigil for the ferry")
    expect(page.locator("h1")).to_have_text("Vigil for the ferry")
    assert page.locator(".par mark").all_inner_texts() == ["At least 12", "14"]
    assert "".join(page.locator(".par .m[data-c='1']").all_inner_texts()) == "At least 12 people were killed"
    note = page.locator(".notes li").first
    expect(note).to_contain_text("≥12")
    note.hover()
    assert page.locator(".m.lit").count() >= 1


def test_nothing_in_a_report_runs(site: Site, page: Page) -> None:
    _paste(page, site, HOSTILE, published="2026-05-05", **HOSTILE_NAMES)
    expect(page.locator("h1")).to_have_text(HOSTILE_NAMES["title"])
    expect(page.locator(".text")).to_contain_text("<script>alert('title')</script> killed 3 people")
    expect(page.locator(".text")).to_contain_text("{{ 7 * 7 }}")
    report = page.url.removeprefix(site.url)
    question = page.locator(".notes a[href^='/question/']").first.get_attribute("href") or ""
    search = "/search?words=%3Cscript%3Ealert(6)%3C/script%3E"
    for path in (report, question, "/", "/stories", "/disputes", "/sources", "/search?words=alert", search):
        page.goto(site.url + path)
        assert page.locator(":is(main, title) :is(img, iframe, link, style, script)").count() == 0, path
        page.keyboard.press("j")


def test_a_figure_leads_from_its_question_to_its_words(site: Site, page: Page) -> None:
    page.goto(site.url + site.paths["story"])
    page.click(f"a[href='{site.paths['question']}']")
    mark = page.locator(".plot-wide .pt").first
    mark.focus()
    said = (mark.get_attribute("aria-label") or "").split(": ")[1].split(",")[0].removeprefix("not ")
    expect(page.locator("[data-reading] mark")).to_have_text(said)
    page.keyboard.press("Enter")
    row = page.locator("tr.claim:target")
    expect(row.locator("mark")).to_have_text(said)
    words = row.locator(".said").inner_text()
    row.locator(".whom small a").click()
    page.wait_for_url("**/report?**")
    number = page.locator(".notes .current").get_attribute("data-n")
    pieces = page.locator(f".m[data-c~='{number}']").all_inner_texts()
    assert "".join(pieces) == words


def test_correct_disagree_and_undo(site: Site, window: Callable[..., Watched]) -> None:
    claim = site.paths["claim"]
    ada = window(viewport={"width": 1280, "height": 900}).page
    ada.goto(site.url + claim)
    assert ada.input_value("[name=field-predicate]") == "casualties"
    ada.fill("[name=field-predicate]", "killed")
    ada.fill(".correct [name=why]", "lost means killed here")
    ada.click("text=Keep the correction")
    ada.fill("input[name=reviewer]", "Ada")
    ada.click("text=Remember it")
    ada.wait_for_url(f"**{claim}**")
    expect(ada.locator(".stand")).to_contain_text("corrected")
    expect(ada.locator(".corrected ins")).to_have_text("killed")
    expect(ada.locator(".corrected del")).to_have_text("casualties")
    expect(ada.locator(".trail")).to_contain_text("lost means killed here")

    ben = named(window, site, "Ben")
    ben.goto(site.url + claim)
    ben.click("button[value=reject]")
    ben.wait_for_url(f"**{claim}**")
    expect(ben.locator(".stand")).to_contain_text("reviewers disagree")
    expect(ben.locator(".stand")).to_contain_text("Ada corrected it")
    expect(ben.locator(".stand")).to_contain_text("Ben rejected it")
    ben.click("text=Undo my last")
    expect(ben.locator(".stand")).not_to_contain_text("disagree")

    ada.reload()
    ada.keyboard.press("u")
    expect(ada.locator(".stand")).to_contain_text("not checked")
    assert ada.locator(".trail .undone").count() == 2


def test_search_finds_passages(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.keyboard.press("/")
    page.keyboard.type("general staff")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=general+staff")
    assert "general staff" in " ".join(page.locator(".hits mark").all_inner_texts()).lower()
    page.fill("input[type=search]", "zzzqqq")
    expect(page.locator("#found")).to_contain_text("Nothing in the reports")
    assert "words=zzzqqq" in page.url
    page.go_back()
    expect(page.locator(".hits")).to_be_visible()


def test_all_of_it_by_keyboard_alone(site: Site, window: Callable[..., Watched]) -> None:
    page = named(window, site, "Cleo")
    page.goto(site.url + site.paths["question"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    current = page.locator(".claim.current")
    expect(current).to_be_focused()
    first = page.locator("tr.claim").first.get_attribute("id")
    assert current.get_attribute("id") == first
    page.keyboard.press("c")
    expect(page.locator(f"#{first} .check")).to_contain_text("confirmed")
    expect(page.locator(f"#{first}")).to_have_class("claim current")
    page.keyboard.press("u")
    expect(page.locator(f"#{first} .check")).to_have_text("check")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/claim/**#correct")
    page.keyboard.press("?")
    page.wait_for_url("**/explain#keys")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_queue_goes_on_to_the_next_claim(site: Site, window: Callable[..., Watched]) -> None:
    page = named(window, site, "Dan")
    page.goto(f"{site.url}/queue")
    first = page.locator(".one").get_attribute("id")
    left = int(page.inner_text("h1").split()[0].replace(",", ""))
    page.keyboard.press("c")
    page.wait_for_function("id => document.querySelector('.one')?.id !== id", arg=first)
    assert int(page.inner_text("h1").split()[0].replace(",", "")) == left - 1
    page.keyboard.press("u")
    page.wait_for_function("id => document.querySelector('.one')?.id === id", arg=first)
    page.keyboard.press("j")
    page.wait_for_function("id => document.querySelector('.one')?.id !== id", arg=first)


def test_the_scale_changes_in_place_and_in_the_address(site: Site, page: Page) -> None:
    page.goto(site.url + site.paths["question"])
    page.evaluate("document.body.dataset.same = 'yes'")
    page.click(".keyline >> text=log")
    expect(page.locator(".keyline b")).to_have_text("log")
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert page.url.endswith("scale=log")
