"""Findings of the rules of a format, and rules that several formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken. ``code`` is permanent, such as ``heading-skip``."""

    code: str
    message: str


def heading_skips(levels: Iterable[int], first: int | None = 1) -> Iterator[Finding]:
    """A heading may be one level below the one before, not two; ``first`` is the level to begin with, None for any."""
    before = (first or 1) - 1
    for number, level in enumerate(levels):
        if level > before + 1 and not (number == 0 and first is None):
            yield Finding("heading-skip", f"a heading of level {level} follows one of level {before or 'none'}")
        before = level


def repeated(names: Iterable[str], what: str) -> Iterator[Finding]:
    """Names that occur more than once."""
    for name, count in Counter(names).items():
        if count > 1:
            yield Finding("not-unique", f"{what} {name!r} occurs {count} times")
