"""What stands on a page of a PDF: pieces of words with their places, sizes and looks, in the order of the file.

PDFium tells each character with its box; here those of one word and one look become a piece. Places are points from the
lower left corner of the page, turned so that most of its letters stand upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Look(NamedTuple):
    """How letters look: ``size`` in points; ``upright``: they run from left to right across the page."""

    size: float
    bold: bool
    italic: bool
    upright: bool


@dataclass(slots=True)
class Piece:
    """Letters of one word and one look. ``y`` is their baseline.

    ``spaced``: a space stands before them; ``broken``: the file ends a line before them.
    """

    text: str
    left: float
    right: float
    y: float
    look: Look
    spaced: bool = False
    broken: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its pieces, its width and height in points, and whether pictures are on it."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    pictures: bool


def sheet_of(page: Any) -> Sheet:
    """Read a page of :mod:`pypdfium2`."""
    textpage = page.get_textpage()
    try:
        turned = _Turned(_quarters(textpage), page.get_bbox())
        links = list(_links(page, turned))
        pieces = tuple(_pieces(textpage, turned, apart=bool(links)))
    finally:
        textpage.close()
    _link(pieces, links)
    width, height = turned.size
    return Sheet(pieces, width, height, _has_pictures(page))


@dataclass(frozen=True, slots=True)
class _Turned:
    """From the space of the file to the page as it is read: ``quarters`` of a turn to the right."""

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


def _quarters(textpage: Any) -> int:
    """How often the page is to be turned to the right, by a quarter, until most of its letters stand upright."""
    count = textpage.count_chars()
    found = Counter(_quarter(textpage, place) for place in range(0, count, max(count // _SAMPLES, 1)))
    return max((0, 1, 2, 3), key=lambda quarter: (found[quarter], -quarter))


def _quarter(textpage: Any, place: int) -> int:
    """The quarter in which a letter is written; -1 where it is askew."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, place, ctypes.byref(matrix))
    x, y = matrix.a, matrix.b
    if abs(x) < abs(y) * 4 and abs(y) < abs(x) * 4:
        return -1
    return (0 if x >= 0 else 2) if abs(x) > abs(y) else (1 if y > 0 else 3)


def _pieces(textpage: Any, turned: _Turned, *, apart: bool) -> Iterator[Piece]:
    """The pieces of a page; ``apart``: what the file sets by itself is one by itself, so that a link may end there."""
    looks = _Looks(textpage, turned)
    spaced = broken = False
    piece, last = None, 0
    for place, letter in _letters(textpage):
        if letter.isspace():
            if piece:
                yield piece
            piece, spaced, broken = None, True, broken or letter in _BREAKS
            continue
        set_, (look, y) = looks.at(place)
        left, right = looks.span(place)
        goes_on = (
            piece is not None and look is piece.look and abs(y - piece.y) < 0.1 and not _is_apart(piece, left, right)
        )
        if piece is not None and goes_on and (set_ == last or not apart):
            piece.text += letter
            piece.left, piece.right = min(left, piece.left), max(right, piece.right)
        else:
            if piece:
                yield piece
            piece = Piece(letter, left, right, y, look, spaced, broken)
            spaced = broken = False
        last = set_
    if piece:
        yield piece


def _letters(textpage: Any) -> Iterator[tuple[int, str]]:
    """The characters of a page with their places, without those that control something."""
    from pypdfium2 import raw

    high = 0
    for place in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, place)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the 65,536th
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letter = _LETTERS.get(code) or ("\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else chr(code))
        if code >= 32 or code in _LETTERS or letter.isspace():
            yield place, letter


# What PDFium tells of the hyphen at the end of a line, and of a character that it does not know.
_LETTERS = {0x02: "-", 0xFFFE: "-", 0x00: "\N{REPLACEMENT CHARACTER}", 0xAD: "-", 0xF0B7: "\N{BULLET}"}
_BREAKS = "\r\n"
_BOLD = 600  # weights of fonts from which on they are bold
_MOST_LINKS = 2_000
_SAMPLES = 300  # letters of a page that tell how it is turned


def _is_apart(piece: Piece, left: float, right: float) -> bool:
    """Whether a letter stands so far from the word that no space tells of it: in another column."""
    return max(left - piece.right, piece.left - right) > piece.look.size * 1.6


class _Looks:
    """The looks and the baselines of the letters of a page; one look for each piece of text that the file sets."""

    def __init__(self, textpage: Any, turned: _Turned) -> None:
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
        """The left and the right end of a letter; those of the one before where the file does not say."""
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


def _link(pieces: tuple[Piece, ...], links: Sequence[tuple[str, Box]]) -> None:
    """Give the pieces the addresses of the links that lie over them."""
    shelves: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces if links else ():
        shelves[int(piece.y // _SHELF)].append(piece)
    for address, (left, bottom, right, top) in links:
        for shelf in range(int((bottom - 2) // _SHELF), min(int(top // _SHELF), int(bottom // _SHELF) + _TALLEST) + 1):
            for piece in shelves.get(shelf, ()):
                if left <= (piece.left + piece.right) / 2 <= right and bottom - 2 <= piece.y <= top:
                    piece.href = address


_SHELF = 8.0  # points of height that are looked through at a time
_TALLEST = 20  # such heights of a link; what is higher is a whole column


def _links(page: Any, turned: _Turned) -> Iterator[tuple[str, Box]]:
    from pypdfium2 import raw

    start, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(start), ctypes.byref(link)):
            return
        address = _address(page, link)
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            (x0, y0), (x1, y1) = turned.at(rect.left, rect.bottom), turned.at(rect.right, rect.top)
            yield address, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _address(page: Any, link: Any) -> str:
    """The address on the web that a link leads to; empty where it leads elsewhere."""
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, length)
    address = buffer.value.decode("utf-8", "replace").strip()
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


def _has_pictures(page: Any) -> bool:
    from pypdfium2 import raw

    count = min(raw.FPDFPage_CountObjects(page), 200)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) for n in range(count))
    return any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)
