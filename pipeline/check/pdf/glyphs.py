"""Fonts of a PDF: the text of each code in a shown string.

Source: ISO 32000-1, 9.7 (composite fonts) and 9.10 (ToUnicode).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.check.unpacked import stream_bytes

_SECTION_RE = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CMAP_ITEM_RE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Font:
    """The text of each code of a font, and the number of bytes in a code."""

    meaning: dict[int, str]
    width: int

    def glyphs(self, codes: bytes) -> list[str]:
        """The text of each code in a string; empty for codes that the font does not explain."""
        get = self.meaning.get
        if self.width == 1:
            return [get(code, "") for code in codes]
        return [get(high << 8 | low, "") for high, low in zip(codes[::2], codes[1::2], strict=False)]


def read_font(font: Any) -> Font:
    """The font of a pikepdf object."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    cmap = font.get("/ToUnicode")
    if cmap is not None:
        return Font(_meanings(stream_bytes(cmap)), width)
    # A simple font without a table has the codes of its encoding, which for letters and digits is Windows-1252's.
    return Font({} if width == 2 else {code: bytes([code]).decode("cp1252", "ignore") for code in range(256)}, width)


def _meanings(cmap: bytes) -> dict[int, str]:
    """The table of a ToUnicode CMap: code to text."""
    table: dict[int, str] = {}
    for section in _SECTION_RE.finditer(cmap):
        items = iter(_items(section[2]))
        for first in items:
            if section[1] == b"bfchar":
                table[_code(first)] = _unicode(next(items, b""))
            else:
                table.update(_range(_code(first), _code(next(items, b"")), next(items, b"")))
    return table


def _items(section: bytes) -> Iterator[Any]:
    """Strings, and for an array a list of them."""
    array: list[bytes] | None = None
    for item in _CMAP_ITEM_RE.finditer(section):
        if item[2]:
            array = []
        elif item[3]:
            yield array or []
            array = None
        elif array is None:
            yield item[1]
        else:
            array.append(item[1])


def _range(first: int, last: int, target: bytes | list[bytes]) -> dict[int, str]:
    codes = range(first, min(last, first + 0xFFFF) + 1)
    if isinstance(target, list):
        return {code: _unicode(text) for code, text in zip(codes, target, strict=False)}
    text = _unicode(target)
    return {code: text[:-1] + chr(ord(text[-1]) + code - first) for code in codes} if text else {}


def _code(digits: bytes) -> int:
    return int(digits or b"0", 16)


def _unicode(digits: bytes) -> str:
    """The text of a target; of a character drawn as two glyphs, one glyph has no text."""
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "ignore")
