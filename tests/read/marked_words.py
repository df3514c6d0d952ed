"""Pieces of a mark-up that each hold the word "gate": how often a reader loses it."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.model import stream
from pipeline.read import read


def lost(pieces: list[str], name: str, naming: Collection[str] = ()) -> int:
    """How many of the words are in no block of the file ``name``, but for pieces that give something a name."""
    raw = read(("x\n\n" + "\n".join(pieces) + "\n").encode(), name)
    kept = stream("".join(block.text + "".join(mark.href or "" for mark in block.marks) for block in raw.blocks))
    return max(0, sum(piece.count("gate") for piece in pieces if piece not in naming) - kept.count("gate"))
