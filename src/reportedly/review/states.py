"""How a claim stands after its reviews: a pure fold over the trail, whatever order it came in.

A reviewer's last judging review that was not undone is in force. An undo holds for reviews of the same reviewer only;
an undo can be undone. Where reviewers contradict each other nothing takes effect, and the disagreement is told: a
second reviewer never overwrites the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.review.records import JUDGING, Correction, Review, ReviewState, Verdict

VERDICT = "verdict"
"""What a disagreement is called where some keep a claim and others reject it."""


def standing(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that were not undone, and no undos, oldest first, each once."""
    trail = sorted({review.id: review for review in reviews}.values(), key=lambda review: review.order)
    undos: dict[str, list[Review]] = {}
    by_id = {review.id: review for review in trail}
    for review in trail:
        undone = by_id.get(review.undoes or "")
        if review.verdict is Verdict.UNDO and undone is not None and undone.reviewer == review.reviewer:
            undos.setdefault(undone.id, []).append(review)
    holds: dict[str, bool] = {}
    for (
        start
    ) in trail:  # an undo's id follows from what it undoes, so there are no circles; a loop, as chains may be long
        chain = [start]
        while chain:
            waiting = [undo for undo in undos.get(chain[-1].id, ()) if undo.id not in holds]
            if waiting:
                chain.append(waiting[0])
                continue
            done = chain.pop()
            holds[done.id] = not any(holds[undo.id] for undo in undos.get(done.id, ()))
    return [review for review in trail if review.verdict is not Verdict.UNDO and holds[review.id]]


def state_of(target: str, reviews: Iterable[Review]) -> ReviewState:
    """How the claim ``target`` stands after ``reviews``: its whole trail, with the undos."""
    held = standing(reviews)
    last = {review.reviewer: review for review in held if review.verdict in JUDGING}
    in_force = tuple(sorted(last.values(), key=lambda review: review.order))
    keeping = [review for review in in_force if review.verdict is not Verdict.REJECT]
    agreed, disputed = _agreed(keeping)
    rejected = bool(in_force) and not keeping
    if keeping and len(keeping) < len(in_force):
        disputed = (*disputed, VERDICT)
    comments = sum(review.verdict is Verdict.COMMENT for review in held)
    return ReviewState(target, in_force, agreed, rejected, disputed, comments)


def states_of(reviews: Iterable[Review]) -> Mapping[str, ReviewState]:
    """The state of every claim that one of ``reviews`` judges or comments on."""
    trails: dict[str, list[Review]] = {}
    for review in reviews:
        trails.setdefault(review.target, []).append(review)
    return {target: state_of(target, trail) for target, trail in trails.items()}


_TOGETHER = {
    field: name
    for name, fields in {
        "quantity": ("point", "low", "high", "modifier"),
        "place": ("place", "country", "latitude", "longitude"),
    }.items()
    for field in fields
}
"""Fields that are corrected as one, because they mean something only together, and what the group is called."""


def group_of(field: str) -> str:
    """What a field is corrected together with: "quantity" for its bounds, "place" for its country; else itself."""
    return _TOGETHER.get(field, field)


def _agreed(keeping: Iterable[Review]) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections that nobody contradicts, and the names of those that somebody does.

    Who corrects something else says nothing of a field; who confirms the claim says that all is as it was read, but
    for the corrections that the confirmation carries.
    """
    said: dict[str, set[tuple[Correction, ...]]] = {}
    plain = [review for review in keeping if review.verdict is Verdict.CONFIRM]
    for review in keeping:
        for name, group in _grouped(review.fields).items():
            said.setdefault(name, set()).add(group)
    for review in plain:
        own = _grouped(review.fields)
        for name, groups in said.items():
            groups.add(own.get(name, ()))
    agreed = [one for name in said if len(said[name]) == 1 for one in next(iter(said[name]))]
    return tuple(sorted(agreed, key=lambda one: one.field)), tuple(name for name in sorted(said) if len(said[name]) > 1)


def _grouped(fields: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    groups: dict[str, list[Correction]] = {}
    for one in fields:
        groups.setdefault(group_of(one.field), []).append(one)
    return {name: tuple(sorted(group, key=lambda one: one.field)) for name, group in groups.items()}
