"""Limits for one text: paragraphs, columns and cells, of which a small file can hold millions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.errors import InputError
from pipeline.model import Block

MAX_BLOCKS = 500_000  # a book of a thousand pages has some ten thousand
MAX_COLUMNS = 1_000
MAX_CELLS = 500_000  # of one table, each row as wide as the widest
_ROWS = frozenset(("header", "row"))


def check_blocks(blocks: tuple[Block, ...], name: str) -> None:
    """Refuse a text over the limits.

    Raises:
        InputError: it has too many paragraphs, or a table with too many columns or cells, to be laid out.
    """
    if len(blocks) > MAX_BLOCKS:
        raise _too_much(f"the text has more than {MAX_BLOCKS:,} paragraphs", name, "a file for each part of the text")
    for is_table, rows in groupby(blocks, key=lambda block: block.kind in _ROWS):
        if is_table:
            _check_table(tuple(rows), name)


def _check_table(rows: Sequence[Block], name: str) -> None:
    widest = max(rows, key=_columns)
    place = f"{name}, line {widest.line}" if widest.line else name
    if _columns(widest) > MAX_COLUMNS:
        raise _too_much(f"a table has more than {MAX_COLUMNS:,} columns", place, _FEWER)
    if _columns(widest) * len(rows) > MAX_CELLS:
        raise _too_much(f"a table has more than {MAX_CELLS:,} cells", place, _FEWER)


def _columns(row: Block) -> int:
    return row.text.count("\t") + 1


_FEWER = "leaving out the columns and rows that are not to be printed"


def _too_much(sentence: str, place: str, hint: str) -> InputError:
    return InputError(f"{sentence}, which is the limit", place=place, hint=hint)
