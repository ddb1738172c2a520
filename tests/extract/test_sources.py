"""Kinds and names of sources."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pytest

from reportedly.extract.attributions import find_attributions
from reportedly.extract.sources import KindRow, OutletRow, kind_of
from reportedly.extract.tables import load_table
from reportedly.records import Analysis, Source

Analyse = Callable[..., Analysis]


def singular(word: str) -> str:
    return word.removesuffix("s")


@pytest.mark.parametrize("row", load_table("source_kinds.toml", "kind", KindRow), ids=attrgetter("id"))
def test_every_kind_row_holds_for_its_example_and_spares_its_near_miss(row: KindRow) -> None:
    for words, expected in ((row.example, True), (row.near_miss, False)):
        lower = words.lower().split()
        lower += [singular(word) for word in lower if word not in row.words]
        assert (kind_of(lower, lower[-1]) == row.kind) is expected


def originator(analysis: Analysis) -> Source:
    return find_attributions(analysis)[-1].chain[0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "territory"),
    [
        ("The South Korean government said that six died.", "South Korean government", "government", "KR"),
        ("Pyongyang said that six died.", "Pyongyang", "government", "KP"),
        ("Reports from Western officials said that six died.", "Western officials", "official", None),
        ("Newer estimates suggest that six died.", None, "unnamed", None),
        ("Hospital officials said that six died.", "Hospital officials", "hospital", None),
        ("Kurdish forces on Friday said that six died.", "Kurdish forces", "military", None),
        ("The Relief Inquiry Team (RIT) said that six died.", "Relief Inquiry Team", "organisation", None),
        ("Omar Amin, a spokesman for the mayor of Sana, said that six died.", "Omar Amin", "official", None),
        ("The minister of the interior, Bo Lind, said that six died.", "Bo Lind", "official", None),
        ("The army waited. The army said so. Its spokesman said six died.", "army's spokesman", "official", None),
        ("Some town officials said six died. The officials said it rained.", "town officials", "official", None),
        ("The official news agency IRNA said that six died.", "IRNA", "state_media", "IR"),
        ("The town's hospital's figures show that six died.", "town's hospital", "hospital", None),
        ("Energy Minister Bo Lind left. The energy minister said that six died.", "Bo Lind", "official", None),
        ("Energy Minister Bo Lind left. The labour minister said that six died.", "labour minister", "official", None),
        ("Secretary General Ann Cole said that six died.", "Ann Cole", "official", None),
        ("According to the affidavit, six died.", "affidavit", "document", None),
        ("Sheriff Ann Cole spoke. She said that six died.", "Ann Cole", "person", None),
        ("Ann Cole's lawyer waited. Her lawyer said that six died.", "Ann Cole's lawyer", "lawyer", None),
        ("Police arrived. They said that six died.", "Police", "police", None),
        ("Ann Cole said in a statement that she wept. The statement said that six died.", "Ann Cole", "person", None),
        ("The bank sent a letter. The statement said that six died.", "statement", "document", None),
        ("Mayor Ann Cole came late. The mayor said that six died.", "Ann Cole", "official", None),
        ("Mayor Ann Cole met Mayor Bo Lind. The mayor said that six died.", "mayor", "official", None),
        ("Ann Cole, Bo Lind's lawyer, sat down. Lind's lawyer said that six died.", "Ann Cole", "lawyer", None),
        (
            "The Interior Ministry said nine died. The Ministry of Education said six died.",
            "Ministry of Education",
            "government",
            None,
        ),
        ("Newspaper reporter Ann Cole said six died.", "Ann Cole", "media", None),
        ("A spokesman for the Norwegian army said six died.", "spokesman for the Norwegian army", "military", "NO"),
    ],
)
def test_who_the_source_is(
    text: str, name: str | None, kind: str, territory: str | None, analyse_text: Analyse
) -> None:
    source = originator(analyse_text(text))
    assert (source.name, source.kind, source.territory) == (name, kind, territory)


def test_who_is_interviewed_by_media_is_none_of_them(analyse_text: Analyse) -> None:
    text = (
        "Superintendent Ann Cole was relieved of her post. Cole, in an interview with media, said Saturday that she was"
        " told of at least ten deaths in Orvane."
    )
    kinds = {
        found.chain[0].kind for found in find_attributions(analyse_text(text)) if found.chain[0].name == "Ann Cole"
    }
    assert kinds == {"person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A spokesman for the navy says six died. Bo Lind said two fled.", "Bo Lind"),
        ("A spokesman for the navy says six died. Mayor Bo Lind said two fled.", "spokesman for the navy"),
        ("Bo Lind left. A spokesman for the navy says six died. Bo Lind said two fled.", "spokesman for the navy"),
    ],
)
def test_a_spokesman_who_is_named_next(text: str, name: str, analyse_text: Analyse) -> None:
    assert find_attributions(analyse_text(text))[0].chain[0].name == name


@pytest.mark.parametrize("row", load_table("source_kinds.toml", "outlet", OutletRow), ids=attrgetter("id"))
def test_every_outlet_row_gives_its_territory(row: OutletRow, analyse_text: Analyse) -> None:
    assert originator(analyse_text(f"{row.example} said that six died.")).territory == row.territory
    assert originator(analyse_text(f"{row.near_miss} said that six died.")).territory != row.territory
