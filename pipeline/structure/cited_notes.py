"""Separate footnotes and endnotes from the talk: cited ones are printed at its end, in the order of citation."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ledger import CleanDocument
from pipeline.model import Block, Mark
from pipeline.model.superscripts import cited, number_at_start


def set_apart(document: CleanDocument) -> tuple[CleanDocument, tuple[Block, ...]]:
    """The document without its notes, and the notes; a note that is not cited stays in place."""
    if not any(block.kind == "note" for block in document.blocks):
        document = _with_typed(document)
    if not any(block.kind == "note" for block in document.blocks):
        return document, ()
    cited = [mark.href for block in document.blocks for mark in block.marks if mark.kind == "note"]
    rank = {number: place for place, number in enumerate(dict.fromkeys(cited))}
    notes = [block for block in document.blocks if block.kind == "note" and str(block.level) in rank]
    apart = {block.id for block in notes}
    left = tuple(block for block in document.blocks if block.id not in apart)
    return replace(document, blocks=left), tuple(sorted(notes, key=lambda note: rank[str(note.level)]))


def _with_typed(document: CleanDocument) -> CleanDocument:
    """The document with typed notes: paragraphs that begin with ¹, ², … in turn, each cited before all of them.

    A number in superscript may also be a power; so all the numbers have to be there, once in the text and once below.
    """
    numbers = {block.id: number for block in document.blocks if (number := _note_number(block))}
    opening = next((at for at, block in enumerate(document.blocks) if block.id in numbers), 0)
    places = [(block.id, end, number) for block in document.blocks[:opening] for end, number in cited(block)]
    wanted = list(range(1, len(numbers) + 1))
    if not wanted or list(numbers.values()) != wanted or [number for _, _, number in places] != wanted:
        return document
    marks: dict[str, list[Mark]] = {}
    for name, end, number in places:
        marks.setdefault(name, []).append(Mark("note", end - 1, end, str(number)))
    blocks = (_noted(block, numbers.get(block.id), marks.get(block.id, [])) for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _note_number(block: Block) -> int | None:
    return number_at_start(block) if block.kind == "paragraph" else None


def _noted(block: Block, number: int | None, marks: list[Mark]) -> Block:
    if number:
        return replace(block, kind="note", level=number)
    return replace(block, marks=(*block.marks, *marks)) if marks else block
