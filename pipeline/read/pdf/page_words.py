"""The pieces of words on a page of a PDF, with their places, sizes and looks, in the order of the file.

PDFium gives each character with its box; characters of one word and one look form a piece. Places are points from the
lower left corner of the page, rotated so that most letters are upright.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.read.pdf.letter_looks import Box, Look, Looks, Turned, quarters_of
from pipeline.read.pdf.page_links import links_of


@dataclass(slots=True)
class Piece:
    """Letters of one word and one look. ``y`` is their baseline.

    ``spaced``: a space precedes them; ``broken``: the file ends a line before them.
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
        turned = Turned(quarters_of(textpage), page.get_bbox())
        links = list(links_of(page, turned))
        pieces = tuple(_pieces(textpage, turned, apart=bool(links)))
    finally:
        textpage.close()
    _link(pieces, links)
    width, height = turned.size
    return Sheet(pieces, width, height, _has_pictures(page))


def _pieces(textpage: Any, turned: Turned, *, apart: bool) -> Iterator[Piece]:
    """The pieces of a page; ``apart``: text objects are kept separate, so that a link can end between them."""
    looks = Looks(textpage, turned)
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
    """The characters of a page with their places, without control characters."""
    from pypdfium2 import raw

    high = 0
    for place in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, place)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond U+FFFF
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letter = _LETTERS.get(code) or ("\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else chr(code))
        if code >= 32 or code in _LETTERS or letter.isspace():
            yield place, letter


# PDFium's codes for a hyphen at the end of a line, and for an unknown character.
_LETTERS = {0x02: "-", 0xFFFE: "-", 0x00: "\N{REPLACEMENT CHARACTER}", 0xAD: "-", 0xF0B7: "\N{BULLET}"}
_BREAKS = "\r\n"


def _is_apart(piece: Piece, left: float, right: float) -> bool:
    """Whether a letter is too far from the word for a space between them: it is in another column."""
    return max(left - piece.right, piece.left - right) > piece.look.size * 1.6


def _link(pieces: tuple[Piece, ...], links: Sequence[tuple[str, Box]]) -> None:
    """Give the pieces under links the addresses of these links."""
    shelves: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces if links else ():
        shelves[int(piece.y // _SHELF)].append(piece)
    for address, (left, bottom, right, top) in links:
        for shelf in range(int((bottom - 2) // _SHELF), min(int(top // _SHELF), int(bottom // _SHELF) + _TALLEST) + 1):
            for piece in shelves.get(shelf, ()):
                if left <= (piece.left + piece.right) / 2 <= right and bottom - 2 <= piece.y <= top:
                    piece.href = address


_SHELF = 8.0  # points of height that are searched at a time
_TALLEST = 20  # most such heights of a link; a higher one covers a whole column


def _has_pictures(page: Any) -> bool:
    from pypdfium2 import raw

    count = min(raw.FPDFPage_CountObjects(page), 200)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) for n in range(count))
    return any(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)
