"""Words as tokens, and the difference of two runs of them.

Patience first: tokens that occur once on both sides, in order, are anchors; ``difflib`` compares only the gaps between
them. So a long text takes linear time where it changed little, and words stay whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.text.alignment import longest_rise

END = "\N{PARAGRAPH SEPARATOR}"  # the token at the end of each paragraph
_TOKEN_RE = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]|(?:[^\\W\u3040-\u30ff\u3400-\u9fff][\u0300-\u036f\u064b-\u065f]*)+"
    "(?:['\u2019\\-](?:[^\\W\u3040-\u30ff\u3400-\u9fff])+)*|\\s|[^\\w\\s]"
)
_MOST = 4_000_000  # pairs of tokens that a gap may have; beyond, it counts as rewritten


@dataclass(frozen=True, slots=True)
class Span:
    """``base[start:end]`` became ``new[begin:stop]``."""

    start: int
    end: int
    begin: int
    stop: int


def split(text: str) -> list[str]:
    """The tokens of a text: words with their inner apostrophes and hyphens, Han and kana by sign, all else alone."""
    return _TOKEN_RE.findall(text)


def differences(base: Sequence[str], new: Sequence[str]) -> list[Span]:
    """What changed, in order; changes with nothing but a blank between them are one."""
    found: list[Span] = []
    for span in _gaps(base, new):
        if found and _is_close(base, found[-1], span):
            found[-1] = Span(found[-1].start, span.end, found[-1].begin, span.stop)
        else:
            found.append(span)
    return found


def _gaps(base: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    head = _common(base, new)
    tail = _common(base[head:][::-1], new[head:][::-1])
    old_end, new_end = len(base) - tail, len(new) - tail
    ends = [(head - 1, head - 1), *_anchors(base, new, head, old_end, new_end), (old_end, new_end)]
    for (i, j), (x, y) in pairwise(ends):
        yield from _changed(base, new, Span(i + 1, x, j + 1, y))


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def _anchors(base: Sequence[str], new: Sequence[str], head: int, old_end: int, new_end: int) -> list[tuple[int, int]]:
    here, there = Counter(base[head:old_end]), Counter(new[head:new_end])
    where = {token: place for place, token in enumerate(base[head:old_end], head)}
    shared = [
        (where[token], place)
        for place, token in enumerate(new[head:new_end], head)
        if here[token] == 1 and there[token] == 1
    ]
    return [shared[place] for place in longest_rise([old for old, _ in shared])]


def _changed(base: Sequence[str], new: Sequence[str], gap: Span) -> Iterator[Span]:
    one, two = base[gap.start : gap.end], new[gap.begin : gap.stop]
    if list(one) == list(two):
        return
    if not one or not two or len(one) * len(two) > _MOST:
        yield gap
        return
    for tag, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Span(gap.start + a, gap.start + b, gap.begin + c, gap.begin + d)


def _is_close(base: Sequence[str], one: Span, two: Span) -> bool:
    between = base[one.end : two.start]
    if two.start == one.end and two.begin == one.stop:
        return True
    whole = (one.start < one.end and two.start < two.end) or (one.begin < one.stop and two.begin < two.stop)
    return whole and len(between) == 1 and between[0].isspace() and between[0] != END
