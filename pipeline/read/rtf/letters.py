"""Decode the letters of an RTF file: bytes in the code page of their font, and Unicode numbers."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

SIGNS = {
    "emdash": "\N{EM DASH}", "endash": "\N{EN DASH}", "bullet": "\N{BULLET}", "tab": "\t", "line": "\n", "lbr": "\n",
    "lquote": "\N{LEFT SINGLE QUOTATION MARK}", "rquote": "\N{RIGHT SINGLE QUOTATION MARK}",
    "ldblquote": "\N{LEFT DOUBLE QUOTATION MARK}", "rdblquote": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "emspace": "\N{EM SPACE}", "enspace": "\N{EN SPACE}", "qmspace": "\N{FOUR-PER-EM SPACE}",
    "ltrmark": "\N{LEFT-TO-RIGHT MARK}", "rtlmark": "\N{RIGHT-TO-LEFT MARK}", "zwj": "\N{ZERO WIDTH JOINER}",
    "zwnj": "\N{ZERO WIDTH NON-JOINER}", "zwbo": "\N{ZERO WIDTH SPACE}", "zwnbo": "\N{WORD JOINER}",
    "~": "\N{NO-BREAK SPACE}", "-": "\N{SOFT HYPHEN}", "_": "\N{NON-BREAKING HYPHEN}",
    "\\": "\\", "{": "{", "}": "}", "\t": "\t",
}  # fmt: skip
SYMBOLS = "symbols"  # the encoding of a symbol font, which has no letters


@dataclass(slots=True)
class Letters:
    """Collects letters up to the next change: bytes, or 16-bit numbers of Unicode.

    ``skipped`` counts the substitute characters still to skip, which are for programs without Unicode.
    """

    skipped: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _units: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> str:
        """Add bytes; returns the text that was pending before them."""
        left = data[self.skipped :]
        self.skipped = max(self.skipped - len(data), 0)
        done = self._end_units() if left else ""
        self._bytes += left
        return done

    def unicode(self, unit: int, stand_ins: int, encoding: str) -> str:
        """Add a number of Unicode; returns the text that was pending before it."""
        done = self._end_bytes(encoding)
        self._units.append(unit)
        self.skipped = stand_ins
        return done

    def end(self, encoding: str) -> str:
        """Return the pending text."""
        return self._end_units() + self._end_bytes(encoding)

    def _end_bytes(self, encoding: str) -> str:
        if not self._bytes:
            return ""
        text = decoded(bytes(self._bytes), encoding)
        self._bytes.clear()
        return text

    def _end_units(self) -> str:
        if not self._units:
            return ""
        text = paired(self._units)
        self._units.clear()
        return text


def encoding_of_page(page: int) -> str | None:
    """The codec of a code page by its number; None if Python has none."""
    name = {0: "cp1252", 936: "gb18030", 10000: "mac_roman", 65001: "utf-8", 708: "iso8859_6"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def encoding_of_charset(charset: int) -> str | None:
    """The codec of a font's character set; None if the font has no other than the file."""
    return _CHARSETS.get(charset)


def decoded(data: bytes, encoding: str) -> str:
    """Decode bytes of one font. Bytes that a code page leaves undefined are read as Latin-1, as programs show them."""
    if encoding == SYMBOLS:
        return "".join(chr(0xF000 + byte) if byte > 32 else chr(byte) for byte in data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1") if encoding.startswith("cp125") else data.decode(encoding, "replace")


def paired(units: list[int]) -> str:
    """Numbers of Unicode, of 16 bits and possibly negative, as text; surrogate pairs are joined."""
    data = b"".join(
        chr(unit).encode("utf-16-le") if 0x10000 <= unit < 0x110000 else (unit % 0x10000).to_bytes(2, "little")
        for unit in units
    )
    return data.decode("utf-16-le", "replace").replace("\0", "")


# Rich Text Format Specification 1.9.1, "Font Table"; 0 and 1 are the file's own.
_CHARSETS = {
    2: SYMBOLS, 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "cp950", 83: "mac_greek",
    85: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
