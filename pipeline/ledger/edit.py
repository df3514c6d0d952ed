"""An edit, the ledger of all edits, and the error for an edit that does not fit its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import CleaningError
from pipeline.model import Block, Change

Action = Literal["replace", "remove", "split"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change.

    - ``replace``: ``text[start:end]`` of ``block``, which is ``before``, becomes ``after``.
    - ``remove``: the block is removed; ``before`` is its whole text.
    - ``split``: the block ends at ``start``; the text from ``end`` on becomes a new block with the id ``after``; the
      characters between, ``before``, are dropped.

    ``line`` is the block's line in the source. ``was`` is the block before the edit, kept if its text alone cannot
    restore it (a removed block, or one with marks). ``follows`` is the block before a removed one.
    """

    step: int
    rule: str
    block: str
    line: int | None
    action: Action
    start: int
    end: int
    before: str
    after: str
    why: str
    was: Block | None = None
    follows: str | None = None

    @property
    def removes_words(self) -> bool:
        """Whether a block with a letter or digit is removed."""
        return self.action == "remove" and any(map(str.isalnum, self.before))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All edits, in the order in which they apply."""

    edits: tuple[Edit, ...] = ()

    def summary(self) -> tuple[Change, ...]:
        """How often each rule acted, in the order of first use."""
        counts: dict[tuple[str, str], int] = {}
        for edit in self.edits:
            key = (edit.rule, edit.action)
            counts[key] = counts.get(key, 0) + 1
        return tuple(Change(rule, action, count) for (rule, action), count in counts.items())


def misfit(edit: Edit, reason: str) -> CleaningError:
    """The error for an edit that its document contradicts."""
    return CleaningError(f"an edit does not fit the document: {reason}", place=f"step {edit.step}, rule {edit.rule}")
