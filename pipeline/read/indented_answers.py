"""Answers that a page sets as quotations below its questions: an indent for the eye, and no quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.model import Block
from pipeline.text.ends import asks


def upright(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, quotations as paragraphs if nothing else is below several headings that ask, or most of them."""
    parts = [
        (asks(heading.text), {block.kind for block in below})
        for heading, below in _parts([block for block in blocks if block.kind != "aside"])
    ]
    below = [kinds for is_asked, kinds in parts if is_asked]
    quoted = sum(kinds == {"quote"} for kinds in below)
    if quoted < _SEVERAL or quoted * 4 < len(below) * 3:
        return tuple(blocks)
    return tuple(replace(block, kind="paragraph") if block.kind == "quote" else block for block in blocks)


_SEVERAL = 3


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """Each heading with the blocks below it."""
    runs = [(is_heading, list(run)) for is_heading, run in groupby(blocks, lambda block: block.kind == "heading")]
    return [(above[-1], below) for (is_heading, above), (_, below) in pairwise(runs) if is_heading]
