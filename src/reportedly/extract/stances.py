"""How a source stands to one thing among all that it says: the stance of a clause within an attribution."""

from __future__ import annotations

from reportedly.extract.mentions import Attribution
from reportedly.records import Analysis, Stance, Token

_FIRST_PERSON = frozenset({"i", "we"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_SEEMING = frozenset({"appear", "seem", "look"})
_GUESSING = frozenset({"apparently", "probably", "likely", "possibly", "perhaps"})
_HARMING = frozenset({"shoot", "kill", "murder", "stab", "fire", "attack", "rob", "assault", "rape", "steal", "break"})
_ACCUSERS = frozenset({"police", "prosecutor", "court", "document", "official", "government", "military"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def stance_at(analysis: Analysis, attribution: Attribution, i: int) -> Stance:
    """The originator's stance to what token ``i`` says, a verb or a word of its clause.

    A plain "said" is a promise where the speaker will do it, an expectation where it will happen, a belief where it
    seems so, and an accusation where police or a court say that a named person did harm. Other cues keep their own.
    """
    stance = attribution.chain[0].stance
    if stance is not Stance.STATED:
        return stance
    verb = _verb_over(analysis, i)
    if verb is None:
        return stance
    children = [analysis.tokens[child] for child in analysis.children[verb.i]]
    subject = next((child for child in children if child.dep in _SUBJECTS), None)
    if _is_ahead(analysis, verb, children):
        return Stance.PROMISED if _is_speaker(analysis, attribution, subject) else Stance.EXPECTED
    if _is_guess(analysis, verb, children):
        return Stance.BELIEVED
    accused = subject is not None and (subject.entity == "PERSON" or subject.lower in {"he", "she"})
    if verb.lemma in _HARMING and accused and attribution.chain[0].kind in _ACCUSERS and not attribution.direct:
        return Stance.ACCUSED
    return stance


def _verb_over(analysis: Analysis, i: int) -> Token | None:
    for here in (i, *analysis.ancestors(i)):
        if analysis.tokens[here].pos in {"VERB", "AUX"}:
            return analysis.tokens[here]
    return None


def _is_ahead(analysis: Analysis, verb: Token, children: list[Token]) -> bool:
    if any(child.dep == "aux" and child.lower in _FUTURE for child in children):
        return True
    above = analysis.tokens[verb.head]
    return verb.dep == "xcomp" and above.lower in {"going", "gonna"} and verb.tag == "VB"


def _is_guess(analysis: Analysis, verb: Token, children: list[Token]) -> bool:
    above = analysis.tokens[verb.head]
    seems = above.lemma in _SEEMING and verb.dep in {"xcomp", "ccomp"}
    return seems or verb.lemma in _SEEMING or any(child.lower in _GUESSING for child in children)


def _is_speaker(analysis: Analysis, attribution: Attribution, subject: Token | None) -> bool:
    """Whether the subject of the clause is the one who speaks, as far as pronouns show it."""
    if subject is None or subject.lower in _FIRST_PERSON:
        return subject is not None
    name = attribution.chain[0].name
    person = next((person for person in analysis.people if person.name == name), None)
    if person is not None:
        return any(first <= subject.i < last for first, last in person.mentions)
    return subject.lower == "they" and not attribution.direct
