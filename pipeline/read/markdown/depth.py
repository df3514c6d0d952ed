"""Walk over lines of Markdown, unless they nest deeper than the parser goes: it would drop the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model import Note, Origin
from pipeline.read.markdown.walk import Walk
from pipeline.read.reader import Blocks


def walked(
    walk: Walk, lines: Sequence[str], prepared: Callable[[Sequence[str]], Sequence[str]] = list
) -> tuple[Note, ...]:
    """Add the blocks of lines as they are ``prepared``; where they nest too deep, each as a paragraph, with a note."""
    if not _is_deep(lines):
        walk.all("\n".join(prepared(lines)))
        return ()
    for number, line in enumerate(lines):
        if line.strip():
            walk.add("paragraph", line, number)
    message = "the mark-up nests too deep: its lines were read as plain text"
    return (Note("markdown-depth", "warning", message, Origin(1)),)


def walked_as_made(
    blocks: Blocks, lines: Sequence[str], place: Callable[[Origin | None], Origin | None]
) -> tuple[Note, ...]:
    """Add the blocks of Markdown that was made of another mark-up.

    Args:
        place: the place in the file of a place in the Markdown.
    """
    above = len(blocks.made)
    notes = walked(Walk(blocks, 0), lines)
    blocks.made[above:] = (replace(block, origin=place(block.origin)) for block in blocks.made[above:])
    return notes


_DEEP_RE = re.compile(r"(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){40}|[ \t]{200}")
_MOST_UNCLOSED = 1_000  # brackets; the parser would search for the partner of each


def _is_deep(lines: Sequence[str]) -> bool:
    unclosed = sum(line.count("[") - line.count("]") for line in lines)
    return unclosed > _MOST_UNCLOSED or any(_DEEP_RE.match(line) for line in lines)
