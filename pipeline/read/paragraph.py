"""Build a paragraph from pieces of text; the marks of adjacent pieces are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.model import Mark, MarkKind


@dataclass(slots=True)
class Runs:
    """Text and marks, added from left to right."""

    _parts: list[str] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _last: dict[MarkKind, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, kinds: Iterable[MarkKind] = (), href: str | None = None) -> None:
        """Add a piece; ``href`` makes it a link."""
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self._parts.append(text)
        for kind in kinds:
            self._mark(kind, start, None)
        if href:
            self._mark("link", start, href)

    def cite(self, number: int) -> None:
        """Cite a note after the last character."""
        self._marks.append(Mark("note", max(self.length - 1, 0), self.length, str(number)))

    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, in the order of the text."""
        return tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))

    def join(self, other: Runs, between: str) -> None:
        """Add the text and the marks of another paragraph."""
        if self.length and other.length:
            self.add(between)
        by = self.length
        self._parts += other._parts
        self.length += other.length
        self._marks += moved(other._marks, by)
        self._last.clear()

    def _mark(self, kind: MarkKind, start: int, href: str | None) -> None:
        place = self._last.get(kind)
        if place is not None and self._marks[place].end == start and self._marks[place].href == href:
            self._marks[place] = Mark(kind, self._marks[place].start, self.length, href)
            return
        self._last[kind] = len(self._marks)
        self._marks.append(Mark(kind, start, self.length, href))


def moved(marks: Iterable[Mark], by: int) -> tuple[Mark, ...]:
    """The marks of a text to which ``by`` characters were added in front."""
    return tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks)
