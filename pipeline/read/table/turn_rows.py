"""Turn tables that are talks into turns: a column of recurring names and their words, or questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Block, Mark
from pipeline.read.table.column_names import place_of
from pipeline.read.table.heading_rows import each_table, is_row
from pipeline.text.ends import asks, ends_sentence


def as_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with rows of such tables as paragraphs ``Ada Reed: words``; the header row becomes metadata."""
    return each_table(blocks, _turned)


_FEWEST = 3
_TIME_RE = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?$")
_NAME_RE = re.compile(r"[^\W\d_a-z][\w.'’ ()-]{0,39}[:：]?$")


@dataclass(frozen=True, slots=True)
class _Order:
    """Which cells are the name, the words and the time; ``heads``: the first row names the columns."""

    name: int
    words: int
    time: int | None
    heads: bool = False


def _turned(table: list[Block]) -> list[Block]:
    if not is_row(table[0]) or len(table) < _FEWEST:
        return table
    rows = [block.text.split("\t") for block in table]
    order = _named(rows) or _order(rows[table[0].kind == "header" :]) or _order(rows[1:], heads=True)
    if order is None:
        return [part for block in table for part in _pair(block)] if _ask(rows) else table
    names = {row[order.name].strip() for row in rows[1:] if order.name < len(row)}
    return [part for block in table for part in _parts(block, order, names)]


def _parts(block: Block, order: _Order, names: set[str]) -> list[Block]:
    """A row as a turn; a header row as metadata, unless the file marks the first turn as one."""
    cells = block.text.split("\t")
    heads = order.heads or block.kind == "header"
    if heads and (order.name >= len(cells) or cells[order.name].strip() not in names):
        return [replace(block, kind="metadata", marks=())]
    if max(order.name, order.words, order.time or 0) >= len(cells):  # the first row, which may be short
        return [replace(block, kind="paragraph", text=block.text.replace("\t", " "))]
    taken = (order.name, order.words, order.time)
    others = [cell.strip() for place, cell in enumerate(cells) if place not in taken and cell.strip()]
    beside = [Block(f"{block.id}c", "comment", " ".join(others), origin=block.origin)] if others else []
    return [_turn(block, cells, order), *beside]


def _named(rows: list[list[str]]) -> _Order | None:
    """The order of cells that the header row gives, if a name recurs."""
    name, words, time = (place_of(rows[0], column) for column in ("speaker_columns", "word_columns", "time_columns"))
    if name is None or words is None or any(len(row) <= max(name, words, time or 0) for row in rows):
        return None
    voices = [voice for row in rows[1:] if (voice := row[name].strip())]
    return _Order(name, words, time, heads=True) if len(set(voices)) < len(voices) else None


def _order(rows: list[list[str]], *, heads: bool = False) -> _Order | None:
    """The order of cells by their look as names, times and words; None if the rows are not turns."""
    width = len(rows[0]) if len(rows) >= _FEWEST else 0
    if width not in (2, 3) or any(len(row) != width for row in rows):
        return None
    time = next((n for n in range(width - 1) if all(_TIME_RE.match(row[n].strip()) for row in rows)), None)
    if (time is None) != (width == 2):
        return None
    name = next(n for n in range(width) if n != time)
    return _Order(name, width - 1, time, heads) if name < width - 1 and _are_voices(rows, name) else None


def _are_voices(rows: list[list[str]], name: int) -> bool:
    names = [row[name].strip() for row in rows if row[name].strip()]
    several = 2 <= len(set(names)) <= len(rows) * 2 / 3
    stopped = sum(ends_sentence(row[-1]) for row in rows)
    return several and all(map(_NAME_RE.match, names)) and stopped * 2 >= len(rows)


def _ask(rows: list[list[str]]) -> bool:
    """Whether the first of two cells mostly asks, and the second answers at more length."""
    if any(len(row) != 2 for row in rows):
        return False
    first, second = zip(*rows, strict=True)
    asking = sum(map(asks, first))
    return asking >= _FEWEST and 2 * asking >= len(rows) and sum(map(len, first)) < sum(map(len, second))


def _pair(row: Block) -> list[Block]:
    """A row as a question in bold and its answer; a header row as metadata."""
    if row.kind == "header":
        return [replace(row, kind="metadata", marks=())]
    end = row.text.index("\t")
    asked, said = row.piece(0, end), row.piece(end + 1)
    bold = (Mark("strong", 0, end), *(mark for mark in asked.marks if mark.kind != "strong"))
    return [replace(asked, kind="paragraph", marks=bold), replace(said, id=f"{row.id}c", kind="paragraph")]


def _turn(row: Block, cells: list[str], order: _Order) -> Block:
    """The row as a paragraph, with the marks of its words."""
    start = sum(map(len, cells[: order.words])) + order.words
    said = row.piece(start, start + len(cells[order.words]))
    voice = cells[order.name].strip().rstrip(":：")
    stamp = cells[order.time].strip() if order.time is not None else ""
    label = f"{voice}: {stamp}\n" if voice and stamp else f"{voice}: " if voice else f"{stamp} " if stamp else ""
    marks = tuple(replace(mark, start=mark.start + len(label), end=mark.end + len(label)) for mark in said.marks)
    return replace(row, kind="paragraph", text=label + said.text, marks=marks)
