"""Hard-wrapped text: find the line width, and tell which line breaks it explains.

Used by the stage that reads (which lines form one paragraph) and the stage that cleans (which line breaks to remove).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

WIDEST = 140


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Lines were broken because the next word would have exceeded ``width`` (characters), give or take ``slack``."""

    width: int
    slack: int

    def explains(self, line: str, following: str) -> bool:
        """Whether the break between two lines was made by the wrapping, and not by the author."""
        length, word = len(line.rstrip()), _first_word(following)
        if length <= self.width + self.slack and length + 1 + word > self.width - self.slack:
            return True
        return abs(length - self.width) <= _NEAR and _goes_on(line, following)


def wrapping(groups: Iterable[Sequence[str]]) -> Wrapping | None:
    """The wrapping of a document, from its groups of adjacent lines; None if the line breaks are the author's.

    Each break of a greedily filled text says ``length <= width < length + 1 + next word``; the width with the most
    such votes wins, and it must explain nearly all breaks: verse, addresses and lists do not agree on any. Where the
    width is ragged (a paste from a proportional font), most lines must also go on with a small letter.
    """
    pairs = [pair for group in _of_one_width(groups) for pair in pairwise(group) if _counts(*pair)]
    if not pairs:
        return None
    going_on = sum(_goes_on(*pair) for pair in pairs) / len(pairs)
    fitting = [*_exact(pairs, going_on), *_ragged(pairs, going_on)]
    sure = next((found for share, found in fitting if share >= _SURE), None)
    return sure or max(fitting, key=lambda one: one[0], default=(0.0, None))[1]


@dataclass(frozen=True, slots=True)
class Hyphened:
    """Parts of words that are written with a hyphen: ``first`` before it ("twenty"), ``last`` behind it ("-vous")."""

    first: frozenset[str]
    last: frozenset[str]


def divides(first: str, second: str, words: Container[str], hyphened: Hyphened, *, often: bool) -> bool:
    """Whether a hyphen at the end of a line comes from hyphenation (True) or belongs to the word (False).

    It comes from hyphenation if the text has the whole word elsewhere. If lines divide words ``often``, it does so too
    unless the text has both parts as words, or one of them is ``hyphened``.

    Args:
        words: the words of the text in lower case, including hyphenated words.
    """
    first, second = first.lower(), second.lower()
    if first + second in words:
        return True
    if not often or f"{first}-{second}" in words or first in hyphened.first or second in hyphened.last:
        return False
    return first not in words or second not in words


def line_starts(text: str) -> Iterable[int]:
    """Where each line of a text begins."""
    at = 0
    for line in text.split("\n"):
        yield at
        at += len(line) + 1


def is_ideograph(character: str) -> bool:
    """Whether the character is written without spaces around it: Chinese and Japanese, and their punctuation."""
    if not character:
        return False
    return unicodedata.east_asian_width(character) in "WF" and not "가" <= character <= "힣"


_NEAR = 4  # characters short of the width at which a sentence that clearly continues was broken all the same
_NARROWEST = 40
_FEW = 4  # breaks
_SURE = 0.95  # of the breaks: a width that explains so many is it, else the one that explains the most
_SHORT = 0.7  # of the longest line: a group without a longer line is verse or an address between prose


def _of_one_width(groups: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The groups of lines that one width may have wrapped, without those whose lines are all shorter than others."""
    kept = [group for group in groups if len(group) > 1]
    longest = [max((len(line.rstrip()) for line in group if len(line) <= WIDEST), default=0) for group in kept]
    least = max(longest, default=0) * _SHORT
    return [group for group, length in zip(kept, longest, strict=True) if length >= least]


def _counts(line: str, following: str) -> bool:
    """Whether a break is evidence of the width; in a quoted mail it is not, since the quote marks were added
    afterwards.
    """
    quoted = following.startswith(">") or (line.startswith(">") and not line.startswith(">>"))
    return len(line) <= WIDEST and not quoted


def _exact(pairs: list[tuple[str, str]], going_on: float) -> Iterator[tuple[float, Wrapping]]:
    """The width that the breaks agree on, with the share of breaks that it explains, if it explains enough."""
    width, share = _vote(pairs, 0)
    if len(pairs) < _FEW:
        fits = share == 1 and going_on >= 0.5
    else:
        fits = (share >= 0.75 and going_on >= 0.3) or (share >= 0.6 and going_on >= 0.6)
    if fits and width >= _NARROWEST:
        yield share, Wrapping(width, 0)


def _ragged(pairs: list[tuple[str, str]], going_on: float) -> Iterator[tuple[float, Wrapping]]:
    """The same with slack. The more widths differ, the longer and the more lines must be: no verse fills 70 letters."""
    for slack, narrowest, least, enough in ((6, 55, _FEW, 0.8), (15, 70, 2 * _FEW, 0.9)):
        width, share = _vote(pairs, slack)
        if len(pairs) >= least and width >= narrowest and share >= enough and going_on >= 0.5:
            yield share, Wrapping(width, slack)


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
    """Whether a sentence clearly continues after the break: no stop before it, no capital, label or mark after it."""
    return line.rstrip()[-1:] not in (*".?!:;…", "") and (
        following.lstrip()[:1].islower() or line.rstrip()[-1:] in ",-"
    )
