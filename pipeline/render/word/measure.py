"""Lengths and weights of a theme (``10.5pt``, ``26mm``, ``650``) in the units of Word."""

from __future__ import annotations

import re

from pipeline.errors import LayoutError

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}
_LENGTH_RE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm|cm|in|px|pc)")
_COLOR_RE = re.compile(r"#([0-9A-Fa-f]{6})")
_BOLD_FROM = 600


def points(length: str) -> float:
    """A length in points.

    Raises:
        LayoutError: it is not a length, or a relative one (em, %).
    """
    found = _LENGTH_RE.fullmatch(length.strip())
    if not found:
        raise LayoutError(f"Word cannot use the length {length!r}", place="theme.toml", hint="a length in pt or mm")
    return float(found[1]) * _POINTS[found[2]]


def total(value: str) -> str:
    """The sum of lengths written ``36mm + 6mm``; other values are unchanged."""
    terms = value.split(" + ")
    return value if len(terms) == 1 else f"{sum(map(points, terms)):.2f}pt"


def twips(length: str) -> int:
    """A length in twentieths of a point, Word's unit for distances."""
    return round(points(length) * 20)


def half_points(length: str) -> int:
    """A length in half points, Word's unit for font sizes."""
    return round(points(length) * 2)


def is_bold(weight: str) -> bool:
    """Whether a CSS weight is bold in Word, which has only two weights."""
    return weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD_FROM)


def color(value: str) -> str:
    """A colour in Word's notation, six digits.

    Raises:
        LayoutError: it is not written as ``#rrggbb``.
    """
    found = _COLOR_RE.fullmatch(value.strip())
    if not found:
        raise LayoutError(f"Word cannot use the colour {value!r}", place="theme.toml", hint="a colour as #rrggbb")
    return found[1].upper()
