"""What editors changed, for "About this document"."""

from __future__ import annotations

from pipeline.model import EDITED_BY, Briefing


def editors_of(briefing: Briefing) -> tuple[tuple[str, int], ...]:
    """Each editor with the number of changes."""
    named = (change for change in briefing.changes if change.rule.startswith(EDITED_BY))
    return tuple((change.rule.removeprefix(EDITED_BY), change.count) for change in named)


def has_edits(briefing: Briefing) -> bool:
    """Whether an editor put words into what was said."""
    return any(mark.kind == "edited" for block in briefing.blocks() for mark in block.marks)
