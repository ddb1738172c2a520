"""People of a report, and the words that speak of them.

Order of steps: names are read off the entity labels and off titles ("Sheriff Ann Cole"); names that share their words
become one person under the fullest of them; then he and she go, from left to right, to the most plausible person of the
last sentences. A pronoun that a nameless person ("a woman", "the driver") answers as well stays with nobody: a wrong
link merges two victims, a missing one merges none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.records import Analysis, Person, Token

WINDOW = 3
"""Sentences that a pronoun looks back: nine tenths of the names that he and she stand for are nearer."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MALE_WORDS = _words(
    "mr mr. sir king prince spokesman chairman policeman businessman man boy father son brother husband uncle "
    "grandfather grandson nephew gunman widower boyfriend stepfather congressman councilman fireman"
)
_FEMALE_WORDS = _words(
    "mrs mrs. ms ms. miss queen princess spokeswoman chairwoman policewoman businesswoman woman girl mother daughter "
    "sister wife aunt grandmother granddaughter niece widow girlfriend stepmother congresswoman councilwoman"
)
_ANY_SEX_WORDS = _words(
    "victim suspect officer driver person teenager teen child student shooter attacker gunman witness soldier worker "
    "doctor judge passenger resident neighbour neighbor patient inmate deputy trooper bystander employee"
)
_TITLES = _words(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir president minister secretary chancellor king queen prince princess pope "
    "sheriff chief captain capt. lieutenant lt. lt sergeant sgt. sgt officer deputy detective det. det superintendent "
    "supt. supt commissioner constable corporal cpl. cpl trooper inspector colonel col. general gen. major maj. "
    "admiral private judge justice mayor governor gov. gov senator sen. sen representative rep. rep congressman "
    "congresswoman councilman councilwoman chairman chairwoman ambassador professor prof. spokesman spokeswoman "
    "spokesperson attorney prosecutor coroner pastor reverend rev. rev bishop imam rabbi coach marshal director agent"
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = _words("de da di del della dos du la le al el ul bin bint ibn ben van von der den ter")
"""Words of a name that are written small: "Ana da Silva", "Omar bin Said"."""

_HYPHENS = frozenset({"-", "‐", "‑"})  # hyphens as they are printed
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ARTICLES = ("al-", "el-", "ul-")
"""What a family name is often named without: "al-Amin", "Amin"."""

_MALE_PRONOUNS = frozenset({"he", "him", "his", "himself"})
_FEMALE_PRONOUNS = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUN_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS"})
_SAYING = _words("say tell add state note explain warn claim insist testify recall write confirm continue")
_NOT_NAMES = _words(
    "twitter facebook instagram covid photo read share updated posted "
    "staff office court assembly council hospital ministry department committee agency command headquarters"
)
"""Capitalised words that end no person's name: marks of pages, and bodies behind what looks like a title."""


@dataclass(slots=True)
class _Known:
    """A person while the text is still being read."""

    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sex: str | None = None

    @property
    def fullest(self) -> tuple[str, ...]:
        return max(self.names, key=lambda name: (len(_core(name)), self.names[name], name))


@dataclass(slots=True)
class _Recent:
    """Somebody whom a pronoun could stand for: a known person, or (``who`` None) a person without a name."""

    who: _Known | None
    sex: str | None
    first: int
    head: Token
    quoted: bool


def find_people(analysis: Analysis) -> tuple[Person, ...]:
    """The named persons of the report in order of their first mention, with names and pronouns that speak of them."""
    names = _without_places(analysis, list(_names(analysis)))
    names = sorted([*names, *_unlabelled(analysis, names)])
    people, by_mention = _merge(analysis, names)
    _link_pronouns(analysis, by_mention)
    return tuple(
        Person(" ".join(person.fullest), tuple(sorted(person.mentions)), person.sex)
        for person in sorted(people, key=lambda person: min(person.mentions))
    )


def _names(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Token ranges of personal names, titles left out."""
    tokens, i = analysis.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        if token.entity == "PERSON":
            last = i + 1
            while last < len(tokens) and tokens[last].entity == "PERSON" and not tokens[last].entity_begins:
                last += 1
            last = _extended(tokens, last)
            first, end = _trimmed(tokens, i, last)
            if first < end:
                yield first, end
            i = last
        elif _is_title_of_name(tokens, i):
            last = i + 1
            while last < len(tokens) and _is_name_part(tokens[last]) and tokens[last].sentence == token.sentence:
                last += 1
            if tokens[i + 1].entity not in {"PERSON", "ORG", "GPE", "FAC"} and last - i <= 5:
                yield i + 1, last
                i = last
            else:
                i += 1
        else:
            i += 1


def _without_places(analysis: Analysis, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names without single words that the report's labels more often take for a place than for a person."""
    labels = Counter((token.lower, token.entity in _PLACES) for token in analysis.tokens if token.entity)
    people = Counter(analysis.tokens[first].lower for first, last in names if last - first == 1)

    def is_place(first: int, last: int) -> bool:
        word = analysis.tokens[first].lower
        return last - first == 1 and labels[word, True] > people[word]

    return [name for name in names if not is_place(*name)]


def _unlabelled(analysis: Analysis, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Full names without a label, before a verb of saying, whose last word speaks alone elsewhere: "Taner Yildiz"."""
    tokens = analysis.tokens
    taken = {i for first, last in names for i in range(first, last)}
    alone = {
        token.text
        for token in tokens
        if token.dep == "nsubj"
        and token.tag == "NNP"
        and token.i not in taken
        and tokens[token.head].lemma in _SAYING
        and token.entity not in _PLACES
        and not analysis.children[token.i]
    }
    for token in tokens[1:]:
        before = tokens[token.i - 1]
        if (
            token.text in alone
            and token.i not in taken
            and token.dep == "nsubj"
            and tokens[token.head].lemma in _SAYING
            and before.i not in taken
            and before.tag == "NNP"
            and before.dep == "compound"
            and before.lower not in _TITLES
            and token.start - before.end == 1
        ):
            yield before.i, token.i + 1


def _extended(tokens: tuple[Token, ...], last: int) -> int:
    """Past capitalised words that the labels cut off: "Luis Nava" of "Luis Nava Trujillo"."""
    while (
        last < len(tokens)
        and tokens[last].entity == ""
        and _is_name_part(tokens[last])
        and tokens[last].lower not in _TITLES
        and tokens[last].sentence == tokens[last - 1].sentence
        and tokens[last].start - tokens[last - 1].end == 1
    ):
        last += 1
    return last


def _is_title_of_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a title stands here before a name; written small, before a full one: "police chief Omar Haddad"."""
    if tokens[i].lower not in _TITLES or not _starts_name(tokens, i + 1):
        return False
    return tokens[i].text[0].isupper() or (_starts_name(tokens, i + 2) and tokens[i].dep in {"compound", "appos"})


def _starts_name(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and _is_name_part(tokens[i]) and tokens[i].lower not in _TITLES


def _is_name_part(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.text[0].isupper() and token.lower not in _NOT_NAMES


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Without titles before and possessives, marks and stray words after; empty where no name is left."""
    while first < last and (tokens[first].lower in _TITLES or not tokens[first].text[0].isupper()):
        first += 1
    end = first
    while end < last and _goes_on(tokens, end):
        if end > first and tokens[end].lower in _TITLES:
            break
        end += 1
    while end > first and not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].lower not in _SUFFIXES:
        end -= 1
    if all(token.lower in _NOT_NAMES or token.pos not in {"PROPN", "NOUN"} for token in tokens[first:end]):
        return first, first
    return first, end


def _goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a name can have this token after its first: a capital, a small particle, the second half of "Ji-ho"."""
    token = tokens[i]
    halved = tokens[i - 1].text in _HYPHENS and tokens[i - 1].end == token.start
    return token.text[0].isupper() or token.lower in _PARTICLES or token.text in _HYPHENS or halved


def _written(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name as they are printed: the parse cuts "al-Amin" in three."""
    words: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None and before.end == token.start and {before.text, token.text} & _HYPHENS:
            words[-1] += token.text
        else:
            words.append(token.text)
    return tuple(words)


def _core(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words that two writings of one name share: without case, initials, suffixes and the Arabic article."""
    words = tuple(word[3:] if word.startswith(_ARTICLES) else word for word in map(str.lower, name))
    core = tuple(word for word in words if word not in _SUFFIXES and not (len(word) <= 2 and word.endswith(".")))
    return tuple(word for word in core if len(word) > 1) or words


def _merge(analysis: Analysis, names: list[tuple[int, int]]) -> tuple[list[_Known], list[tuple[int, int, _Known]]]:
    """One person a set of names that share their words; short names go to the last fuller one before them."""
    tokens = analysis.tokens
    people: list[_Known] = []
    by_word: dict[str, list[_Known]] = {}
    written = [_written(tokens[first:last]) for first, last in names]
    order = sorted(range(len(names)), key=lambda n: (len(_core(written[n])) == 1, n))
    where: dict[int, _Known] = {}
    for n in order:
        name, core = written[n], _core(written[n])
        fitting = [known for known in by_word.get(core[-1], []) if _fits(core, known)]
        if len(core) == 1:
            fitting += [known for known in by_word.get("^" + core[0], []) if known not in fitting]
        known = _nearest(fitting, names[n][0])
        if known is None:
            known = _Known()
            people.append(known)
        where[n] = known
        known.names[name] += 1
        known.mentions.append(names[n])
        for key in (core[-1], core[-1].rpartition("-")[2], "^" + core[0]):
            row = by_word.setdefault(key, [])
            if known not in row:
                row.append(known)
    for n, (first, last) in enumerate(names):
        where[n].sex = where[n].sex or _sex_beside(analysis, first, last)
    found = [(first, last, where[n]) for n, (first, last) in enumerate(names)]
    found += _short_names(analysis, names, by_word)
    return people, sorted(found, key=lambda row: row[0])


def _fits(core: tuple[str, ...], known: _Known) -> bool:
    """Whether a name can be short for, or a fuller form of, a known person's: same last word, no other first word."""
    other = _core(known.fullest)
    if core[-1] != other[-1]:
        return False
    return (
        len(core) == 1 or len(other) == 1 or core[0] == other[0] or set(core) <= set(other) or set(other) <= set(core)
    )


def _nearest(fitting: list[_Known], here: int) -> _Known | None:
    """The person named last before ``here``, else the one named first after it."""
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    before = [
        (max(m for m in known.mentions if m[0] < here), n)
        for n, known in enumerate(fitting)
        if min(known.mentions)[0] < here
    ]
    return fitting[max(before)[1]] if before else min(fitting, key=lambda known: min(known.mentions))


def _short_names(
    analysis: Analysis, names: list[tuple[int, int]], by_word: dict[str, list[_Known]]
) -> Iterator[tuple[int, int, _Known]]:
    """Last names that the entity labels missed ("Cole" as an organisation, or as nothing)."""
    taken = {i for first, last in names for i in range(first, last)}
    for token in analysis.tokens:
        if token.tag not in _NOUN_TAGS or token.i in taken or token.entity in {*_PLACES, "DATE", "NORP"}:
            continue
        if token.tag != "NNP" and not _is_like_a_name(analysis, token):
            continue
        known = [known for known in by_word.get(token.lower, []) if len(_core(known.fullest)) > 1]
        if known and _stands_alone(analysis, token) and min(known[0].mentions)[0] < token.i:
            person = _nearest(known, token.i)
            if person is not None:
                person.mentions.append((token.i, token.i + 1))
                yield token.i, token.i + 1, person


def _is_like_a_name(analysis: Analysis, token: Token) -> bool:
    """Whether a capital shows that a word taken for a common noun is a name: "Sanders said", but "BAKERS strike"."""
    mixed = token.text[0].isupper() and not token.text.isupper()
    return mixed and (token.i > analysis.sentence_of(token.i).first or token.dep in _SUBJECTS)


def _stands_alone(analysis: Analysis, token: Token) -> bool:
    beside = [analysis.tokens[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(analysis.tokens)]
    return token.dep != "compound" and not any(
        word.tag in {"NNP", "NNPS"} and word.lower not in _TITLES and word.sentence == token.sentence for word in beside
    )


def _sex_beside(analysis: Analysis, first: int, last: int) -> str | None:
    """Sex shown by a title or a word in apposition: "Mrs Cole", "Cole, a spokeswoman"."""
    tokens = analysis.tokens
    near = [tokens[i].lower for i in range(max(0, first - 2), first) if tokens[i].sentence == tokens[first].sentence]
    near += [
        tokens[child].lower
        for child in analysis.children[_head(analysis, first, last)]
        if tokens[child].dep in {"appos", "compound"} and not first <= child < last
    ]
    for word in near:
        if word in _MALE_WORDS:
            return "male"
        if word in _FEMALE_WORDS:
            return "female"
    return None


def _head(analysis: Analysis, first: int, last: int) -> int:
    for i in range(last - 1, first - 1, -1):
        if not first <= analysis.tokens[i].head < last or analysis.tokens[i].head == i:
            return i
    return last - 1


def _link_pronouns(analysis: Analysis, named: list[tuple[int, int, _Known]]) -> None:
    """Give each he and she to the best of the persons spoken of in the last sentences."""
    starts = {first: (last, known) for first, last, known in named}
    recent: list[_Recent] = []
    named_in: dict[int, list[tuple[int, _Known]]] = {}
    for first, _, known in named:
        named_in.setdefault(analysis.tokens[first].sentence, []).append((first, known))
    quoted = bracketed = False
    for token in analysis.tokens:
        sentence = analysis.sentences[token.sentence]
        first = token.i == sentence.first
        if first and token.sentence and sentence.passage != analysis.sentences[token.sentence - 1].passage:
            quoted = bracketed = False  # before its own first word, which may be the mark of a new quotation
        if token.text in {"“", "”"} or token.lower == '"':
            quoted = token.text == "“" or (token.lower == '"' and not quoted)
        elif token.text in {"(", ")"}:
            bracketed = token.text == "("
        if first:
            recent = [row for row in recent if token.sentence - row.head.sentence <= WINDOW]
        if token.i in starts and not bracketed:  # names in brackets are credits more often than antecedents
            last, known = starts[token.i]
            recent.append(_Recent(known, known.sex, token.i, analysis.tokens[_head(analysis, token.i, last)], quoted))
        elif token.pos == "NOUN" and token.tag == "NN":
            _add_nameless(analysis, token, recent, quoted=quoted)
        elif token.lower in _MALE_PRONOUNS or token.lower in _FEMALE_PRONOUNS:
            later = [known for first, known in named_in.get(token.sentence, ()) if first > token.i]
            _link(analysis, token, recent, later, quoted=quoted)


def _add_nameless(analysis: Analysis, token: Token, recent: list[_Recent], *, quoted: bool) -> None:
    sex = "male" if token.lower in _MALE_WORDS else "female" if token.lower in _FEMALE_WORDS else None
    if sex is None and token.lower not in _ANY_SEX_WORDS:
        return
    if token.dep in {"appos", "compound", "attr", "oprd"}:
        return  # "Cole, a spokeswoman": already a person
    if any(analysis.tokens[child].dep == "appos" for child in analysis.children[token.i]):
        return
    recent.append(_Recent(None, sex, token.i, token, quoted))


def _link(analysis: Analysis, pronoun: Token, recent: list[_Recent], later: list[_Known], *, quoted: bool) -> None:
    """``later`` are the persons whom the same sentence names after the pronoun: a subject is none of them."""
    sex = "male" if pronoun.lower in _MALE_PRONOUNS else "female"
    fitting = [
        row
        for row in recent
        if (row.who.sex if row.who else row.sex) in {sex, None}
        and not _same_clause(analysis, row.head, pronoun)
        and not (
            row.who is None and row.quoted and not quoted and _is_speaker(analysis, pronoun)
        )  # told of, not telling
        and not (pronoun.dep in _SUBJECTS and row.who is not None and any(row.who is known for known in later))
    ]
    if not fitting:
        return
    best = min(fitting, key=lambda row: _cost(analysis, row, pronoun, quoted=quoted))
    if best.who is None:
        # the nameless one answers; later pronouns go on with it
        recent.append(_Recent(None, sex, pronoun.i, pronoun, quoted))
        return
    best.who.mentions.append((pronoun.i, pronoun.i + 1))
    best.who.sex = best.who.sex or sex
    recent.append(_Recent(best.who, sex, pronoun.i, pronoun, quoted))


def _same_clause(analysis: Analysis, head: Token, pronoun: Token) -> bool:
    """Whether the two are arguments of one verb, where only a reflexive can mean the same person."""
    if pronoun.lower.endswith("self"):
        return False
    if head.head == pronoun.head and pronoun.dep in {"dobj", "dative", "pobj"}:
        return True
    preposition = analysis.tokens[pronoun.head]
    return pronoun.dep == "pobj" and preposition.head == head.head and head.dep in _SUBJECTS


def _cost(analysis: Analysis, row: _Recent, pronoun: Token, *, quoted: bool) -> tuple[float, int]:
    """Lower is likelier: near sentences, subjects, the same side of a quotation mark, and a shown sex come first."""
    cost = 1.0 * (pronoun.sentence - row.head.sentence)
    cost += 0.0 if row.head.dep in _SUBJECTS else 0.6 if row.head.dep in {"poss", "compound"} else 0.8
    cost += 0.7 if row.quoted != quoted else 0.0
    cost -= 0.4 if (row.who.sex if row.who else row.sex) is not None else 0.0
    if _is_speaker(analysis, pronoun) and _is_speaker(analysis, row.head):
        cost -= 0.8  # who speaks goes on speaking
    return cost, -row.first


def _is_speaker(analysis: Analysis, token: Token) -> bool:
    return token.dep == "nsubj" and analysis.tokens[token.head].lemma in _SAYING
