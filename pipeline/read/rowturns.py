"""Tables that are transcripts: a column of names that come again and again, and one of what they say, become turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block
from pipeline.read.headrows import tables


def as_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the rows of such tables as paragraphs ``Ada Reed: words``; the row of headings is metadata."""
    if not any(block.kind == "row" for block in blocks):
        return tuple(blocks)
    return tuple(block for table in tables(blocks) for block in _turned(table))


_FEWEST = 3
_TIME_RE = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?$")
_NAME_RE = re.compile(r"[^\W\d_a-z][\w.'’ ()-]{0,39}[:：]?$")
_STOPS = tuple('.?!…。？！؟”"»')


def _turned(table: list[Block]) -> list[Block]:
    rows = [block for block in table if block.kind == "row"]
    order = _order([row.text.split("\t") for row in rows]) if len(rows) >= _FEWEST else None
    if order is None:
        return table
    names = {row.text.split("\t")[order[0]].strip() for row in rows}
    return [
        _turn(block, *order) if _says(block, order[0], names) else replace(block, kind="metadata") for block in table
    ]


def _says(block: Block, name: int, names: set[str]) -> bool:
    """Whether a row says something: one of headings does not, but the first turn may stand in its place."""
    return block.kind == "row" or any(cell.strip() in names for cell in block.text.split("\t")[name : name + 1])


def _order(rows: list[list[str]]) -> tuple[int, int, int | None] | None:
    """Which cell is the name, which the words and which the time; None where these are no turns."""
    width = len(rows[0])
    if width not in (2, 3) or any(len(row) != width for row in rows):
        return None
    time = next((n for n in range(width - 1) if all(_TIME_RE.match(row[n].strip()) for row in rows)), None)
    if (time is None) != (width == 2):
        return None
    name = next(n for n in range(width) if n != time)
    return (name, width - 1, time) if name < width - 1 and _are_voices(rows, name) else None


def _are_voices(rows: list[list[str]], name: int) -> bool:
    names = [row[name].strip() for row in rows if row[name].strip()]
    several = 2 <= len(set(names)) <= len(rows) * 2 / 3
    stopped = sum(row[-1].rstrip().endswith(_STOPS) for row in rows)
    return several and all(map(_NAME_RE.match, names)) and stopped * 2 >= len(rows)


def _turn(row: Block, name: int, words: int, time: int | None) -> Block:
    """The row as a paragraph; the marks are those of its words."""
    cells = row.text.split("\t")
    start = len(row.text) - len(cells[words])
    said = row.piece(start)
    voice = cells[name].strip().rstrip(":：")
    stamp = cells[time].strip() if time is not None else ""
    label = f"{voice}: {stamp}\n" if voice and stamp else f"{voice}: " if voice else f"{stamp} " if stamp else ""
    marks = tuple(replace(mark, start=mark.start + len(label), end=mark.end + len(label)) for mark in said.marks)
    return replace(row, kind="paragraph", text=label + said.text, marks=marks)
