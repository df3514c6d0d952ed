"""Clean documents for the tests of this stage, made from paragraphs of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import block_of

from pipeline.ledger import CleanDocument, Ledger
from pipeline.model import Block, Origin, Source

Build = Callable[..., CleanDocument]


def document_of(text: str, language: str = "en", **metadata: str) -> CleanDocument:
    """A document of the paragraphs that blank lines part."""
    pieces = [piece.strip() for piece in text.split("\n\n") if piece.strip()]
    blocks = tuple(block_of(number, piece) for number, piece in enumerate(pieces, 1))
    title = metadata.get("title")
    if title and title.casefold() not in (block.text.casefold() for block in blocks):  # as the stage "read" does
        blocks = (Block("m-title", "heading", title, level=1, origin=Origin(1)), *blocks)
    return CleanDocument(Source("talk.txt", "0" * 64, metadata=tuple(metadata.items())), language, blocks, Ledger())


@pytest.fixture
def document() -> Build:
    """Builds a clean document from paragraphs."""
    return document_of
