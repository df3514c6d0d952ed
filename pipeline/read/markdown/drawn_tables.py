"""Convert tables that pandoc draws with lines and spaces to pipe tables, which the Markdown parser knows.

A table of one cell is a box around a paragraph, and becomes that paragraph.

Source: Pandoc User's Guide, "Tables": ``grid_tables`` (a frame of ``+---+``), ``simple_tables`` (columns under dashes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def piped(lines: Sequence[str]) -> list[str]:
    """The lines with drawn tables as pipe tables, and boxes without their frame; the number of lines stays the same."""
    if not any(_EDGE_RE.match(line) or _CELL_RE.match(line) for line in lines):
        return list(lines)
    made = list(lines)
    place, fence = 0, ""
    while place < len(made):
        if match := FENCE_RE.match(made[place]):
            fence = match[1] if not fence else "" if match[1].startswith(fence) else fence
        end = place if fence else _end(made, place)
        if rows := _rows(made[place:end]):
            made[place:end] = [*rows, *[""] * (end - place - len(rows))]
        place = max(end, place + 1)
    return made


_FRAME_RE = re.compile(r"\+(?:[-=:]{3,}\+)+[ \t]*$")
_DASHES_RE = re.compile(r"[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ \t]*$")
_EDGE_RE = re.compile(rf"{_FRAME_RE.pattern}|{_DASHES_RE.pattern}")
_CELL_RE = re.compile(r"[ ]{0,3}\|[ \t]+(?P<words>[^|\s](?:[^|\\]|\\.)*?)[ \t]+\|[ \t]*$")
_RULE_RE = re.compile(rf"{_FRAME_RE.pattern}|[ ]{{0,3}}\|[ \t:-]*\|[ \t]*$")  # below a heading, or an empty one
FENCE_RE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_MOST = 2_000  # lines per table


def _end(lines: Sequence[str], place: int) -> int:
    """The index after the last line of what looks like a table at line ``place``; ``place`` itself if nothing does."""
    if _FRAME_RE.match(lines[place]):
        end = place
        while end < len(lines) and lines[end].startswith(("+", "|")):
            end += 1
        return end
    if _CELL_RE.match(lines[place]) or _RULE_RE.match(lines[place]):
        boxed = place == 0 or not lines[place - 1].strip()
        return next((n for n in range(place, len(lines)) if not lines[n].strip()), len(lines)) if boxed else place
    below = place + 1
    if below < len(lines) and lines[place].strip() and _DASHES_RE.match(lines[below]):
        return next((n for n in range(below, min(len(lines), below + _MOST)) if not lines[n].strip()), len(lines))
    return place


def _rows(lines: Sequence[str]) -> list[str]:
    """The rows of a table as lines of pipes, or the words of its only cell; empty if it is not a table."""
    words = [line for line in lines if not _RULE_RE.match(line)]
    if len(words) == 1 and (cell := _CELL_RE.match(words[0])):
        return [cell["words"]]
    if len(lines) < 3 or lines[0].lstrip().startswith("|"):
        return []
    return _of_frame(lines) if lines[0].startswith("+") else _of_columns(lines)


def _of_frame(lines: Sequence[str]) -> list[str]:
    """Rows between frame lines; several lines may form one row. A table with spanning cells is not converted."""
    width = lines[0].count("+") - 1
    rows: list[list[str]] = []
    head, cells = 0, [""] * width
    if not _FRAME_RE.match(lines[-1]):
        return []
    for line in lines[1:]:
        if _FRAME_RE.match(line):
            rows.append(cells)
            cells = [""] * width
            head = len(rows) if "=" in line else head
            continue
        parts = line.strip().strip("|").split("|")
        if len(parts) != width:
            return []
        cells = [f"{cell} {part.strip()}".strip() for cell, part in zip(cells, parts, strict=True)]
    return _drawn(rows, head)


def _of_columns(lines: Sequence[str]) -> list[str]:
    """Rows of one line each, cut where the dashes below the headings begin and end."""
    starts = [match.start() for match in re.finditer(r"-+", lines[1])]
    spans = list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))
    texts = [lines[0], *(line for line in lines[2:] if not _EDGE_RE.match(line))]
    if any(line[start - 1 : start].strip() for line in texts for start in starts[1:]):
        return []  # words cross the edge of a column: this is not a table
    return _drawn([[line[start:end].strip() for start, end in spans] for line in texts], 1)


def _drawn(rows: list[list[str]], head: int) -> list[str]:
    """Rows as lines of pipes; a table without headings gets empty ones, since pipe tables need them."""
    width = len(rows[0])
    drawn = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    edge = "|" + "---|" * width
    return [drawn[0], edge, *drawn[1:]] if head else ["|" + " |" * width, edge, *drawn]
