"""Replace words of a block in one pass and move its marks along, in both directions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from pipeline.ledger.edit import Edit, misfit
from pipeline.model import Block, Mark


class Swap(NamedTuple):
    """``text[start:end]``, which is ``old``, becomes ``new``: an edit or its inverse, in the current text."""

    start: int
    end: int
    old: str
    new: str


def rewritten(block: Block, swaps: list[Swap], edit: Edit) -> Block:
    """The block after ``swaps``, which are in the order of the text and do not overlap.

    Raises:
        CleaningError: the block does not hold the text that a swap replaces.
    """
    pieces, done = [], 0
    for swap in swaps:
        must_hold(block, swap.start, swap.end, swap.old, edit)
        pieces += [block.text[done : swap.start], swap.new]
        done = swap.end
    text = "".join([*pieces, block.text[done:]])
    marks = _moved(block.marks, swaps) if block.marks else ()
    if not text:  # an image is there without its caption
        marks = tuple(replace(mark, start=0, end=0) for mark in block.marks if mark.kind == "image")
    return replace(block, text=text, marks=marks)


def forward(run: list[Edit]) -> list[Swap]:
    """A run of replacements, which is ordered from the end of its block to the start, in the order of the text."""
    return [Swap(e.start, e.end, e.before, e.after) for e in reversed(run)]


def backward(run: list[Edit]) -> list[Swap]:
    """The swaps that revert a run of replacements; their places count in the text after the run."""
    swaps, moved = [], 0
    for edit in reversed(run):
        start = edit.start + moved
        swaps.append(Swap(start, start + len(edit.after), edit.after, edit.before))
        moved += len(edit.after) - len(edit.before)
    return swaps


def comes_back(block: Block, run: list[Edit]) -> bool:
    """Whether applying and reverting the run restores the marks; if not, the edit must keep the block."""
    if run[0].action != "replace":
        return False
    return rewritten(rewritten(block, forward(run), run[0]), backward(run), run[0]) == block


def must_hold(block: Block, start: int, end: int, text: str, edit: Edit) -> None:
    """Raise unless the block has ``text`` from ``start`` to ``end``.

    Raises:
        CleaningError: it does not; the place names the step and the rule of ``edit``.
    """
    if not 0 <= start <= end <= len(block.text) or block.text[start:end] != text:
        raise misfit(edit, f"block {block.id!r} does not hold {text!r} at {start}")


def _moved(marks: tuple[Mark, ...], swaps: list[Swap]) -> tuple[Mark, ...]:
    """Marks after swaps: marked text stays marked, text outside a mark stays outside, and empty marks are dropped."""
    starts = [swap.start for swap in swaps]
    grown = [0, *accumulate(len(swap.new) - (swap.end - swap.start) for swap in swaps)]

    def place(at: int, to_end: bool) -> int:
        count = bisect_left(starts, at)
        if count and swaps[count - 1].end > at:
            inside = len(swaps[count - 1].new) if to_end else 0
            return starts[count - 1] + grown[count - 1] + inside
        return at + grown[count]

    moved = (replace(m, start=place(m.start, False), end=place(m.end, True)) for m in marks)
    return tuple(mark for mark in moved if mark.start < mark.end)
