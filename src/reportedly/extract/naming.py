"""Names that a report gives somewhere for those it calls by less: a bare surname, "the mayor", "his lawyer"."""

from __future__ import annotations

from collections import defaultdict

from reportedly.records import Analysis, Person

_ROLES = frozenset(
    {
        *("spokesman", "spokeswoman", "spokesperson", "mayor", "governor", "sheriff", "chief", "attorney", "lawyer"),
        *("prosecutor", "director", "superintendent", "commissioner", "minister", "president", "senator", "secretary"),
        *("congressman", "congresswoman", "representative", "ambassador", "chairman", "chairwoman", "coroner"),
        *(
            "principal",
            "coach",
            "head",
            "official",
            "pastor",
            "manager",
            "owner",
            "judge",
            "premier",
            "chancellor",
            "lieutenant",
        ),
        *("mother", "father", "wife", "husband", "sister", "brother", "son", "daughter", "widow"),
    }
)
"""Nouns for what one person is, of which a report often gives the name once and then speaks without it."""

_OFFICES = _ROLES | {"head", "official"}
"""Nouns for an office whose holder's name may stand behind its "of"; alone they say too little."""

_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_SOON = 2
"""Sentences within which "a spokesman" is named."""

_OWN = frozenset({"the", "his", "her", "their", "its"})
_OFTENER = 3
"""How many times as often as its namesakes a person must be named for a bare surname to be that person's."""

_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "that", "some", "other", "another"})
_TIMES = frozenset({"DATE", "TIME"})


def name_range(analysis: Analysis, head: int, first: int, last: int) -> tuple[int, int]:
    """The tokens that name a source, of its noun phrase's ``first`` to ``last``.

    Left out are the article, an apposition, what stands in brackets, and the time that the parse hangs from the noun
    ("the army on Friday said").
    """
    tokens = analysis.tokens
    cut = (
        child
        for child in analysis.children[head]
        if child > head and (_is_beside(analysis, head, child) or _is_time(analysis, child))
    )
    end = max(min([last, *(analysis.subtree(child)[0] for child in cut)]), head + 1)
    end = next((i for i in range(head + 1, end) if tokens[i].text in {"(", "[", ")"}), end)
    while end - 1 > head and (tokens[end - 1].pos == "PUNCT" or tokens[end - 1].dep == "case"):
        end -= 1
    begin = first
    while begin < head and tokens[begin].lower in _DETERMINERS:
        begin += 1
    return begin, end


def _is_beside(analysis: Analysis, head: int, child: int) -> bool:
    """Whether a word begins what only describes the noun, as after a comma; in "the outlet Kosmos" it names it."""
    tokens = analysis.tokens
    if tokens[child].dep == "appos":
        return not (
            analysis.subtree(child)[0] == head + 1 and tokens[child].pos == "PROPN" and tokens[head].tag == "NN"
        )
    return tokens[child].dep == "punct"


def _is_time(analysis: Analysis, child: int) -> bool:
    """Whether a phrase after the noun is for a day or an hour: "on Friday", "in November 2014"."""
    below = analysis.children[child] if analysis.tokens[child].dep == "prep" else ()
    return any(analysis.tokens[i].entity in _TIMES and analysis.tokens[i].tag != "NNS" for i in below)


class Naming:
    """The people of one report by their surnames, and by what they are said to be."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._person_at = {
            i: person for person in analysis.people for first, last in person.mentions for i in range(first, last)
        }
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        for person in analysis.people:
            words = person.name.replace("-", " ").split()
            if len(words) > 1:
                self._by_surname[words[-1]].append(person)
        self._before_role: dict[tuple[str, Person], set[str]] = defaultdict(set)
        self._by_role = self._roles()

    def by_surname(self, head: int) -> Person | None:
        """Whose surname stands alone at ``head``, though no label says that it is a person's: "Cole said"."""
        token = self._analysis.tokens[head]
        if not token.text[:1].isupper() or any(
            self._analysis.tokens[child].dep in {"compound", "det", "amod", "poss", "nmod", "case", "conj"}
            and self._analysis.tokens[child].lower not in {"mr.", "mrs.", "ms.", "mr", "mrs", "ms"}
            for child in self._analysis.children[head]
        ):
            return None
        namesakes = sorted(self._by_surname.get(token.text, ()), key=lambda person: -len(person.mentions))
        if len(namesakes) > 1 and len(namesakes[0].mentions) < _OFTENER * len(namesakes[1].mentions):
            return None
        return namesakes[0] if namesakes else None

    def by_role(self, head: int) -> Person | None:
        """Who "the mayor" or "Cole's lawyer" at ``head`` is, where the report names one such person, and one alone."""
        token = self._analysis.tokens[head]
        if token.tag != "NN" or token.lemma.lower() not in _ROLES:
            return None
        tokens, children = self._analysis.tokens, self._analysis.children[head]
        before = [child for child in children if child < head]
        definite = any(tokens[c].lower in _OWN or tokens[c].dep == "poss" for c in before)
        if not definite or any(tokens[c].dep == "conj" for c in children):
            return None
        owner = self._owner(head)
        known = self._by_role.get(token.lemma.lower(), {})
        fitting = [person for person, owners in known.items() if owner is None or not owners or owner in owners]
        words = {tokens[c].lower for c in before if tokens[c].dep in {"amod", "compound", "nmod"}}
        if owner is None and words:  # "the deputy mayor" is another one than the mayor
            fitting = [person for person in fitting if words <= self._before_role[token.lemma.lower(), person]]
        return fitting[0] if len(fitting) == 1 and fitting[0].name != owner else None

    def behind_office(self, head: int) -> Person | None:
        """Whose name stands behind an office and its "of": "the head of the fire service in Arden, Bo Lind"."""
        tokens = self._analysis.tokens
        if tokens[head].lemma.lower() not in _OFFICES:
            return None
        for i in self._analysis.subtree(head):
            beside = i > head and tokens[i].dep in {"appos", "conj"} and tokens[i].pos == "PROPN"
            if not beside or i not in self._person_at:
                continue
            first = min(first for first, last in self._person_at[i].mentions if first <= i < last)
            between = tokens[head + 1 : first]
            if between and between[-1].text == "," and not any(t.i in self._person_at for t in between):
                owner = tokens[tokens[i].head]
                return None if owner.lemma.lower() in _OFFICES and owner.i != head else self._person_at[i]
        return None

    def introduced_after(self, head: int) -> Person | None:
        """Who "a spokesman" is whose name the next speaking subject gives, for the first time and without an office."""
        tokens, analysis = self._analysis.tokens, self._analysis
        determiners = {tokens[c].lower for c in analysis.children[head] if tokens[c].dep == "det"}
        if tokens[head].tag != "NN" or tokens[head].lemma.lower() not in _SPOKESMEN:
            return None
        if not determiners <= {"a", "an"}:
            return None
        here = tokens[head].sentence
        for sentence in analysis.sentences[here + 1 : here + 1 + _SOON]:
            person = self._person_at.get(sentence.first)
            if person is None or min(person.mentions)[0] != sentence.first or len(person.name.split()) < 2:
                continue
            last = min(person.mentions)[1]
            if last < sentence.last and tokens[last].lemma in {"say", "tell", "add"}:
                return person
            return None
        return None

    def _roles(self) -> dict[str, dict[Person, set[str]]]:
        """Persons by the role that stands with their name, and whose lawyer, mother … they are said to be."""
        found: dict[str, dict[Person, set[str]]] = defaultdict(dict)
        tokens = self._analysis.tokens
        for i, token in enumerate(tokens):
            if token.lemma.lower() not in _ROLES or token.tag not in {"NN", "NNP"}:
                continue
            named = [token.head] if token.dep in {"compound", "appos", "nmod"} else []
            named += [c for c in self._analysis.children[i] if tokens[c].dep == "appos"]
            person = next((self._person_at[n] for n in named if n in self._person_at), self.behind_office(i))
            if person is not None and i not in self._person_at:
                before = tokens[max(self._analysis.sentence_of(i).first, i - 3) : i]
                self._before_role[token.lemma.lower(), person].update(t.lower for t in before)
                owner = self._owner(i)
                found[token.lemma.lower()].setdefault(person, set()).update({owner} if owner is not None else ())
        return found

    def _owner(self, head: int) -> str | None:
        """Whose mother or lawyer: the name of the person before the apostrophe, or whom "his" speaks of."""
        for child in self._analysis.children[head]:
            if self._analysis.tokens[child].dep == "poss" and child in self._person_at:
                return self._person_at[child].name
        return None
