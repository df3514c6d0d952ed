"""On which page a paragraph of a Word file stands, estimated: only Word can tell, and only once it has laid it out."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from pipeline.render.word.styles import Style

_WIDTH_OF_A_LETTER = 0.47  # of the size; the mean of English, French and German prose in the usual text faces
_WIDE = ("W", "F")


@dataclass(slots=True)
class Pages:
    """Counts paragraphs down the pages. ``height`` and ``width`` of the text on a page, in points."""

    height: float
    width: float
    page: int = 1
    _used: float = 0.0
    _gap: float = 0.0

    def place(self, text: str, style: Style) -> int:
        """The page on which a paragraph begins, when all before it were placed."""
        size, leading = style.points("size", 11), style.points("leading", 14)
        lines = _lines(text, size, self.width - style.points("left") - style.points("right"))
        gap = max(self._gap, style.points("before")) if self._used else 0.0
        # A paragraph that is kept with the next needs room for two of its lines as well.
        needed = lines * leading + (3 * leading if style.full.get("keep-next") else 0.0)
        if self._used + gap + min(needed, 2 * leading if not style.full.get("keep-next") else needed) > self.height:
            self._turn(0.0)
            gap = 0.0
        page = self.page
        self._turn(self._used + gap + lines * leading)
        self._gap = style.points("after")
        return page

    def _turn(self, used: float) -> None:
        """Note how far down the text has come, on this page or on a later one."""
        if used == 0.0:
            self.page += 1
        else:
            self.page += math.ceil(used / self.height) - 1
            used -= (math.ceil(used / self.height) - 1) * self.height
        self._used = used


def _lines(text: str, size: float, width: float) -> int:
    wide = sum(unicodedata.east_asian_width(character) in _WIDE for character in text)
    length = (wide + (len(text) - wide) * _WIDTH_OF_A_LETTER) * size
    return max(1, math.ceil(length / max(width, size)))
