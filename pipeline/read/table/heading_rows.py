"""Recognise heading rows that are marked only by bold letters, as in most tables of Word and web pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block


def each_table(blocks: Sequence[Block], made: Callable[[list[Block]], list[Block]]) -> tuple[Block, ...]:
    """The blocks, with each table as ``made`` makes it. Any other block is given to it alone."""
    if not any(block.kind == "row" for block in blocks):
        return tuple(blocks)
    return tuple(block for table in _tables(blocks) for block in made(table))


def _tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Group adjacent rows; any other block is a group of its own."""
    table: list[Block] = []
    for block in blocks:
        if table and not (is_row(block) and is_row(table[-1])):
            yield table
            table = []
        table.append(block)
    if table:
        yield table


def with_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; the first row of a table becomes its header if it is bold throughout and the next is not."""
    return each_table(blocks, _headed)


def is_row(block: Block) -> bool:
    """Whether a block is a row of a table."""
    return block.kind in ("row", "header")


def _headed(table: list[Block]) -> list[Block]:
    first, *rest = table
    if not rest or first.kind != "row" or not _is_bold(first) or _is_bold(rest[0]):
        return table
    return [replace(first, kind="header"), *rest]


def _is_bold(row: Block) -> bool:
    """Whether every letter of a row is bold."""
    strong = sorted((mark.start, mark.end) for mark in row.marks if mark.kind == "strong")
    done, plain = 0, []
    for start, end in strong:
        plain.append(row.text[done:start])
        done = max(done, end)
    return bool(strong) and not "".join((*plain, row.text[done:])).strip()
