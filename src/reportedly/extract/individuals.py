"""Single victims: who they are, and which words speak of the same one.

News tells of one victim many times ("a man", "the 25-year-old", "John Smith, 25", "he"). Two descriptions are taken for
the same person unless something in the words sets them apart: another name, age or sex, "another", a place in the same
list. That way a report never holds more victims than its words force a reader to see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.extract.measured import Measure, is_further
from reportedly.extract.nouns import PERSON_PRONOUNS
from reportedly.extract.particulars import age_at, name_of, name_tokens
from reportedly.records import Accumulation, Analysis, Individual

HARM = frozenset(
    {"killed", "wounded", "shot", "stabbed", "hospitalised", "critical", "serious", "stable", "missing", "casualties"}
)
"""What makes a victim: those who are arrested or charged are told of beside them, and are not them."""

_NEW = frozenset({"a", "an", "another"})
_GROWN = 20
"""Years from which somebody is no child, boy or girl any more."""

_SUSPECTS = "suspects"
_OFFICERS = frozenset({"police", "soldiers"})


@dataclass(frozen=True, slots=True)
class Description:
    """What one phrase says of one person.

    ``shown_sex`` is the sex that its own noun or pronoun shows; ``given`` is "new" ("a man"), "known" ("the man"),
    "pronoun" or "named".
    """

    individual: Individual
    shown_sex: str | None
    person: int | None
    given: str
    noun_class: str
    young: bool
    further: bool
    sentence: int


@dataclass(slots=True)
class Victim:
    """One person and all that the report says was done to them: the measures that speak of them, in order."""

    measures: list[Measure] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        """The first name that is given; a pronoun gives none."""
        return next((d.individual.name for d in self.descriptions if d.individual.name is not None), None)

    @property
    def age(self) -> int | None:
        """The first age that is given, in years."""
        return next((d.individual.age for d in self.descriptions if d.individual.age is not None), None)

    @property
    def sex(self) -> str | None:
        """The first sex that is shown."""
        return next((d.individual.sex for d in self.descriptions if d.individual.sex is not None), None)

    @property
    def shown_sex(self) -> str | None:
        """The first sex that a noun or pronoun shows."""
        return next((d.shown_sex for d in self.descriptions if d.shown_sex is not None), None)

    @property
    def predicates(self) -> frozenset[str]:
        """The names of what was done to them."""
        return frozenset(measure.predicate for measure in self.measures)


def describe(analysis: Analysis, measure: Measure, people: dict[int, int]) -> Description:
    """Name, age and sex of a single person, from the words of the phrase and those right after it."""
    first, last = measure.phrase
    token = analysis.tokens[measure.head]
    pronoun = token.lower in PERSON_PRONOUNS
    named = next((people[i] for i in name_tokens(analysis, measure) if i in people), None)
    shown = measure.noun_class.sex or PERSON_PRONOUNS.get(token.lower)
    sex = shown or (analysis.people[named].sex if named is not None else None)
    return Description(
        shown_sex=shown,
        individual=Individual(
            analysis.span(first, last),
            name_of(analysis, measure, named),
            age_at(analysis, measure.head, first, last),
            sex,
        ),
        person=people.get(measure.head) if pronoun else named,
        given="pronoun" if pronoun else _given(analysis, measure),
        noun_class=measure.noun_class.id,
        young=measure.noun_class.young,
        further=is_further(analysis, measure) or _is_also(analysis, measure),
        sentence=token.sentence,
    )


def _is_also(analysis: Analysis, measure: Measure) -> bool:
    """Whether the words add somebody to those told of: "a woman was also shot"."""
    return any(analysis.tokens[c].lower == "also" for c in analysis.children[measure.trigger])


def _given(analysis: Analysis, measure: Measure) -> str:
    if name_tokens(analysis, measure):
        return "named"
    determiners = {analysis.tokens[c].lower for c in analysis.children[measure.head] if analysis.tokens[c].dep == "det"}
    return "known" if determiners and not determiners & _NEW else "new"


def people_by_token(analysis: Analysis) -> dict[int, int]:
    """For each token that speaks of a named person, which of ``analysis.people``."""
    return {i: n for n, person in enumerate(analysis.people) for a, b in person.mentions for i in range(a, b)}


def find_victims(analysis: Analysis, measures: Iterable[Measure]) -> tuple[Victim, ...]:
    """Group the harm done to single persons by the person, in the order in which the report first tells of them."""
    people = people_by_token(analysis)
    victims: list[Victim] = []
    for measure in measures:
        if measure.predicate not in HARM or not _is_single(analysis, measure):
            continue
        description = describe(analysis, measure, people)
        victim = _same(victims, description, measure)
        if victim is None:
            victim = Victim()
            victims.append(victim)
        victim.measures.append(measure)
        victim.descriptions.append(description)
    return tuple(victims)


def _is_single(analysis: Analysis, measure: Measure) -> bool:
    """One person without a number, or by rank: "the fourth victim, a woman, died"."""
    ranked = measure.accumulation is Accumulation.ORDINAL and analysis.tokens[measure.head].tag in {"NN", "NNP"}
    return measure.one or ranked


def _same(victims: list[Victim], description: Description, measure: Measure) -> Victim | None:
    """The victim that ``description`` speaks of, or None where it can only be a further one."""
    candidates = [victim for victim in victims if _compatible(victim, description, measure)]
    if not candidates:
        return None
    same_head = [v for v in candidates if any(m.head == measure.head for m in v.measures)]
    if same_head:
        return same_head[-1]
    near = any(description.sentence - v.descriptions[-1].sentence <= 1 for v in candidates)
    if description.further and description.given == "new" and near:
        return None
    if description.given == "pronoun":
        meant = [v for v in candidates if any(d.person == description.person is not None for d in v.descriptions)]
        return (meant or sorted(candidates, key=lambda v: v.descriptions[-1].sentence))[-1]
    if description.given == "named":
        named = [v for v in candidates if v.name is not None]
        return named[-1] if named else _best(candidates, description)
    if description.given == "known" and description.individual.age is None:
        return max(candidates, key=lambda v: v.descriptions[-1].sentence)
    return _best(candidates, description)


def _best(candidates: list[Victim], description: Description) -> Victim | None:
    aged = [v for v in candidates if v.age is not None and v.age == description.individual.age]
    return aged[0] if aged else (candidates[0] if candidates else None)


def _compatible(victim: Victim, description: Description, measure: Measure) -> bool:
    if any(m.head == measure.head for m in victim.measures):
        return True
    mine = description.individual
    name, age, sex = victim.name, victim.age, victim.shown_sex
    if sex is not None and description.shown_sex is not None and sex != description.shown_sex:
        return False
    if _listed_together(victim, measure):
        return False
    if description.given == "pronoun":
        return True
    if name is not None and mine.name is not None and not _names_agree(name, mine.name):
        return False
    if age is not None and mine.age is not None and age != mine.age:
        return False
    if (description.young and (age or 0) >= _GROWN) or (
        any(d.young for d in victim.descriptions) and (mine.age or 0) >= _GROWN
    ):
        return False
    return not _roles_clash(victim.descriptions, description)


def _names_agree(left: str, right: str) -> bool:
    mine, other = left.replace("’s", "").replace("'s", "").split(), right.replace("’s", "").replace("'s", "").split()
    return bool(mine and other) and (set(mine) <= set(other) or set(other) <= set(mine) or mine[-1] == other[-1])


def _listed_together(victim: Victim, measure: Measure) -> bool:
    """Two phrases of one trigger are two persons: "a man and a woman were killed"."""
    return any(m.trigger == measure.trigger and m.head != measure.head for m in victim.measures)


def _roles_clash(told: list[Description], description: Description) -> bool:
    classes = {d.noun_class for d in told}
    if description.noun_class == _SUSPECTS:
        return bool(classes & _OFFICERS) or any(d.young for d in told)
    if _SUSPECTS in classes:
        return description.noun_class in _OFFICERS
    if description.young != any(d.young for d in told) and not _ageless(told, description):
        return _grown(description) if any(d.young for d in told) else any(_grown(d) for d in told)
    return False


def _ageless(told: list[Description], description: Description) -> bool:
    """Whether one side says nothing of youth: a pronoun, a name, "the victim"."""
    neutral = {"victims", "other", "people"}
    return description.noun_class in neutral or all(d.noun_class in neutral for d in told)


def _grown(description: Description) -> bool:
    age = description.individual.age
    return description.noun_class in {"men", "women", "police", "workers", "soldiers"} and (
        age is None or age >= _GROWN
    )
