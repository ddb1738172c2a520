"""Reports come in by file, by folder and by drag and drop, in a real browser; what cannot be read is said."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.publish.web.conftest import READING_MS, Site

FILES = "input[type=file]:not([webkitdirectory])"
FOLDER = "input[webkitdirectory]"

DROP = """([names, texts]) => {
    const carried = new DataTransfer();
    names.forEach((name, n) => carried.items.add(new File([texts[n]], name, {type: "text/plain"})));
    const box = document.querySelector("[data-drop]");
    const event = (kind) => new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true});
    box.dispatchEvent(event("dragover"));
    const lit = box.classList.contains("over");
    box.dispatchEvent(event("drop"));
    return lit;
}"""


def _told(number: int, place: str) -> str:
    return f"{place.upper()} — Police said {number} people were hurt when a crane fell in {place} on Monday.\n"


def test_a_file_is_read_and_shown(site: Site, page: Page, tmp_path: Path) -> None:
    (tmp_path / "crane.txt").write_text(_told(17, "Sundholm"), encoding="utf-8")
    page.goto(site.url)
    page.fill("input[name=published]", "2026-05-11")
    page.fill("input[name=publisher]", "Sundholm Tidings")
    page.set_input_files(FILES, tmp_path / "crane.txt")
    page.click("button:has-text('Read')")
    page.wait_for_url("**/report?**", timeout=READING_MS)
    expect(page.locator(".title .meta")).to_contain_text("Sundholm Tidings · 11 May 2026")
    assert page.locator(".par mark").all_inner_texts() == ["17"]


def test_a_folder_is_read_with_what_lies_in_it(site: Site, page: Page, tmp_path: Path) -> None:
    (tmp_path / "reports" / "deep").mkdir(parents=True)
    (tmp_path / "reports" / "one.txt").write_text(_told(21, "Vesthavn"), encoding="utf-8")
    (tmp_path / "reports" / "deep" / "two.txt").write_text(_told(23, "Osthavn"), encoding="utf-8")
    page.goto(site.url)
    before = site.desk.totals().reports
    page.set_input_files(FOLDER, tmp_path / "reports")
    page.click("button:has-text('Read')")
    expect(page.locator("h1")).to_contain_text("2 new reports since", timeout=READING_MS)
    assert site.desk.totals().reports == before + 2
    assert page.locator(".reports .fresh").count() == 2


def test_files_that_are_dropped_are_read(site: Site, page: Page) -> None:
    page.goto(site.url)
    assert page.evaluate(DROP, [["drop.txt"], [_told(29, "Nordhavn")]]) is True
    page.wait_for_url("**/report?**", timeout=READING_MS)
    assert page.locator(".par mark").all_inner_texts() == ["29"]


def test_what_cannot_be_read_is_said_and_the_rest_is_kept(site: Site, window_of_errors: Page, tmp_path: Path) -> None:
    page = window_of_errors
    (tmp_path / "good.txt").write_text(_told(31, "Sorhavn"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    page.goto(site.url)
    page.set_input_files(FILES, [tmp_path / "good.txt", tmp_path / "empty.txt"])
    page.click("button:has-text('Read')")
    expect(page.locator("h1")).to_have_text("1 read, 1 not", timeout=READING_MS)
    expect(page.locator(".empty")).to_contain_text("empty.txt: ")
    page.click(".empty >> text=Home")
    expect(page.locator(".reports")).to_contain_text("Police said 31 people were hurt")


def test_back_leads_to_a_button_that_can_be_pressed_again(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.fill("textarea", _told(37, "Midhavn"))
    page.click("button:has-text('Read')")
    page.wait_for_url("**/report?**", timeout=READING_MS)
    page.go_back()
    expect(page.locator(".add button.main")).to_have_text("Read")
    expect(page.locator(".add button.main")).to_be_enabled()
