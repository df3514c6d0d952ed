"""Mark the words that an editor put into what was said, so that both stay distinguishable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import stream
from pipeline.model.returned import Hand, Looks
from pipeline.review.copy_edits import Token
from pipeline.review.units import Unit

EDITED = "edited"  # the kind of the mark; its target is the name of the editor
_SAID = ("question", "asking", "paragraph", "quote", "bullet", "numbered")  # roles that hold what somebody said


def is_said(role: str, room: str) -> bool:
    """Whether a paragraph of a role holds what was said; headings, facts, tables and notes are the editor's anyway."""
    return not room and role.partition(" ")[0] in _SAID


def holds_speech(unit: Unit) -> bool:
    """Whether a unit holds what was said."""
    return is_said(unit.role, unit.room)


def editor_of(before: Iterable[Token], new: Iterable[Token], by: Sequence[Hand], author: str) -> str:
    """The editor to whom new words belong; empty where only signs are new, such as a comma."""
    was, now = (stream("".join(token.text for token in side)) for side in (before, new))
    if not now or now == was:
        return ""
    return next((hand.author for hand in by if hand.author), author)


def signed(looks: Sequence[Looks], editor: str) -> tuple[Looks, ...]:
    """The looks of new letters with the mark of their editor."""
    mine = frozenset({(EDITED, editor)}) if editor else frozenset[tuple[str, str]]()
    return tuple(frozenset(look for look in own if look[0] != EDITED) | mine for own in looks)
