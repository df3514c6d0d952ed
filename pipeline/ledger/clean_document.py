"""The cleaned text with the ledger of everything that cleaning changed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ledger.edit import Ledger
from pipeline.model import Block, Note, Source


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """What ``clean`` returns: the blocks that stay, and a ledger of all that was changed."""

    source: Source
    language: str
    blocks: tuple[Block, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()
