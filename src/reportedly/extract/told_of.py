"""Name, age and sex of single victims, only where the words of the report tie them to that person.

`reportedly.extract.individuals` joins whatever could be one person, so that nobody is counted twice. That is too bold
for a name: whom a report calls "a woman" is not the gunman whom it names further down. Here two descriptions are one
person only where they share a name, a pronoun stands for that name, they state the same age, or one is definite ("the
man") and exactly one person told of before agrees with it in sex, age and role. "Police identified the victim as …"
is such a definite description, and names the one it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.extract.individuals import Description, Victim, people_by_token
from reportedly.extract.measured import Measure, phrase_of
from reportedly.extract.nouns import PERSON_PRONOUNS, is_age_noun, is_person, noun_class
from reportedly.extract.particulars import age_at
from reportedly.extract.syntax import children_in
from reportedly.records import Accumulation, Analysis, Individual

_PLAIN = frozenset(
    {
        *("man", "woman", "male", "female", "boy", "girl", "child", "teen", "teenager", "youth", "baby", "toddler"),
        *("infant", "victim", "person", "patient", "deceased", "youngster", "lady", "old"),
    }
)
"""Nouns by which anybody is called of whom they are true; "the driver" is only who was called a driver before."""

_APART = frozenset(
    {"other", "another", "older", "younger", "second", "third", "latest", "additional", "fellow", "same"}
)
_GROWN = 18
_NEAR = 1
"""Sentences within which a pronoun stands for the only person told of that it agrees with."""

_AGAIN = 4
"""Sentences within which "a man" and "a man" are one, if they may be: a headline, and the lead that says it again."""

_IDENTIFY = frozenset({"identify", "name", "know"})


@dataclass(frozen=True, slots=True)
class _Telling:
    """A description in its place: of a measure, or (``measure`` None) one that only says who somebody is."""

    head: int
    lemma: str
    description: Description
    measure: Measure | None = None
    victim: int | None = None


@dataclass(slots=True)
class _One:
    """One person, by the descriptions that are tied to each other."""

    tellings: list[_Telling] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        """The fullest name that is given."""
        return max((t.description.individual.name or "" for t in self.tellings), key=_fullness) or None

    @property
    def age(self) -> int | None:
        """The first age that is given."""
        return next((a for t in self.tellings if (a := t.description.individual.age) is not None), None)

    @property
    def sex(self) -> str | None:
        """The first sex that is shown."""
        return next((s for t in self.tellings if (s := t.description.individual.sex) is not None), None)

    @property
    def young(self) -> bool:
        """Whether some noun or age says that they are a child."""
        return any(t.description.young for t in self.tellings) or (self.age is not None and self.age < _GROWN)


def individuals_of(analysis: Analysis, victims: Sequence[Victim]) -> dict[Measure, Individual]:
    """For each measure of the victims, whom it tells of: its own words, with what is tied to them elsewhere."""
    ages = _ages(analysis)
    ones: list[_One] = []
    found: dict[Measure, _One] = {}
    for telling in sorted(
        [*_told(analysis, victims, ages), *_identified(analysis, ages)], key=lambda t: (t.head, t.victim is None)
    ):
        one = _tied(analysis, ones, telling)
        if one is None and telling.measure is None:
            continue
        if one is None:
            one = _One()
            ones.append(one)
        one.tellings.append(telling)
        if telling.measure is not None:
            found[telling.measure] = one
    own = {m: d.individual for victim in victims for m, d in zip(victim.measures, victim.descriptions, strict=True)}
    return {m: Individual(own[m].span, one.name, one.age, one.sex) for m, one in found.items()}


def _fullness(name: str) -> int:
    return len(name.split())


def _ages(analysis: Analysis) -> dict[int, int]:
    """For each of the report's people whose age it states wherever it names them, and states no other: that age."""
    found: dict[int, set[int]] = {}
    for i, n in people_by_token(analysis).items():
        last_of_name = any(i == last - 1 for _, last in analysis.people[n].mentions)
        if last_of_name and analysis.tokens[i].tag in {"NNP", "NNPS"}:
            age = age_at(analysis, i, *phrase_of(analysis, i, i, None))
            found.setdefault(n, set()).update({age} if age is not None else ())
    return {n: min(ages) for n, ages in found.items() if len(ages) == 1}


def _told(analysis: Analysis, victims: Sequence[Victim], ages: dict[int, int]) -> Iterator[_Telling]:
    for n, victim in enumerate(victims):
        for measure, told in zip(victim.measures, victim.descriptions, strict=True):
            individual = told.individual
            if individual.name is not None and individual.age is None and told.person is not None:
                individual = replace(individual, age=ages.get(told.person))
            description = replace(told, individual=individual)
            yield _Telling(measure.head, _lemma(analysis, measure.head), description, measure, n)


def _lemma(analysis: Analysis, i: int) -> str:
    return "old" if is_age_noun(analysis, i) else analysis.tokens[i].lemma.lower()


def _identified(analysis: Analysis, ages: dict[int, int]) -> Iterator[_Telling]:
    """Where the words say who somebody is: "identified the victim as Ann Orr", "the victim was Ann Orr"."""
    people = people_by_token(analysis)
    for token in analysis.tokens:
        children = analysis.children[token.i]
        if any(analysis.tokens[c].dep == "neg" for c in children):
            continue
        if token.pos in {"VERB", "AUX"} and token.lemma in _IDENTIFY:
            said = children_in(analysis, token.i, "dobj", "nsubjpass")
            under = [i for who in said for i in analysis.subtree(who)]  # "the man who died in it as Ann Orr"
            pairs = [(who, name) for who in said for name in _after_as(analysis, (token.i, *under))]
            pairs += [(who, name) for name, who in pairs]  # "Ann Orr was identified as the victim"
        elif token.lemma == "be" and token.dep in {"ROOT", "ccomp", "conj"}:
            said = children_in(analysis, token.i, "nsubj")
            pairs = [(who, name) for who in said for name in children_in(analysis, token.i, "attr")]
        else:
            continue
        for who, name in pairs:
            if _may_be_named(analysis, who, people):
                yield from _naming(analysis, who, name, people, ages)


def _after_as(analysis: Analysis, heads: Iterable[int]) -> Iterator[int]:
    for head in heads:
        for preposition in children_in(analysis, head, "prep"):
            if analysis.tokens[preposition].lower == "as":
                yield from children_in(analysis, preposition, "pobj")


def _may_be_named(analysis: Analysis, i: int, people: dict[int, int]) -> bool:
    token = analysis.tokens[i]
    if token.lower in PERSON_PRONOUNS:
        return True
    definite = any(analysis.tokens[c].lower == "the" for c in children_in(analysis, i, "det"))
    return token.tag == "NN" and definite and i not in people and is_person(analysis, i)


def _naming(
    analysis: Analysis, who: int, name: int, people: dict[int, int], ages: dict[int, int]
) -> Iterator[_Telling]:
    own = [name, *children_in(analysis, name, "appos")]
    named = next((i for i in own if i in people and analysis.tokens[i].tag in {"NNP", "NNPS"}), None)
    if named is None or children_in(analysis, name, "conj"):
        return
    person = analysis.people[people[named]]
    pronoun = analysis.tokens[who].lower in PERSON_PRONOUNS
    row = noun_class(analysis.tokens[who])
    shown = row.sex or PERSON_PRONOUNS.get(analysis.tokens[who].lower)
    individual = Individual(analysis.span(who, who + 1), person.name, ages.get(people[named]), shown or person.sex)
    description = Description(
        individual=individual,
        shown_sex=shown,
        person=people[named],
        given="pronoun" if pronoun else "known",
        noun_class=row.id,
        young=row.young,
        further=False,
        sentence=analysis.tokens[who].sentence,
    )
    yield _Telling(who, _lemma(analysis, who), description)


def _tied(analysis: Analysis, ones: list[_One], telling: _Telling) -> _One | None:
    """The person told of before that the words tie this telling to; None where they tie it to nobody, or to two."""
    description = telling.description
    same = [one for one in ones if any(t.head == telling.head for t in one.tellings)]
    if same:
        return same[0]
    known = [one for one in ones if _is_named_alike(one, description)]
    known = known or [one for one in ones if _is_short_for(description.individual.name, one.name)]
    if len(known) == 1:
        return known[0]
    if _is_set_apart(analysis, telling):
        return None
    fitting = [one for one in ones if _agrees(one, telling)]
    if len(fitting) != 1 or _is_told_anew_between(analysis, ones, fitting[0], telling):
        return None
    return fitting[0]


def _is_named_alike(one: _One, description: Description) -> bool:
    if description.person is not None:
        return any(t.description.person == description.person and t.description.individual.name for t in one.tellings)
    name = description.individual.name
    return name is not None and name in {t.description.individual.name for t in one.tellings}


def _is_short_for(name: str | None, full: str | None) -> bool:
    """Whether a single word is a part of the longer name: "Elise" of "Elise Orr"."""
    return name is not None and full is not None and " " not in name and " " in full and name in full.split()


def _is_set_apart(analysis: Analysis, telling: _Telling) -> bool:
    """Whether the words say which one they mean, or that it is another: "the second man", "the man who fled"."""
    measure = telling.measure
    ranked = measure is not None and measure.accumulation is Accumulation.ORDINAL
    children = analysis.children[telling.head]
    if any(analysis.tokens[c].lower in _APART for c in children):
        return True
    by_age = telling.measure is not None and telling.description.individual.age is not None
    told_whole = telling.description.given == "known" and not by_age
    after = analysis.tokens[telling.head + 1].text if telling.head + 1 < len(analysis.tokens) else ""
    restricted = told_whole and after != "," and any(analysis.tokens[c].dep in {"relcl", "acl"} for c in children)
    return ranked or telling.description.further or restricted


def _agrees(one: _One, telling: _Telling) -> bool:
    """Whether ``telling`` can be tied to that person, by its age or as what is known of them."""
    description, mine = telling.description, telling.description.individual
    if all(_is_of_no_one(t.description) for t in one.tellings):
        return False
    if any(_listed_with(t.measure, telling.measure) for t in one.tellings):
        return False
    if mine.name is not None and one.name is not None:
        return False
    shown = description.shown_sex
    if mine.sex is not None and one.sex is not None and mine.sex != one.sex:
        return False
    if mine.age is not None and one.age is not None:
        return mine.age == one.age and not _is_other_role(one, telling)
    if description.given == "pronoun":
        return _is_near(one, description, _NEAR) and one.name is None
    if _is_other_role(one, telling) or not _is_of_an_age(one, description):
        return False
    if description.given == "known":
        return one.name is None or (mine.age is None and (shown is None or shown == one.sex))
    again = description.given == "new" and one.name is None and mine.age is None
    return again and _is_near(one, description, _AGAIN) and _was_called(one, telling) and _is_grouped(one, telling)


def _is_of_no_one(description: Description) -> bool:
    """Whether nothing shows that the words are a person's: "shooting death - Local News"."""
    mine = description.individual
    return description.noun_class == "other" and mine.name is None and mine.age is None and mine.sex is None


def _listed_with(one: Measure | None, other: Measure | None) -> bool:
    return one is not None and other is not None and one.trigger == other.trigger and one.head != other.head


def _is_near(one: _One, description: Description, sentences: int) -> bool:
    return description.sentence - one.tellings[-1].description.sentence <= sentences


def _is_grouped(one: _One, telling: _Telling) -> bool:
    return telling.victim in {t.victim for t in one.tellings}


def _was_called(one: _One, telling: _Telling) -> bool:
    return telling.lemma in {t.lemma for t in one.tellings}


def _is_other_role(one: _One, telling: _Telling) -> bool:
    """Whether the noun is one that only those have who were called by it: "the driver", "the gunman"."""
    description = telling.description
    if description.given in {"named", "pronoun"} or _was_called(one, telling):
        return False
    suspects = any(t.description.noun_class == "suspects" for t in one.tellings)
    return suspects or telling.lemma not in _PLAIN


def _is_of_an_age(one: _One, description: Description) -> bool:
    if description.young:
        return one.young
    if description.noun_class in {"men", "women"}:
        return not one.young
    return True


def _is_told_anew_between(analysis: Analysis, ones: list[_One], one: _One, telling: _Telling) -> bool:
    """Whether somebody else was brought in by the same noun since: "a man fled … the man was shot"."""
    heads = {t.head for other in ones for t in other.tellings}
    return any(
        analysis.tokens[i].lemma.lower() == telling.lemma
        and i not in heads
        and any(analysis.tokens[c].lower in {"a", "an", "another"} for c in children_in(analysis, i, "det"))
        for i in range(one.tellings[-1].head + 1, telling.head)
    )
