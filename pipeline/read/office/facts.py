"""What files of word processors have in common: tracked changes, comments, and a title and an author of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, Note, stream
from pipeline.text.wording import plural

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


def told(name: str, comments: int, inserted: int, deleted: int) -> list[Note]:
    """Notes on what of the file ``name`` is not in the text as it stands: tracked changes and comments."""
    notes = []
    if inserted or deleted:
        counted = [plural(count, noun) for count, noun in ((inserted, "insertion"), (deleted, "deletion")) if count]
        message = f"tracked changes were read as accepted: {', '.join(counted)}"
        notes.append(Note("tracked-changes", "info", message, hint="accepting or rejecting them, if that is not meant"))
    if comments:
        message = f"{plural(comments, 'comment')} of the file {'is' if comments == 1 else 'are'} not part of the text"
        notes.append(Note("comments", "info", message, hint=f"`briefing clean {name} --explain`, which shows them"))
    return notes
