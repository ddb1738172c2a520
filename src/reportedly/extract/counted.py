"""The numbers of a report by the words that they count, for the measures to look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.extract.mentions import QuantityMention
from reportedly.records import Analysis

_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a report, by the token that they are, and by the token that they hang from."""

    at: dict[int, QuantityMention]
    on: dict[int, QuantityMention]


def index_numbers(analysis: Analysis, quantities: Iterable[QuantityMention]) -> Numbers:
    """The counts, ranks and shares among ``quantities``; measures and ages left out."""
    at: dict[int, QuantityMention] = {}
    on: dict[int, QuantityMention] = {}
    for mention in quantities:
        named = analysis.tokens[mention.number].head == _counted_noun(analysis, mention)
        if mention.kind == "measure" or (named and _is_age_before_name(analysis, mention)):
            continue
        at[mention.number] = mention
        head = _counted_noun(analysis, mention)
        if not mention.first <= head < mention.last:
            kept = on.get(head)
            if kept is None or (kept.kind != "count" and mention.kind == "count"):
                on[head] = mention
            above = analysis.tokens[head]
            modifies = above.dep in {"compound", "amod", "nmod"} and above.head > head
            if modifies and analysis.tokens[above.head].tag in _PLURAL:
                on.setdefault(above.head, mention)  # "thirteen Norlish citizens", parsed as of thirteen Norlishes
    return Numbers(at, on)


def _is_age_before_name(analysis: Analysis, mention: QuantityMention) -> bool:
    """A number right before one person's name is an age, or nothing we know: "Kills man, 18 Ann Lee shot"."""
    head = analysis.tokens[analysis.tokens[mention.number].head]
    return head.entity == "PERSON" and head.tag == "NNP" and mention.kind == "count" and head.i > mention.number


def _counted_noun(analysis: Analysis, mention: QuantityMention) -> int:
    """The token that the number hangs from, or the plural behind it: "20 Boko Haram fighters", "two dozen hurt men"."""
    number = analysis.tokens[mention.number]
    head = analysis.tokens[number.head]
    above = analysis.tokens[head.head]
    name = head.dep == "compound" and head.tag in {"NNP", "NN"}
    state = head.dep == "amod" and number.dep == "npadvmod" and mention.last == head.i
    behind = number.i < head.i < above.i and above.tag == "NNS"
    named_before = head.i < number.i < above.i and head.dep in {"nmod", "compound"} and head.tag == "NNP"
    if named_before and above.tag == "NNS":
        return above.i  # "the sinking of the Alda 31 people are missing", parsed as of an Alda 31
    return above.i if behind and (name or state) else head.i
