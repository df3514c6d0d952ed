"""The cleaned text with the ledger of everything that cleaning changed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ledger.edit import Ledger
from pipeline.model import Block, Note, Source


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """The result of ``clean``: the blocks that remain, and the ledger of every change."""

    source: Source
    language: str
    blocks: tuple[Block, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()
