"""Edits that remove lines: each goes with one line break, and a block is removed if all its lines are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.clean.page_lines import Line
from pipeline.clean.rule import remove, rewrite
from pipeline.ledger import Edit


def removals(lines: list[Line], taken: dict[int, str]) -> Iterator[Edit]:
    """Remove the lines whose indexes are in ``taken``, which gives a reason for each."""
    if not taken:
        return
    for _, group in groupby(lines, key=lambda line: line.block.id):
        together = list(group)
        gone = [line for line in together if line.index in taken]
        if gone and len(gone) == len(together):
            yield remove(gone[0].block, taken[gone[0].index])
        else:
            for _, row in groupby(enumerate(gone), key=lambda pair: pair[1].index - pair[0]):
                yield _cut([line for _, line in row], taken)


def _cut(lines: list[Line], taken: dict[int, str]) -> Edit:
    """Adjacent lines are removed together, with one of the line breaks around them."""
    block, start, end = lines[0].block, lines[0].start, lines[-1].end
    if end < len(block.text):
        return rewrite(block, start, end + 1, "", taken[lines[0].index])
    return rewrite(block, start - 1, end, "", taken[lines[0].index])
