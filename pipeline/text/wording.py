"""Words for a person: how many of what, and a text cut short for a message."""

from __future__ import annotations


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 question``, ``2 questions``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shortened(text: str, width: int) -> str:
    """A text in one line of at most ``width`` characters and a sign that there is more, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: _end(line, width)]} …"


def _end(line: str, width: int) -> int:
    """Where to cut; a word that is longer than the line is cut itself."""
    return max(line.rfind(" ", 0, width), 0) or width
