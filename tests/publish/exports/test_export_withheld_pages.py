"""Names that must not be printed reach no page: each written file is searched for each, in whatever spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli import cli
from reportedly.desk.desk import Desk
from reportedly.desk.quotes import quote_of
from reportedly.desk.records import Quote
from reportedly.persist import Ledger
from reportedly.pipeline import link_ledger
from reportedly.publish.exports.blotting import Blot, NameIndex, fold, name_of
from reportedly.publish.exports.site import question_page, write_site
from reportedly.publish.exports.withheld_text import WithheldText
from reportedly.publish.exports.withheld_views import WithheldViews
from reportedly.publish.exports.withholding import Version, Withholding
from reportedly.records import Individual, Reading, Report, Span, content_id, text_sha256
from reportedly.review.records import Correction, Review, Verdict
from tests.link.made import source, told

NAMES = ("zora", "quillfeather", "otmar", "brindle")
"""Every word of the victims' names; no other word of the story holds one of them."""

_WHERE = "in the fire on the ferry Marlinda at Port Callan"

ZORA = Individual(Span(0, 18, "Zora Quillfeather"), "Zora Quillfeather", 34, "female")
OTMAR = Individual(Span(0, 13, "Otmar Brindle"), "Otmar Brindle", 7, "male")
POLICE, MOTHER = source("police", "police"), source("Zora Quillfeather", "relative")
SISTER = source("Nell Brindle", "relative")

STORY = (
    told(
        "a", "16", by=POLICE, as_of=2, text=f"🕯 Zora Quillfeather’s ferry: police say 16 people were killed {_WHERE}."
    ),
    told("b", "27", by=MOTHER, as_of=2, text=f"27 people were killed {_WHERE}, ZORA QUILL\u00adFEATHER had said."),
    told("c", "23", by=POLICE, day=4, text=f"Quillfeather and 22 others, or 23 people were killed {_WHERE}."),
    told("d", "9", by=SISTER, day=4, predicate="missing", text=f"Brindle says 9 people are missing {_WHERE}."),
    told("e", "One", by=POLICE, person=ZORA, text=f"One of the dead {_WHERE} is zora quillfeather, a cook."),
    told("f", "One", by=POLICE, person=OTMAR, text=f"One of the dead {_WHERE} is Otmar Brindle, a boy."),
)


def _named(reading: Reading) -> Reading:
    """The reading with a name in all that names a report, and with none where it is known by its opening words."""
    name, report = reading.report.id, reading.report
    claims = tuple(
        replace(claim, id=content_id("claim", claim.id)) for claim in reading.claims
    )  # it spells no name out
    reading = replace(reading, claims=claims)
    if name in "de":
        return replace(reading, report=replace(report, title=None, publisher=None))
    return replace(
        reading,
        report=replace(
            report,
            title=f"Zora Quillfeather and the Marlinda ({name})",
            url=f"https://news.example/zora-quillfeather/{name}",
            publisher=f"The Brindle Post {name}",
        ),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked ledger whose reports name two victims wherever a name can stand."""
    path: Path = tmp_path_factory.mktemp("named") / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add_many(map(_named, STORY))
        link_ledger(ledger)
        claim = next(row.claim for row in ledger.claims() if row.claim.quantity and row.claim.quantity.point == 16)
        said = [Correction("originator", "Otmar Brindle"), Correction("originator_kind", "person")]
        fields = [*said, Correction("stance", "stated")]
        ledger.reviews.add(
            Review.make(
                claim.id,
                Verdict.CORRECT,
                reviewer="Ida Quillfeather",
                made_at="2026-03-10T12:00:00.000000Z",
                fields=fields,
                why="Zora told me",
            )
        )
        link_ledger(ledger)
    return path


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Ledger.open(path, create=False) as ledger:
        yield Desk(ledger)


@pytest.fixture
def bare(desk: Desk) -> WithheldViews:
    return WithheldViews(desk, Withholding.of_ledger(desk.ledger))


def names_in(html: str) -> set[str]:
    """The names that can be read in a page: in its source, and in its words without marks."""
    words = unescape(re.sub(r"<[^>]*>", "", html))
    return {name for name in NAMES for text in (html, unescape(html), words) if name in fold(text)}


def texts_of(folder: Path) -> dict[str, str]:
    """All files of a site, by path."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_no_file_of_the_site_has_a_name_in_it(desk: Desk, bare: WithheldViews, tmp_path: Path) -> None:
    write_site(desk, tmp_path / "plain")
    write_site(bare, tmp_path / "bare")
    plain, left = texts_of(tmp_path / "plain"), texts_of(tmp_path / "bare")
    named = {name.partition("/")[0] for name, html in plain.items() if names_in(html)}
    kinds = {"index.html", "stories.html", "disputes.html", "sources.html"}
    assert named == {*kinds, "story", "question", "dispute", "source", "report"}, "without withholding each kind has it"
    assert {name: names_in(name + html) for name, html in left.items() if names_in(name + html)} == {}
    assert len(left) == len(plain)


def test_all_that_is_marked_is_still_marked(desk: Desk, bare: WithheldViews, tmp_path: Path) -> None:
    write_site(desk, tmp_path / "plain")
    write_site(bare, tmp_path / "bare")
    plain, left = texts_of(tmp_path / "plain"), texts_of(tmp_path / "bare")
    for name in plain:
        if name.startswith(("report/", "question/", "dispute/", "story/")):
            marks = [re.findall(r"<mark>(.*?)</mark>", html) for html in (plain[name], left[name])]
            assert marks[0] == marks[1], name
            assert marks[0] or name.startswith("report/"), name
    together = " ".join(left.values())
    assert "was read as" not in together
    assert re.search(r"\[person-[0-9a-f]{12}\]’s ferry: police say", re.sub(r"<[^>]*>", "", together))


def test_every_link_of_the_bare_site_leads_to_a_file_and_a_place_in_it(bare: WithheldViews, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    write_site(bare, folder)
    html = {name: text for name, text in texts_of(folder).items() if name.endswith(".html")}
    ids = {name: set(map(unescape, re.findall(r'\bid="([^"]+)"', text))) for name, text in html.items()}
    for name, text in html.items():
        for link in map(unescape, re.findall(r'\bhref="([^"]*)"', text)):
            path, _, place = link.partition("#")
            target = (folder / name).parent.joinpath(path).resolve() if path else folder / name
            assert target.is_file(), f"{name}: {link!r}"
            if place:
                assert place in ids[target.relative_to(folder).as_posix()], f"{name}: {link}"


def test_a_withheld_sources_page_is_not_named_after_it(bare: WithheldViews) -> None:
    keys = [row.key for row in bare.sources(limit=50).items]
    assert len(keys) == len(set(keys))
    assert not any(name in key for key in keys for name in NAMES)
    [mother] = [key for key in keys if key.startswith(("[person-", "person-"))]
    view = bare.source(mother, limit=50)
    assert [row.quote.words for row in view.claims.items] == ["27"]
    assert bare.has_source(mother)
    assert not bare.has_source("zora quillfeather")


def test_a_question_as_one_file_has_no_name_in_it(desk: Desk, bare: WithheldViews) -> None:
    for summary in desk.questions().items:
        name = summary.question.id
        assert names_in(question_page(desk, name)), summary.question.text
        assert names_in(question_page(bare, name)) == set(), summary.question.text


def test_the_commands_withhold(path: Path, tmp_path: Path) -> None:
    def run(*given: str) -> str:
        done = CliRunner().invoke(cli, ["export", *given, "--ledger", str(path)])
        assert done.exit_code == 0, done.stderr
        return done.stdout

    run("site", str(tmp_path / "site"), "--withhold-names", "--withhold", "Marlinda")
    files = texts_of(tmp_path / "site")
    assert {name for name, html in files.items() if names_in(html) or "marlinda" in html.casefold()} == set()
    page = run("question-page", "-", "--question", "how many people were killed", "--withhold-names")
    assert names_in(page) == set()
    assert "Marlinda" in page
    given_only = run("question-page", "-", "--question", "how many people were killed", "--withhold", "Marlinda")
    assert "marlinda" not in given_only.casefold()
    assert names_in(given_only)


def test_what_events_share_does_not_hang_on_their_order() -> None:
    versions: list[Version] = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]
    a, b, c, d = versions
    events = [("one", [a, b]), ("two", [b, c]), ("three", [c, d])]

    def known(order: list[tuple[str, list[Version]]]) -> dict[Version | str, frozenset[tuple[str, ...]]]:
        made = Withholding()
        made.add_person("Zora Quillfeather", c, 0)
        made.share(order)
        places: list[Version | str] = ["one", "two", "three", *versions]
        return {place: made.known(place) for place in places}

    told_of = known(events)
    assert told_of == known(events[::-1])
    zora = frozenset([("zora", "quillfeather")])
    assert {place for place, names in told_of.items() if names == zora} == {"one", "two", "three", b, c, d}


# --- texts -----------------------------------------------------------------------------------------------------------


def withheld(text: str) -> WithheldText:
    index = NameIndex()
    name = name_of("Zora Quillfeather", "p0")
    assert name
    index.add(name)
    return WithheldText(text, Blot(index, [name]))


PIECES = st.lists(
    st.sampled_from(["Zora", "zora quillfeather", "Quillfeather’s", "12 people", "🕯", "\n", "were hurt."])
)
Cuts = Callable[[str], tuple[int, int]]


@given(PIECES, st.data())
def test_words_stand_where_their_spans_say_and_hold_no_name(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    left = withheld(text)
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    moved = left.moved(Span(first, last, text[first:last]))
    assert left.text[moved.start : moved.end] == moved.text
    assert not any(name in fold(left.text) for name in NAMES)
    if not any(name in fold(text) for name in NAMES):
        assert (left.text, moved) == (text, Span(first, last, text[first:last]))
    if "12" in text:
        at = text.index("12")
        assert left.moved(Span(at, at + 2, "12")).text == "12"


@given(PIECES, st.integers(0, 40), st.integers(0, 12))
def test_a_quote_that_cuts_through_a_name_shows_its_label(pieces: list[str], start: int, length: int) -> None:
    text = " ".join(pieces)
    start = min(start, len(text))
    end = min(start + length, len(text))
    left = withheld(text).quote(
        Quote(text[max(start - 5, 0) : start], text[start:end], text[end : end + 5], start, end)
    )
    shown = left.before + left.words + left.after
    assert not any(name in fold(shown) for name in NAMES)
    assert not re.search(r"\[(?![^\[\]]*\])|(?<![\[0p])\]", shown.replace("p0]", "0]"))


def test_a_quotes_figure_moves_with_it() -> None:
    claim = STORY[2].claims[0]
    text = STORY[2].report.text
    quote = withheld(text).quote(quote_of(claim, text))
    assert quote.figure
    assert quote.words[slice(*quote.figure)] == "23"
    assert quote.before.startswith("[p0] and 22 others")


def test_an_empty_span_stays_empty() -> None:
    assert withheld("Zora spoke.").moved(Span(2, 2, "")) == Span(0, 0, "")
    assert withheld("Zora spoke.").moved(Span(5, 5, "")) == Span(5, 5, "")


def test_words_that_do_not_stand_there_are_blotted_by_themselves() -> None:
    assert withheld("Zora spoke.").moved(Span(0, 0, "Quillfeather")).text == "p0"


def test_a_report_without_names_stays_as_it_is(desk: Desk) -> None:
    withholding = Withholding.of_ledger(desk.ledger)
    text = "Nobody was hurt."
    report = Report(content_id("report", "x"), text, text_sha256(text))
    assert withholding.blot((report.id, report.sha256)) is None
