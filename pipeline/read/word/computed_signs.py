"""What Word computes where it prints: the target of a field, a sign by its number."""

from __future__ import annotations

import re


def address(code: str) -> str | None:
    """Where a field leads, by its code."""
    match = _ADDRESS_RE.match(code)
    return match[1] or None if match else None


def symbol(code: str) -> str:
    """A sign from a font of signs, by its number in hexadecimal; empty where there is no such character."""
    return chr(int(code, 16)) if _SYMBOL_RE.fullmatch(code) else ""


_ADDRESS_RE = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_SYMBOL_RE = re.compile(r"(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)  # half of a surrogate pair is no character
