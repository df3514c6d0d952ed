"""What files of word processors have in common: they may hold no text, and say a title and an author of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, stream

_HEAD = 12  # blocks among which a title stands


def holds_text(blocks: Sequence[Block]) -> bool:
    """Whether there are words beside running heads and comments."""
    return any(stream(block.text) for block in blocks if block.kind not in ("aside", "comment"))


def facts(title: str | None, creator: str | None, blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """What the file says of itself: who wrote it first, and a title, where that stands in the text too.

    Programs fill the title with the name of a file, or leave in it that of the file which was copied.
    """
    said, who = (" ".join((words or "").split()) for words in (title, creator))
    stands = {stream(block.text) for block in blocks[:_HEAD]}
    pairs = (("title", said if said and stream(said) in stands else ""), ("creator", who))
    return tuple(pair for pair in pairs if pair[1])
