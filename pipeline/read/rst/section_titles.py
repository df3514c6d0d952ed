"""Titles of sections: a line with a row of signs of its length below it, and perhaps above it, too.

Their levels are those of the order in which a text first uses each kind of row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.rst.placed_lines import Line


def titles(lines: Sequence[Line]) -> list[Line]:
    """The lines, each title with the signs of Markdown, and its rows of signs empty."""
    kinds: list[str] = []
    made = list(lines)
    for at, (place, line) in enumerate(lines):
        if not _is_titled(lines, at):
            continue
        row = lines[at + 1][1]
        over = at > 0 and lines[at - 1][1] == row
        kind = row[0] * (1 + over)
        if kind not in kinds:
            kinds.append(kind)
        made[at] = place, f"{'#' * min(_DEEPEST, kinds.index(kind) + 1)} {line.strip()}"
        made[at + 1] = place + 1, ""
        if over:
            made[at - 1] = place - 1, ""
    return made


def field_of(line: str) -> tuple[str, str] | None:
    """The key and the value of a field: ``:Author: Ada Reed``."""
    match = _FIELD_RE.fullmatch(line.strip())
    return (match[1].lower(), match[2]) if match else None


def without_fields(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the fields right below the first title, or above it; and these fields.

    They may be those of the directive ``meta`` (docutils.sourceforge.io/docs/ref/rst/directives.html#metadata).
    """
    head = next((at for at, (_, line) in enumerate(lines) if line and not line.startswith("#")), len(lines))
    within = head < len(lines) and lines[head][1] == _META
    end = head + within
    while end < len(lines) and field_of(lines[end][1]) and lines[end][1][0].isspace() == within:
        end += 1
    told = lines[head:end]
    if not any(key in _TOLD for _, line in told for key in (field_of(line) or ())[:1]):
        return list(lines), []
    return [*lines[:head], *lines[end:]], list(told)


def is_row(line: str) -> bool:
    """Whether a line is a row of one sign."""
    return bool(_ROW_RE.fullmatch(line))


def _is_titled(lines: Sequence[Line], at: int) -> bool:
    line = lines[at][1]
    below = lines[at + 1][1] if at + 1 < len(lines) else ""
    above = lines[at - 1][1] if at else ""
    if not is_row(below) or not _WORD_RE.search(line) or is_row(line):
        return False
    framed = above == below
    return (framed or not (above or line[:1].isspace())) and len(below) >= min(len(line.strip()), _ENOUGH)


_TOLD = frozenset(("author", "authors", "date", "modified", "slug", "tags", "category", "lang", "summary", "status"))
_META = ".. meta::"
_DEEPEST, _ENOUGH = 6, 4  # signs of the shortest row below a longer title
_ROW_RE = re.compile(r"([!-/:-@\[-`{-~])\1{1,}")
_WORD_RE = re.compile(r"[^\W_]")
_FIELD_RE = re.compile(r":([A-Za-z][\w .-]{0,30}):(?:[ ]+(.*))?")
