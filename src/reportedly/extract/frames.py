"""From a word that says what happened to the words for those it happened to.

A frame takes an analysis, the token of the trigger and the trigger's ``words``, and gives the tokens that head the
phrases for what is counted. It follows the dependency parse (CLEAR labels), never adjacency. ``FRAMES`` names them for
the rows of ``predicates.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.extract.frames_of_houses import cut_off, given_way, lacking, swept_off
from reportedly.extract.frames_of_marches import came_to, crowd, crowd_at, headcount, joined, marched, numbering
from reportedly.extract.frames_of_movement import (
    aboard,
    bereft,
    bodies_brought,
    bodies_lying,
    borne,
    brought_out,
    carried,
    driven,
    housed,
    in_care,
    lost,
    persons,
    sought,
)
from reportedly.extract.frames_of_nouns import bodies, deed, fatal_deed, force, life, ones, part, suicide
from reportedly.extract.frames_of_parts import among, told_apart
from reportedly.extract.frames_of_politics import (
    accused,
    audience,
    cast,
    doers,
    drawn_to,
    happened,
    in_place,
    jobs,
    kept,
    of_jobs,
    sentences,
    signed,
    staff,
    stationed,
    taken_in,
    ticketed,
    turned_out,
    with_particle,
)
from reportedly.extract.frames_of_service import at_post, brought_home, handed, hands, of_vehicle, team
from reportedly.extract.frames_of_states import condition, fatal_wound, gunshot, in_hands, site, state, wound
from reportedly.extract.frames_of_tolls import gathering, numbered, sum_of, toll
from reportedly.extract.frames_of_unrest import (
    arriving,
    carried_off,
    downed,
    driven_to,
    going_back,
    home_to,
    of_counted,
    of_named,
    on_strike,
    pulled_out,
    returned_ones,
    set_alight,
    sheltering,
    shot_ones,
    strong,
    struck_work,
    taken,
)
from reportedly.extract.frames_of_verbs import (
    attend,
    away,
    drawn,
    forces,
    given_up,
    goal,
    of_subject,
    prisoner,
    several,
    struck,
    there,
    there_aboard,
)
from reportedly.extract.nouns import noun_class
from reportedly.extract.patients import patient
from reportedly.records import Analysis

Frame = Callable[[Analysis, int, tuple[str, ...]], list[int]]


_DEEDS = frozenset(
    {
        *("injury", "death", "arrest", "infection", "case", "fatality", "casualty", "wound", "illness"),
        *("shooting", "stabbing", "attack", "assault", "rape", "robbery", "burglary", "homicide", "murder", "killing"),
    }
)
"""Nouns for what was done: joined to other counted words, they are counted for themselves."""


def phrases(analysis: Analysis, i: int) -> Iterator[int]:
    """``i`` and the phrases joined to it: "two men, a woman and a child"."""
    yield i
    for c in analysis.children[i]:
        token = analysis.tokens[c]
        joined = token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
        if (joined and token.lemma not in _DEEDS) or (token.dep == "appos" and is_listed(analysis, i, c)):
            yield from phrases(analysis, c)


def is_listed(analysis: Analysis, i: int, apposed: int) -> bool:
    """Whether words in apposition are the next in a list: "two women, a child and a man", but "two people, a child"."""
    first, second = noun_class(analysis.tokens[i]), noun_class(analysis.tokens[apposed])
    told = all(row.sex is not None or row.young for row in (first, second))
    return told and first.id != second.id and any(analysis.tokens[c].dep == "conj" for c in analysis.children[apposed])


FRAMES: dict[str, Frame] = {
    "patient": patient,
    "subject": of_subject,
    "state": state,
    "deed": deed,
    "ones": ones,
    "bodies": bodies,
    "toll": toll,
    "life": life,
    "wound": wound,
    "gunshot": gunshot,
    "goal": goal,
    "prisoner": prisoner,
    "site": site,
    "condition": condition,
    "several": several,
    "fatal_deed": fatal_deed,
    "fatal_wound": fatal_wound,
    "suicide": suicide,
    "away": away,
    "struck": struck,
    "drawn": drawn,
    "forces": forces,
    "force": force,
    "attend": attend,
    "part": part,
    "there": there,
    "there_aboard": there_aboard,
    "given_up": given_up,
    "aboard": aboard,
    "bodies_brought": bodies_brought,
    "borne": borne,
    "brought_out": brought_out,
    "carried": carried,
    "driven": driven,
    "housed": housed,
    "in_care": in_care,
    "in_hands": in_hands,
    "cut_off": cut_off,
    "lacking": lacking,
    "lost": lost,
    "bereft": bereft,
    "persons": persons,
    "sought": sought,
    "among": among,
    "told_apart": told_apart,
    "numbered": numbered,
    "sum_of": sum_of,
    "accused": accused,
    "audience": audience,
    "came_to": came_to,
    "cast": cast,
    "crowd": crowd,
    "crowd_at": crowd_at,
    "doers": doers,
    "drawn_to": drawn_to,
    "handed": handed,
    "happened": happened,
    "headcount": headcount,
    "in_place": in_place,
    "jobs": jobs,
    "joined": joined,
    "kept": kept,
    "of_jobs": of_jobs,
    "sentences": sentences,
    "signed": signed,
    "staff": staff,
    "stationed": stationed,
    "taken_in": taken_in,
    "ticketed": ticketed,
    "turned_out": turned_out,
    "with_particle": with_particle,
    "at_post": at_post,
    "brought_home": brought_home,
    "hands": hands,
    "marched": marched,
    "numbering": numbering,
    "of_vehicle": of_vehicle,
    "team": team,
    "gathering": gathering,
    "given_way": given_way,
    "swept_off": swept_off,
    "bodies_lying": bodies_lying,
    "arriving": arriving,
    "carried_off": carried_off,
    "downed": downed,
    "driven_to": driven_to,
    "going_back": going_back,
    "home_to": home_to,
    "of_counted": of_counted,
    "of_named": of_named,
    "on_strike": on_strike,
    "pulled_out": pulled_out,
    "returned_ones": returned_ones,
    "set_alight": set_alight,
    "sheltering": sheltering,
    "shot_ones": shot_ones,
    "strong": strong,
    "struck_work": struck_work,
    "taken": taken,
}
"""The frames by the names that ``predicates.toml`` uses."""
