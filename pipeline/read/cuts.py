"""Cut parts out of a text, and move its marks along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from pipeline.model import Mark


class Cuts:
    """The parts of a text to cut, as pairs of start and end; they may touch, but do not overlap."""

    def __init__(self, parts: Iterable[tuple[int, int]]) -> None:
        self._parts = sorted(parts)
        self._starts = [start for start, _ in self._parts]
        self._sums = [0, *accumulate(end - start for start, end in self._parts)]

    def text(self, text: str) -> str:
        """The text without the parts."""
        return "".join(text[start:end] for start, end in self._left(len(text)))

    def marks(self, marks: Iterable[Mark]) -> list[Mark]:
        """The marks at their new places; those of empty text are dropped, except images."""
        moved = (replace(mark, start=self.moved(mark.start), end=self.moved(mark.end)) for mark in marks)
        return [mark for mark in moved if mark.start < mark.end or mark.kind == "image"]

    def moved(self, place: int) -> int:
        """The new place of a place in the text; a place inside a part moves to where the part was."""
        count = bisect_left(self._starts, place)
        if not count:
            return place
        start, end = self._parts[count - 1]
        return place - self._sums[count - 1] - (min(end, place) - start)

    def _left(self, length: int) -> Iterator[tuple[int, int]]:
        done = 0
        for start, end in self._parts:
            yield done, start
            done = end
        yield done, length


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order of their text, longer ones first."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
