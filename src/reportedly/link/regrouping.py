"""What people say of questions, put to what was linked: two questions are one, or a claim answers one of its own.

Events and questions get other ids when a report joins them, so a review is held against claims. A question that was
joined is the one that most of the claims of its side answer now (of several, the one with the smallest id); claims that
answer it since then come with it, and one that was set apart since then does not. A join whose sides cannot be found,
or are in two events now, rests until they can.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.link.pairs import relate_joined
from reportedly.link.told import Told
from reportedly.link.wording import both
from reportedly.records import Question, Relation, content_id
from reportedly.review.records import Review, Verdict

APART = "set apart"
"""The scope of a question that one claim alone answers because a person says so."""


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Which claims stand apart, each with the review that says so, and which questions are one, oldest review first."""

    apart: Mapping[str, Review] = field(default_factory=dict)
    joins: tuple[Review, ...] = ()

    @classmethod
    def of(cls, reviews: Iterable[Review]) -> Regrouping:
        """From the reviews of questions that were not undone."""
        known = sorted(reviews, key=lambda review: review.order)
        apart = {review.target: review for review in known if review.verdict is Verdict.SPLIT}
        return cls(apart, tuple(review for review in known if review.verdict is Verdict.JOIN))

    def questions(self, asked: Mapping[str, Question]) -> dict[str, Question]:
        """Which question each claim answers, from the one that its words ask."""
        answered = {
            claim: _alone(question, claim) if claim in self.apart else question for claim, question in asked.items()
        }
        questions = {question.id: question for question in answered.values()}
        roots = {name: name for name in questions}
        for join in self.joins:
            left, right = (
                _side([one.claim for one in claims if not self._left(one.claim, join)], answered)
                for claims in (join.claims, join.other_claims)
            )
            if left is None or right is None or questions[left].event != questions[right].event:
                continue
            roots[_root(right, roots)] = _root(left, roots)
        return {claim: questions[_root(question.id, roots)] for claim, question in answered.items()}

    def relations(
        self,
        told: Sequence[Told],
        asked: Mapping[str, Question],
        answered: Mapping[str, Question],
        relations: Sequence[Relation],
    ) -> list[Relation]:
        """The relations between claims, where people regrouped them related anew."""
        if not self.apart and not self.joins:
            return list(relations)
        of_claim = {one.id: one for one in told}
        found = {_pair(one): self._set_apart(one, of_claim, answered) for one in relations}
        for group in _joined(told, asked, answered):
            for one in relate_joined(group, {claim.id: asked[claim.id].id for claim in group}):
                before = found.get(_pair(one))
                if before is None or before.relation == "incomparable":
                    found[_pair(one)] = replace(
                        one, reason=f"A reviewer says that both answer one question. {one.reason}"
                    )
        return list(found.values())

    def _left(self, claim: str, join: Review) -> bool:
        """Whether a claim was set apart after its question was joined: then it takes nothing with it."""
        split = self.apart.get(claim)
        return split is not None and split.order > join.order

    def _set_apart(
        self, relation: Relation, of_claim: Mapping[str, Told], answered: Mapping[str, Question]
    ) -> Relation:
        """A relation as it is, or, where one of its claims stands apart, that they do not answer one question."""
        review = self.apart.get(relation.left) or self.apart.get(relation.right)
        if review is None or answered[relation.left].id == answered[relation.right].id:
            return relation
        left, right = of_claim[relation.left], of_claim[relation.right]
        why = f" ({review.why})" if review.why else ""
        reason = f"Not the same question: {review.reviewer} set one apart{why}. {both(left, right)}."
        return replace(relation, relation="incomparable", degree=None, reason=reason)


def _alone(question: Question, claim: str) -> Question:
    scope = f"{question.scope}, {APART}" if question.scope else APART
    text, brief = (f"{asked.removesuffix('?')} ({APART})?" for asked in (question.text, question.brief))
    return replace(question, id=content_id("question", APART, claim), scope=scope, text=text, brief=brief)


def _side(claims: Iterable[str], answered: Mapping[str, Question]) -> str | None:
    """The question that most of these claims answer."""
    counted = Counter(answered[claim].id for claim in claims if claim in answered)
    return min(counted, key=lambda name: (-counted[name], name), default=None)


def _root(name: str, roots: dict[str, str]) -> str:
    while roots[name] != name:
        name = roots[name]
    return name


def _pair(relation: Relation) -> tuple[str, str]:
    return (min(relation.left, relation.right), max(relation.left, relation.right))


def _joined(told: Iterable[Told], asked: Mapping[str, Question], answered: Mapping[str, Question]) -> list[list[Told]]:
    """The claims of each question that answers more than one that words ask."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[answered[one.id].id].append(one)
    return [groups[name] for name in sorted(groups) if len({asked[one.id].id for one in groups[name]}) > 1]
