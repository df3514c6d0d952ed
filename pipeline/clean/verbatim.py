"""Find the parts of a text that typography must not change: code, web addresses and mail addresses."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.model import Block


class Protected:
    """Tells in logarithmic time whether a place in a block's text is protected."""

    def __init__(self, block: Block) -> None:
        spans = [match.span() for match in _ADDRESS_RE.finditer(block.text)] if _may_hold(block.text) else []
        spans += [(mark.start, mark.end) for mark in block.marks if mark.kind == "code"]
        self._starts, self._ends = _merged(spans)

    def __contains__(self, place: int) -> bool:
        found = bisect_right(self._starts, place) - 1
        return found >= 0 and place < self._ends[found]


_ADDRESS_RE = re.compile(
    r"(?:https?|ftp)://[^\s<>]+|\bwww\.[^\s<>]+|[\w.+'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"
    r"|\b(?:[\w-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|io)/[^\s<>]*"
)


def _may_hold(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text or "/" in text


def _merged(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
