"""What Word computes where it prints: the target of a field, a sign by its number, the number of a note."""

from __future__ import annotations

import re


def address(code: str) -> str | None:
    """Where a field leads, by its code."""
    match = _ADDRESS_RE.match(code)
    return match[1] or None if match else None


def symbol(code: str) -> str:
    """A sign from a font of signs, by its number in hexadecimal; empty where there is no such character."""
    return chr(int(code, 16)) if _SYMBOL_RE.fullmatch(code) else ""


def number(kind: str, place: int) -> str:
    """Footnotes are counted 1, 2, 3, endnotes i, ii, iii, as Word prints them where nobody says otherwise."""
    if kind == "footnote":
        return str(place)
    digits = ""
    for value, letters in _ROMAN:
        while place >= value:
            digits, place = digits + letters, place - value
    return digits


_ADDRESS_RE = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SYMBOL_RE = re.compile(r"(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)  # half of a surrogate pair is no character
