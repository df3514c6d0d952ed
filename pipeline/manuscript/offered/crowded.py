"""Note more pull quotes than the pages have room for: one for each two."""

from __future__ import annotations

from pipeline.model import Briefing, Note

_PAGE = 2600  # letters on a printed page


def crowded(briefing: Briefing) -> tuple[Note, ...]:
    """A note if a manuscript has more pull quotes than one for each two pages."""
    letters = sum(len(block.text) for block in briefing.blocks())
    room = max(1, round(letters / _PAGE / 2))
    count = len(briefing.quotes)
    if count <= room:
        return ()
    message = f"{count} pull quotes are more than one for each two pages of this text"
    return (Note("pull-quotes", "info", message, None, f"at most {room} of them"),)
