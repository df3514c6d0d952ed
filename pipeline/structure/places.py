"""Where in the source a note points: the lines of its blocks, the first few by number."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Block

_SHOWN = 6  # lines that a note names


def lines_of(blocks: Iterable[Block]) -> str:
    """`` (line 3)``, `` (lines 3, 8 and 12)``, `` (lines 3, …, and 4 more)``; empty where no line is known."""
    lines = list(dict.fromkeys(str(block.line) for block in blocks if block.line))
    if not lines:
        return ""
    shown, more = lines[:_SHOWN], len(lines) - _SHOWN
    if more > 0:
        return f" (lines {', '.join(shown)}, and {more} more)"
    *front, last = shown
    return f" (lines {', '.join(front)} and {last})" if front else f" (line {last})"
