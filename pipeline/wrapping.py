"""Hard-wrapped text: the width that its lines were set to, and which of its line breaks that width explains.

Used by the stage that reads (which lines are one paragraph) and the one that cleans (which line breaks go).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

WIDEST = 140


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Lines were broken because the next word would have passed ``width`` (characters), give or take ``slack``."""

    width: int
    slack: int

    def explains(self, line: str, following: str) -> bool:
        """Whether the break between two lines was made by the wrapping, and not by the author."""
        length, word = len(line.rstrip()), _first_word(following)
        return length <= self.width + self.slack and length + 1 + word > self.width - self.slack


def wrapping(groups: Iterable[Sequence[str]]) -> Wrapping | None:
    """The wrapping of a document, from its groups of lines that stand together; None where lines end by intent.

    Each break of a greedily filled text says ``length <= width < length + 1 + next word``; the width with the most
    such votes wins, and it must explain nearly all breaks: verse, addresses and lists do not agree on any. Where the
    width is ragged (a paste from a proportional font), most lines must also go on with a small letter.
    """
    pairs = [pair for group in groups for pair in pairwise(group) if len(pair[0]) <= WIDEST]
    if not pairs:
        return None
    going_on = sum(_goes_on(*pair) for pair in pairs) / len(pairs)
    return _exact(pairs, going_on) or _ragged(pairs, going_on)


_NARROWEST = 40


def _exact(pairs: list[tuple[str, str]], going_on: float) -> Wrapping | None:
    width, share = _vote(pairs, 0)
    if width < _NARROWEST:
        return None
    if len(pairs) < 4:
        return Wrapping(width, 0) if share == 1 and going_on >= 0.5 else None
    fits = (share >= 0.75 and going_on >= 0.3) or (share >= 0.6 and going_on >= 0.6)
    return Wrapping(width, 0) if fits else None


def _ragged(pairs: list[tuple[str, str]], going_on: float) -> Wrapping | None:
    slack = 6
    width, share = _vote(pairs, slack)
    fits = len(pairs) >= 4 and width >= 55 and share >= 0.8 and going_on >= 0.5
    return Wrapping(width, slack) if fits else None


def _vote(pairs: list[tuple[str, str]], slack: int) -> tuple[int, float]:
    """The width that explains the most breaks, and the share that it explains."""
    steps = [0] * (WIDEST * 3)
    for line, following in pairs:
        length = len(line.rstrip())
        steps[max(length - slack, 0)] += 1
        steps[min(length + 1 + _first_word(following) + slack, len(steps) - 1)] -= 1
    votes = list(accumulate(steps))
    width = max(range(WIDEST + 1), key=lambda w: votes[w])
    return width, votes[width] / len(pairs)


def _first_word(line: str) -> int:
    words = line.split(maxsplit=1)
    return len(words[0]) if words else 0


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence plainly runs over the break: no stop before it, and no capital, label or mark after it."""
    return line.rstrip()[-1:] not in (*".?!:;…", "") and (
        following.lstrip()[:1].islower() or line.rstrip()[-1:] in ",-"
    )
