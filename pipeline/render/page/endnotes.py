"""The notes of a document: the numbers under which they are printed, and where each is cited first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Block, Briefing


@dataclass(frozen=True, slots=True)
class Endnotes:
    """``notes``: each note's number in print and its blocks; ``numbers``: by the number that the text cites it under.

    ``first``: for a number in print, the block and the place in it where the note is cited first.
    """

    notes: tuple[tuple[int, tuple[Block, ...]], ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[int, tuple[str, int]] = field(default_factory=dict)


NONE = Endnotes()


def endnotes_of(briefing: Briefing) -> Endnotes:
    """The notes in the order of print; a note may be several blocks, the first of which bears its number."""
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
