"""The looks of letters in a PDF (size, weight, baseline), and the rotation that turns a page upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Look(NamedTuple):
    """The look of letters: ``size`` in points; ``upright``: they run from left to right on the page."""

    size: float
    bold: bool
    italic: bool
    upright: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Maps places in the file to places on the page as it is read: ``quarters`` of a turn to the right."""

    quarters: int
    box: Box

    @property
    def size(self) -> Point:
        left, bottom, right, top = self.box
        return (right - left, top - bottom) if self.quarters % 2 == 0 else (top - bottom, right - left)

    def at(self, x: float, y: float) -> Point:
        left, bottom, right, top = self.box
        x, y = x - left, y - bottom
        width, height = right - left, top - bottom
        return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[self.quarters]


def quarters_of(textpage: Any) -> int:
    """The number of quarter turns to the right after which most letters of the page are upright."""
    count = textpage.count_chars()
    found = Counter(_quarter(textpage, place) for place in range(0, count, max(count // _SAMPLES, 1)))
    return max((0, 1, 2, 3), key=lambda quarter: (found[quarter], -quarter))


def _quarter(textpage: Any, place: int) -> int:
    """The direction of a letter in quarter turns; -1 if it is oblique."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, place, ctypes.byref(matrix))
    x, y = matrix.a, matrix.b
    if abs(x) < abs(y) * 4 and abs(y) < abs(x) * 4:
        return -1
    return (0 if x >= 0 else 2) if abs(x) > abs(y) else (1 if y > 0 else 3)


class Looks:
    """The looks and the baselines of the letters of a page; one look for each piece of text in the file."""

    def __init__(self, textpage: Any, turned: Turned) -> None:
        from pypdfium2 import raw

        self._box = raw.FS_RECTF()
        self._textpage = textpage
        self._turned = turned
        self._known: dict[int, Look] = {}
        self._last: tuple[int, tuple[Look, float]] = (0, (Look(0.0, False, False, True), 0.0))
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._shared: dict[Look, Look] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def at(self, place: int) -> tuple[int, tuple[Look, float]]:
        from pypdfium2 import raw

        set_ = raw.FPDFText_GetTextObject(self._textpage, place)
        key = ctypes.addressof(set_.contents) if set_ else 0
        if key and key == self._last[0]:
            return self._last
        if key not in self._known or not key:
            self._known[key] = self._look(set_, place)
        raw.FPDFText_GetCharOrigin(self._textpage, place, ctypes.byref(self._x), ctypes.byref(self._y))
        self._last = key, (self._known[key], self._turned.at(self._x.value, self._y.value)[1])
        return self._last

    def span(self, place: int) -> Point:
        """The left and the right end of a letter; those of the previous one if the file gives none."""
        from pypdfium2 import raw

        raw.FPDFText_GetLooseCharBox(self._textpage, place, ctypes.byref(self._box))
        (one, _), (other, _) = (
            self._turned.at(self._box.left, self._box.bottom),
            self._turned.at(self._box.right, self._box.top),
        )
        return min(one, other), max(one, other)

    def _look(self, set_: Any, place: int) -> Look:
        from pypdfium2 import raw

        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._textpage, place, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(self._textpage, place) * math.hypot(matrix.c, matrix.d)
        bold, italic = self._font(set_)
        upright = _quarter(self._textpage, place) == self._turned.quarters
        look = Look(round(abs(size) or 1.0, 1), bold, italic, upright)
        return self._shared.setdefault(look, look)

    def _font(self, set_: Any) -> tuple[bool, bool]:
        from pypdfium2 import raw

        font = raw.FPDFTextObj_GetFont(set_) if set_ else None
        key = ctypes.addressof(font.contents) if font else 0
        if not key:
            return False, False
        if key not in self._fonts:
            name = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, name, 256)
            words = name.value.decode("utf-8", "replace").rpartition("+")[2].lower()
            flags, weight = raw.FPDFFont_GetFlags(font), raw.FPDFFont_GetWeight(font)
            bold = weight >= _BOLD or any(word in words for word in ("bold", "black", "heavy", "semibold"))
            italic = bool(flags & 64) or any(word in words for word in ("italic", "oblique"))
            self._fonts[key] = (bold, italic)
        return self._fonts[key]


_BOLD = 600  # least weight of a bold font
_SAMPLES = 300  # letters of a page that determine its rotation
