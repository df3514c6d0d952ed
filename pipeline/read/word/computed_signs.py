"""Values that Word computes when it prints: the target of a field, a symbol by its number."""

from __future__ import annotations

import re


def address(code: str) -> str | None:
    """The target of a field, from its code."""
    match = _ADDRESS_RE.match(code)
    return match[1] or None if match else None


def symbol(code: str) -> str:
    """A character of a symbol font, by its number in hexadecimal; empty if there is no such character."""
    return chr(int(code, 16)) if _SYMBOL_RE.fullmatch(code) else ""


_ADDRESS_RE = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_SYMBOL_RE = re.compile(r"(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)  # an unpaired surrogate is not a character
