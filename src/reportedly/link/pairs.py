"""Which claims are compared: never all pairs of a crowded question, always those that can tell a reader something.

Claims are laid in blocks: figures and happenings by event and predicate, statements by event, and with them the
happenings that a source tells; both also by the issues that they answer. Figures are also laid by
event, family of predicates and number, to tell look-alikes apart (87 dead, 87 missing), and single persons who were
hurt by event; in both only claims of different predicates are compared. In a block of up to `ALL_PAIRS` claims every
pair is compared. A larger one is thinned, without regard to the order of reading. Its statements are compared where
they share `SHARED_WORDS` words that not too many have. Of figures and happenings:

1. Claims of one voice and one figure are one line of that voice. Its first claim, by as-of time, speaks for it; each
   other one is compared with that first only (a `repeat`, mostly).
2. The claims that speak are sorted by as-of time, then voice. Each is compared with the `NEIGHBOURS` after it: what is
   near in time can conflict or be explained by time; far apart, the chain of neighbours tells it.
3. Each voice's lines are compared in a chain, so that its changes are found however many other voices stand between.

So a block of n claims costs n log n for sorting and at most (NEIGHBOURS + 2) n comparisons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from reportedly.link.answers import relate_answers
from reportedly.link.bounds import Exact
from reportedly.link.contents import Weights
from reportedly.link.figures import relate_as_one, relate_figures
from reportedly.link.happenings import relate_happenings
from reportedly.link.sameness import ANY_SORT, HURT, IN_CUSTODY, Around
from reportedly.link.sides import is_one_land
from reportedly.link.statements import relate_statements
from reportedly.link.told import Told
from reportedly.link.verdicts import Verdict
from reportedly.link.where import is_one_place
from reportedly.records import Accumulation, Claim, ClaimKind, Modifier, Relation

ALL_PAIRS = 64
"""Claims of a block up to which all pairs are compared: 2,016, or some hundredths of a second."""

NEIGHBOURS = 12
"""In larger blocks, the claims after each one that it is compared with."""

SHARED_WORDS = 3
"""Words of their content that two statements of a larger block must share to be compared."""

COMMON = 64
"""Statements that have a word, above which it finds no pairs: "police", in an event of a thousand statements."""

_FAMILIES = {
    **dict.fromkeys(("killed", "wounded", "shot", "stabbed", "casualties", "hospitalised", "missing"), "harm"),
    **dict.fromkeys(("arrested", "detained", "charged"), "custody"),
    **dict.fromkeys(("displaced", "evacuated", "rescued", "survived", "affected"), "flight"),
    **dict.fromkeys(("deployed", "present", "aboard"), "force"),
    **dict.fromkeys(("destroyed", "damaged"), "damage"),
}
"""Predicates whose figures are mistaken for each other's; any other predicate is alone in its family."""


def relate(told: Iterable[Told]) -> Iterator[Relation]:
    """All relations between claims of each event: sorted within a block, blocks sorted too; each pair at most once."""
    blocks: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        for key in _blocks(one):
            blocks[key].append(one)
    for key in sorted(blocks):
        dead = _numbers(blocks.get((key[0], ClaimKind.FIGURE.value, "killed"), ()))
        yield from _relate_block(blocks[key], dead=dead, of=key[1])


def relate_joined(told: Iterable[Told], asked: Mapping[str, str]) -> Iterator[Relation]:
    """Relations between claims that a person says answer one question, where ``asked`` gives them different ones.

    What keeps such claims apart by their words does not count; else they are compared as in `relate`.
    """
    block = sorted(told, key=attrgetter("order"))
    around, weights = Around(_sole(block)), Weights([one.words for one in block])
    for a, b in _pairs(block):
        if asked[a.id] != asked[b.id]:
            figures = a.claim.kind is ClaimKind.FIGURE
            yield from _relation(a, b, relate_as_one(a, b, around) if figures else _compare(a, b, around, weights))


def _relation(a: Told, b: Told, verdict: Verdict | None) -> Iterator[Relation]:
    if verdict is not None:
        left, right = (b, a) if verdict.swapped else (a, b)
        yield Relation(left.id, right.id, verdict.relation, verdict.degree, verdict.reason, None)


def _numbers(killed: Sequence[Told]) -> frozenset[Exact]:
    """How many dead somebody says there are."""
    return frozenset(
        one.bounds.base
        for one in killed
        if one.bounds is not None and one.bounds.base and one.bounds.modifier is Modifier.EXACT and not one.negated
    )


_LOOK_ALIKES = "look-alikes"
_ISSUES = "issues"


def _blocks(told: Told) -> Iterator[tuple[str, ...]]:
    claim = told.claim
    held = claim.predicate == "captured" and claim.accumulation is Accumulation.STOCK
    predicate = "arrested" if claim.predicate in IN_CUSTODY or held else claim.predicate
    if held:
        yield told.event, claim.kind.value, claim.predicate
    yield told.event, claim.kind.value, "" if claim.kind is ClaimKind.STATEMENT else predicate
    for issue in {position.issue for position in told.positions}:
        yield told.event, _ISSUES, issue
    if claim.kind is ClaimKind.EVENT and told.sourced:
        yield told.event, ClaimKind.STATEMENT.value, ""
    family = _FAMILIES.get(claim.predicate)
    if claim.kind is ClaimKind.FIGURE and claim.predicate in HURT:
        yield told.event, _LOOK_ALIKES, "persons hurt"
    if family is not None and not told.single and told.bounds is not None and told.bounds.base is not None:
        yield told.event, _LOOK_ALIKES, family, str(told.bounds.base)


def _relate_block(block: list[Told], *, dead: frozenset[Exact], of: str) -> Iterator[Relation]:
    block.sort(key=attrgetter("order"))
    around = Around(
        _sole(block),
        _sole_of_sort(block),
        dead,
        sides=_are_apart({one.land for one in block if one.land}, is_one_land),
        places=_are_apart({one.place for one in block if one.place and not one.where.is_wide}, is_one_place),
        countries=_are_apart({one.place for one in block if one.place and one.where.is_wide}, is_one_place),
    )
    weights = Weights([one.words for one in block])
    for a, b in _pairs(block):
        if of == _LOOK_ALIKES and a.claim.predicate == b.claim.predicate:
            continue
        if of == ClaimKind.STATEMENT.value and a.claim.kind is b.claim.kind is ClaimKind.EVENT:
            continue
        yield from _relation(a, b, relate_answers(a, b) if of == _ISSUES else _compare(a, b, around, weights))


def _are_apart(names: Iterable[str], is_one: Callable[[str, str], bool]) -> bool:
    """Whether at least two of the names are not of one thing."""
    first, *others = sorted(names) or [""]
    return any(not is_one(first, other) for other in others)


def _compare(a: Told, b: Told, around: Around, weights: Weights) -> Verdict | None:
    kinds = {a.claim.kind, b.claim.kind}
    if ClaimKind.FIGURE in kinds:
        return relate_figures(a, b, around)
    return relate_happenings(a, b) if ClaimKind.STATEMENT not in kinds else relate_statements(a, b, weights)


def _pairs(block: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs of a sorted block that are compared, each once, in the block's order."""
    if len(block) <= ALL_PAIRS:
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                yield one, other
        return
    if any(one.claim.kind is ClaimKind.STATEMENT for one in block):
        yield from _sharing_words(block)
        return
    seen: set[tuple[str, str]] = set()
    speaking: list[Told] = []
    lines: dict[object, Told] = {}
    last: dict[str, Told] = {}
    for one in block:
        first = lines.setdefault(_line(one), one)
        if first is not one:
            yield first, one
            continue
        speaking.append(one)
        before = last.get(one.voice)
        if before is not None:
            seen.add((before.id, one.id))
            yield before, one
        last[one.voice] = one
    for place, one in enumerate(speaking):
        for other in speaking[place + 1 : place + 1 + NEIGHBOURS]:
            if (one.id, other.id) not in seen:
                yield one, other


def _sharing_words(block: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs of statements that share words which few others have."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(block):
        for word in sorted(one.words):
            having[word].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in having.values():
        if len(places) <= COMMON:
            shared.update(combinations(places, 2))
    for first, second in sorted(pair for pair, words in shared.items() if words >= SHARED_WORDS):
        yield block[first], block[second]


def _line(told: Told) -> object:
    """What one voice says: the same key is the same figure, of the same, in the same words' bounds."""
    claim = told.claim
    if claim.kind is not ClaimKind.FIGURE:
        return (told.voice, claim.predicate, claim.polarity, told.words)
    person = claim.individuals[0] if told.single else None
    return (
        told.voice,
        claim.predicate,
        told.negated,
        claim.realis,
        told.bounds,
        told.noun,
        told.land,
        told.place,
        person and person.name,
    )


def _sole(block: Sequence[Told]) -> frozenset[str]:
    """Predicates of which the event knows one person only: no count above one, and not two full names."""
    most: dict[str, int] = defaultdict(int)
    names: dict[str, set[str]] = defaultdict(set)
    for one in block:
        claim = one.claim
        if claim.kind is not ClaimKind.FIGURE or one.bounds is None:
            continue
        number = one.bounds.low if one.bounds.base is None else one.bounds.base
        most[claim.predicate] = max(most[claim.predicate], 2 if number is None or number > 1 else 1)
        if one.single and (family := _family_name(claim)):
            names[claim.predicate].add(family)
    return frozenset(name for name, count in most.items() if count == 1 and len(names[name]) <= 1)


def _sole_of_sort(block: Sequence[Told]) -> frozenset[tuple[str, str]]:
    """Predicates with a sort of people of whom the event knows one only."""
    sorts: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in block:
        if one.claim.kind is ClaimKind.FIGURE and one.noun is not None and one.noun not in ANY_SORT:
            sorts[one.claim.predicate, one.noun].append(one)
    return frozenset(sort for sort, group in sorts.items() if _are_one_person(group))


def _are_one_person(group: Sequence[Told]) -> bool:
    """Whether no count among them is above one, and no two names, ages or sexes are told."""
    if any(one.bounds is None or one.bounds.vague or one.bounds.base != 1 for one in group):
        return False
    people = [(one.claim.individuals[0], _family_name(one.claim)) for one in group if one.single]
    known = ({name for _, name in people}, {one.age for one, _ in people}, {one.sex for one, _ in people})
    return all(len(facts - {None}) <= 1 for facts in known)


def _family_name(claim: Claim) -> str | None:
    words = (claim.individuals[0].name or "").lower().split()
    return words[-1] if len(words) > 1 else None
