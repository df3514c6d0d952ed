"""Comments of reviewers in a word processor file, each with the block of the briefing it is about."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.model import Briefing, RawDocument, Remark

_FORMATS = ("docx", "odt", "rtf")  # in other formats, "comments" are text that nobody sees


def margin_of(raw: RawDocument, briefing: Briefing) -> tuple[Remark, ...]:
    """The comments of a text that was read, in order.

    A comment knows its line. Its block is the last one that begins in that line or before, since cleaning may have
    joined lines or removed that one.
    """
    if raw.source.format not in _FORMATS:
        return ()
    placed = sorted((block.line or 0, block.id) for block in briefing.blocks())
    lines = [line for line, _ in placed]
    comments = (block for block in raw.blocks if block.kind == "comment")
    return tuple(Remark(_at(placed, bisect_right(lines, one.line or 0)), one.text) for one in comments)


def _at(placed: list[tuple[int, str]], place: int) -> str:
    return placed[place - 1][1] if place else ""
