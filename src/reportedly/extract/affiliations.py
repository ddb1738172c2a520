"""Whose the counted are: a country's, as an adjective, a sender or an owner says, or an armed group's by its name."""

from __future__ import annotations

from reportedly.extract.measured import Measure
from reportedly.extract.syntax import child
from reportedly.extract.territories import find_territory
from reportedly.records import Affiliation, Analysis, Token


def affiliation_of(analysis: Analysis, measure: Measure) -> Affiliation | None:
    """Whose the people are that a measure counts; None where the words do not say."""
    territory = find_territory(analysis, *measure.phrase)
    if territory is not None:
        code, first, last = territory
        return Affiliation(analysis.span(first, last), code)
    if measure.predicate in {"deployed", "withdrawn"} or measure.rule == "force.force":
        return _sender(analysis, measure.trigger)
    owner = next((i for i in range(*measure.phrase) if analysis.tokens[i].lower in {"its", "their"}), None)
    if owner is not None:
        return _owner(analysis, owner)
    return _armed_group(analysis, measure)


_OF_GROUPS = frozenset({"fighters", "suspects", "soldiers", "troops", "forces"})
"""Classes of people who can be an armed group's."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def _armed_group(analysis: Analysis, measure: Measure) -> Affiliation | None:
    """The group whose name stands right before those counted: "four al-Shabab gunmen", "Islamic State militants"."""
    noun, tokens = measure.noun, analysis.tokens
    if noun is None or measure.noun_class.id not in _OF_GROUPS or tokens[noun].text[0].isupper():
        return None
    first = noun
    while first > measure.phrase[0] and _is_of_a_name(tokens[first - 1]):
        first -= 1
    number = measure.quantity.span
    while first < noun and (not tokens[first].text[0].isalpha() or number.start <= tokens[first].start < number.end):
        first += 1  # "Eleven" with a capital at a sentence's start is no name
    name = tokens[first:noun]
    if not any(token.text[0].isupper() for token in name) or any(token.entity in _PLACES for token in name):
        return None
    return Affiliation(analysis.span(first, noun), None)


def _is_of_a_name(token: Token) -> bool:
    """Whether it is a word of a name, or the "al-" that begins one."""
    if token.text == "-" or token.lower == "al":
        return True
    return token.pos in {"PROPN", "ADJ"} and token.text[0].isupper()


def _sender(analysis: Analysis, trigger: int) -> Affiliation | None:
    """Whose soldiers they are where the words do not say: the country's that sends them, or has the army."""
    for i in (trigger, *analysis.ancestors(trigger)):
        if analysis.tokens[i].pos not in {"VERB", "AUX"}:
            continue
        held = child(analysis, i, "nsubj")
        if held is not None:
            territory = find_territory(analysis, analysis.subtree(held)[0], held + 1)
            return Affiliation(analysis.span(territory[1], territory[2]), territory[0]) if territory else None
    return None


def _owner(analysis: Analysis, pronoun: int) -> Affiliation | None:
    """Whose "its soldiers" are: the country's that is the subject of the sentence."""
    sentence = analysis.sentence_of(pronoun)
    for i in range(sentence.first, pronoun):
        token = analysis.tokens[i]
        if token.dep in {"nsubj", "nsubjpass"} and token.entity in {"GPE", "NORP", "ORG"}:
            territory = find_territory(analysis, sentence.first, i + 1)
            if territory is not None:
                code, first, last = territory
                return Affiliation(analysis.span(first, last), code)
    return None
