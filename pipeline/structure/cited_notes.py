"""Separate footnotes and endnotes from the talk: cited ones are printed at its end, in the order of citation."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ledger import CleanDocument
from pipeline.model import Block


def set_apart(document: CleanDocument) -> tuple[CleanDocument, tuple[Block, ...]]:
    """The document without its notes, and the notes; a note that is not cited stays in place."""
    if not any(block.kind == "note" for block in document.blocks):
        return document, ()
    cited = [mark.href for block in document.blocks for mark in block.marks if mark.kind == "note"]
    rank = {number: place for place, number in enumerate(dict.fromkeys(cited))}
    notes = [block for block in document.blocks if block.kind == "note" and str(block.level) in rank]
    apart = {block.id for block in notes}
    left = tuple(block for block in document.blocks if block.id not in apart)
    return replace(document, blocks=left), tuple(sorted(notes, key=lambda note: rank[str(note.level)]))
