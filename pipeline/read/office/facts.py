"""Common features of word processors' files: tracked changes, comments, and a title and an author in the properties."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, Note, stream
from pipeline.text.wording import plural

_HEAD = 12  # blocks among which the title must be


def holds_text(blocks: Sequence[Block]) -> bool:
    """Whether there is any text besides running heads and comments."""
    return any(stream(block.text) for block in blocks if block.kind not in ("aside", "comment"))


def facts(title: str | None, creator: str | None, blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """The file's metadata: its first author, and its title if the text has it too.

    Programs set the title to a file name, or keep the title of the file that was copied.
    """
    said, who = (" ".join((words or "").split()) for words in (title, creator))
    stands = {stream(block.text) for block in blocks[:_HEAD]}
    pairs = (("title", said if said and stream(said) in stands else ""), ("creator", who))
    return tuple(pair for pair in pairs if pair[1])


def told(name: str, comments: int, inserted: int, deleted: int) -> list[Note]:
    """Notes on tracked changes and comments of the file ``name``, which are not in the text."""
    notes = []
    if inserted or deleted:
        counted = [plural(count, noun) for count, noun in ((inserted, "insertion"), (deleted, "deletion")) if count]
        message = f"tracked changes were read as accepted: {', '.join(counted)}"
        notes.append(
            Note("tracked-changes", "info", message, hint="accepting or rejecting them first, if that is wrong")
        )
    if comments:
        message = f"{plural(comments, 'comment')} of the file {'is' if comments == 1 else 'are'} not part of the text"
        notes.append(Note("comments", "info", message, hint=f"`briefing clean {name} --explain`, which shows them"))
    return notes
