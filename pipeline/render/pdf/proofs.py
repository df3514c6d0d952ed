"""Proofs: the pages of a document as they will be printed, laid out in a warm worker and drawn one at a time.

A proof has the page breaks of the PDF, since it is laid out by the same function. It has no tags and encloses nothing,
and only the pages that somebody looks at are drawn.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from pipeline.model import Page
from pipeline.render.pdf import printing, sheets, told_pages
from pipeline.render.pdf.glyph_letters import Fonts
from pipeline.render.pdf.printing import LastTime
from pipeline.render.pdf.told_pages import Reached
from pipeline.render.pdf.weasy import Document
from pipeline.render.theme import Theme

Spot = tuple[str, int, float]  # an anchor or a block, the index of its page, and how far down it is, from 0 to 1
_POINTS = 72 / 96  # a point is as much of a pixel of CSS


class Proofs:
    """The newest proofs of a worker, by their keys. Style sheets and page numbers outlast them."""

    def __init__(self, most: int = 3) -> None:
        self._most = most
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._last_times: OrderedDict[str, LastTime] = OrderedDict()
        self._counts: dict[str, int] = {}  # pages of each text the last time
        self._names: dict[str, str] = {}  # of the text of each version
        self._drawn: set[tuple[str, int]] = set()  # pages of texts of which a picture was made

    def lay_out(self, key: str, name: str, page: Page, theme: Theme, reached: Reached | None = None) -> None:
        """Lay out a page.

        Args:
            key: of this version.
            name: of the text, the same for each of its versions.
            reached: told of each page of a text that was laid out before; may end the layout there.
        """
        last_time = self._last_times.setdefault(name, LastTime())
        with told_pages.telling(reached or _goes_on, self.pages_of(name)):
            self._documents[key] = printing.laid_out(page, theme, *sheets.sheets_of(page, theme), last_time)
        for kept in (self._documents, self._last_times):
            while len(kept) > self._most:
                kept.popitem(last=False)
        self._counts[name] = len(self._documents[key].pages)
        self._names = {key: name, **{old: self._names[old] for old in self._documents if old != key}}

    def pages_of(self, name: str) -> int:
        """How many pages a text had when it was laid out last; 0 if it was not."""
        return self._counts.get(name, 0)

    def was_drawn(self, name: str, number: int) -> bool:
        """Whether a page of some version of a text was drawn, and so its fonts are known."""
        return (name, number) in self._drawn

    def sizes(self, key: str) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        return [(page.width * _POINTS, page.height * _POINTS) for page in self._documents[key].pages]

    def spots(self, key: str) -> list[Spot]:
        """Where each anchor and each block begins."""
        first: dict[str, Spot] = {}
        for number, page in enumerate(self._documents[key].pages):
            for name, top in _spots_on(page):
                first.setdefault(name, (name, number, round(min(max(top / page.height, 0.0), 1.0), 4)))
        return list(first.values())

    def picture(self, key: str, number: int, scale: float) -> bytes | None:
        """A page as PNG; None if this version is not kept any more, or has no such page.

        Args:
            scale: pixels to a point.
        """
        document = self._documents.get(key)
        if document is None or not 0 <= number < len(document.pages):
            return None
        self._drawn.add((self._names[key], number))
        one = document.copy([document.pages[number]])
        one.fonts = Fonts()
        return _drawn(one.write_pdf(uncompressed_pdf=True), scale)


def _spots_on(page: Any) -> Iterator[tuple[str, float]]:
    for box in page._page_box.descendants():
        element = box.element
        if element is None or not isinstance(box.position_y, (int, float)):
            continue
        names = (element.get("data-block") or "").split()
        for name in (element.get("id"), *names):
            if name:
                yield name, box.position_y


def _goes_on(_: int) -> bool:
    return False


def _drawn(data: bytes, scale: float) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    drawn = document[0].render(scale=scale, rev_byteorder=True)  # red first, as PNG has it
    return png(memoryview(drawn.buffer).cast("B"), drawn.width, drawn.height, drawn.stride)


def png(pixels: bytes | memoryview, width: int, height: int, stride: int) -> bytes:
    """A picture as PNG (ISO/IEC 15948), written for speed: somebody waits for it.

    Pillow tries five filters on each row, which takes twice as long, and makes pages of text larger: most of a page is
    white, which compresses best as it is.

    Args:
        pixels: red, green and blue of each pixel, row by row.
        width: pixels of a row.
        height: number of rows.
        stride: bytes from the beginning of a row to that of the next.
    """
    squeezed = zlib.compressobj(_FAST)
    data = []
    for start in range(0, height * stride, stride):
        data.append(squeezed.compress(b"\0"))  # this row has no filter
        data.append(squeezed.compress(pixels[start : start + 3 * width]))
    data.append(squeezed.flush())
    head = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"".join(data)) + _chunk(b"IEND", b"")


_FAST = 1  # of zlib
_TRUE_COLOUR = 2


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
