"""On which page each paragraph of a Word file begins, estimated: only Word can tell, once it has laid it out."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from pipeline.render.word.styles import Style

_WIDTH_OF_A_LETTER = 0.485  # of the size: prose in a text face, with what is left over at the ends of ragged lines
_WIDE = ("W", "F")
_ROOM_FOR_A_RULE = 7.0  # points
_LINES_TOGETHER = 2  # that Word leaves at the foot of a page


@dataclass(frozen=True, slots=True)
class _Box:
    """A paragraph's heights, in points."""

    lines: int
    leading: float
    before: float
    after: float
    keep_next: bool
    keep_lines: bool

    @property
    def height(self) -> float:
        return self.lines * self.leading

    @property
    def least(self) -> float:
        """What of it must stand on the page where it begins."""
        whole = self.keep_next or self.keep_lines
        return self.height if whole else min(self.lines, _LINES_TOGETHER) * self.leading


class Pages:
    """Counts paragraphs down the pages.

    Args:
        height: of the text on a page, in points.
        width: likewise.
    """

    def __init__(self, height: float, width: float) -> None:
        self._height, self._width = height, width
        self._boxes: list[_Box] = []

    def add(self, text: str, style: Style, height: float = 0.0) -> int:
        """Count a paragraph that holds a text, or a picture of some height; returns its place in :meth:`numbers`."""
        size, leading = style.points("size", 11), style.points("leading", 14)
        lines = _lines(text, size, self._width - style.points("left") - style.points("right"))
        lines = max(lines, math.ceil(height / leading))
        before = style.points("before") + (_ROOM_FOR_A_RULE if "border-top" in style.full else 0.0)
        flow = bool(style.full.get("keep-next")), bool(style.full.get("keep-lines"))
        self._boxes.append(_Box(lines, leading, before, style.points("after"), *flow))
        return len(self._boxes) - 1

    def numbers(self) -> list[int]:
        """The page on which each paragraph begins, in order."""
        numbers: list[int] = []
        page, used, gap, chained = 1, 0.0, 0.0, False
        for box, together in zip(self._boxes, self._together(), strict=True):
            space = max(gap, box.before) if used else 0.0
            needed = box.least if chained else together
            if used and used + space + needed > self._height and needed <= self._height:
                page, used, space = page + 1, 0.0, 0.0
            numbers.append(page)
            turned, used = divmod(used + space + box.height, self._height)
            page, gap, chained = page + int(turned), box.after, box.keep_next
        return numbers

    def _together(self) -> list[float]:
        """For each paragraph the height of what must stand on a page with its beginning."""
        heights: list[float] = []
        following = 0.0
        for box in reversed(self._boxes):
            following = box.height + box.after + following if box.keep_next else box.least
            heights.append(following)
        return heights[::-1]


def _lines(text: str, size: float, width: float) -> int:
    wide = sum(unicodedata.east_asian_width(character) in _WIDE for character in text)
    length = (wide + (len(text) - wide) * _WIDTH_OF_A_LETTER) * size
    return max(1, math.ceil(length / max(width, size)))
