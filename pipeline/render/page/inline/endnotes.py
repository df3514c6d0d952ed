"""The notes of a document: the numbers they are printed with, and the first citation of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Block, Briefing


@dataclass(frozen=True, slots=True)
class Endnotes:
    """``notes``: each note's printed number and its blocks; ``numbers``: by the number with which the text cites it.

    ``first``: for a printed number, the block and the position in it of the first citation.
    """

    notes: tuple[tuple[int, tuple[Block, ...]], ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[int, tuple[str, int]] = field(default_factory=dict)


NONE = Endnotes()


def endnotes_of(briefing: Briefing) -> Endnotes:
    """The notes in printing order; a note may be several blocks, the first of which has its number."""
    if not briefing.endnotes:
        return NONE
    notes: list[list[Block]] = []
    for block in briefing.endnotes:
        if notes and (block.kind != "note" or block.level == notes[-1][0].level):
            notes[-1].append(block)
        else:
            notes.append([block])
    numbers = {str(blocks[0].level): number for number, blocks in enumerate(notes, 1)}
    cited = ((block, mark) for block in briefing.blocks() for mark in block.marks if mark.kind == "note")
    first: dict[int, tuple[str, int]] = {}
    for block, mark in cited:
        if mark.href in numbers:
            first.setdefault(numbers[mark.href], (block.id, mark.end))
    return Endnotes(tuple((number, tuple(blocks)) for number, blocks in enumerate(notes, 1)), numbers, first)
