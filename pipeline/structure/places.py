"""Where in the source a note points: the lines of its blocks, the first few by number."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Block

_SHOWN = 6  # lines that a note names


def lines_of(blocks: Iterable[Block]) -> str:
    """`` (lines 3, 8 and 12)`` or `` (lines 3, …, and 4 more)``; empty for one line, which a note has as its origin."""
    lines = list(dict.fromkeys(str(block.line) for block in blocks if block.line))
    if len(lines) < 2:
        return ""
    shown, more = lines[:_SHOWN], len(lines) - _SHOWN
    if more > 0:
        return f" (lines {', '.join(shown)}, and {more} more)"
    *front, last = shown
    return f" (lines {', '.join(front)} and {last})"
