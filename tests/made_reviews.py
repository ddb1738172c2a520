"""Reviews of our own making, for tests."""

from __future__ import annotations

from hypothesis import strategies as st

from reportedly.records import ClaimKind, Span
from reportedly.review.records import Correction, Review, Seen, Verdict


def at(second: int) -> str:
    """A moment, ``second`` seconds into a day."""
    return f"2026-03-02T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000000Z"


def saw(claim: str = "claim-1", report: str = "flood", sha256: str = "0" * 64, words: str = "40 people") -> Seen:
    """A claim as a reviewer saw it."""
    return Seen(claim, report, sha256, Span(0, len(words), words), ClaimKind.FIGURE, "wounded")


def review(
    verdict: str,
    *,
    by: str = "Ada",
    second: int = 0,
    target: str = "claim-1",
    undoes: str | None = None,
    why: str | None = None,
    **fields: str | None,
) -> Review:
    """A review; further keywords are corrected fields."""
    return Review.make(
        target,
        Verdict(verdict),
        reviewer=by,
        made_at=at(second),
        fields=[Correction(name, value) for name, value in fields.items()],
        undoes=undoes,
        why=why,
        claims=[saw(target)],
    )


_WORDS = st.sampled_from(["", "as printed", "\ud83d", "\0", "\\u0000", "“ä”\r\n", "\U0001f30a"])

_AT_LEAST = {"point": None, "high": None, "modifier": "at_least"}
_CORRECTED: list[dict[str, str | None]] = [
    {**_AT_LEAST, "low": "1"},
    {**_AT_LEAST, "low": "2"},
    {**_AT_LEAST, "low": "2", "predicate": "killed"},
    {"predicate": "wounded"},
    {"period": None},
]


@st.composite
def trails(draw: st.DrawFn) -> list[Review]:
    """Some reviewers' reviews of two claims, with undos of undos, and undos of what others said."""
    made: list[Review] = []
    for second in range(draw(st.integers(0, 8))):
        is_undo = draw(st.booleans())
        undoes = draw(st.sampled_from(made)).id if made and is_undo else None
        verdict = "undo" if undoes else draw(st.sampled_from(["confirm", "correct", "reject", "comment"]))
        fields = draw(st.sampled_from(_CORRECTED))
        target = next((one.target for one in made if one.id == undoes), draw(st.sampled_from(["claim-1", "claim-2"])))
        made.append(
            review(
                verdict,
                by=draw(st.sampled_from(["Ada", "Ben"])),
                second=second // 2,  # two of one moment
                target=target,
                undoes=undoes,
                why=draw(st.none() | _WORDS),
                **(fields if verdict == "correct" else {}),
            )
        )
    return list({one.id: one for one in made}.values())
