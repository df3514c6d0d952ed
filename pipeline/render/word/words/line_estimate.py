"""Estimate how many lines a text fills: average letter widths, lines broken where the next word does not fit.

The widths were measured from Source Serif 4 and Source Sans 3; text faces differ little from one another, and a theme
gives the ratio (``set`` in ``[word.fonts]``). Reading them from the font would be exact and cost a tenth of the build.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

# hundredths of the size -> the characters of that width
_ROMAN = {
    18: "'",
    23: " \N{NO-BREAK SPACE}",
    30: ",.:;il|!j\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}",
    33: "/-[\\]t(){}",
    37: '"fIJ`',
    42: "?rs*z",
    45: "\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}",
    50: "$0123456789avcegxyS_#+<=>~\N{EN DASH}",
    54: "^koZdqFP",
    59: "bpuELThnB",
    65: "CXYAKR",
    70: "GVOQ&DU",
    76: "NwH",
    90: "@%MmW\N{EM DASH}\N{HORIZONTAL ELLIPSIS}",
}
_SWISS = {
    20: " \N{NO-BREAK SPACE}',.:;",
    23: "ij|!Il\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}",
    28: "f()[]{}-rt",
    34: '"/\\*',
    40: "?sxzvyYc\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}",
    47: "JLk#$+0123456789<=>FVX^aeg~\N{EN DASH}_",
    53: "AESThnuPRZ`bdopq",
    57: "&CKBDG",
    65: "HNOQU",
    72: "wMW",
    82: "%@m\N{EM DASH}\N{HORIZONTAL ELLIPSIS}",
}
_FIXED, _SMALL, _CAPITAL, _WIDE, _JOINED = 60, 54, 66, 100, 42
_BOLD = 1.055
_HYPHENS = "\\-\N{EM DASH}\N{EN DASH}"
_WORDS_RE = re.compile(rf"\s+|[^\s{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")


class Face:
    """A font as the theme describes it.

    Args:
        facts: its row in ``[word.fonts]``: ``family`` (roman, swiss), ``pitch`` (fixed), ``set`` (scales the widths).
    """

    def __init__(self, facts: Mapping[str, Any]) -> None:
        fixed = facts.get("pitch") == "fixed"
        self._family = "fixed" if fixed else facts.get("family", "")
        self._set = float(facts.get("set", 1.0))

    def width(self, word: str) -> float:
        """The width of a word, in multiples of the letter size."""
        return _width(word, self._family) * self._set / 100


@lru_cache(20_000)
def _width(word: str, family: str) -> int:
    letters = _BY_FAMILY.get(family, _BY_FAMILY["roman"])
    if family == "fixed":
        return sum(letters.get(letter) or _FIXED for letter in word)
    return sum(letters.get(letter) or _width_of_another(letter) for letter in word)


def lines(text: str, face: Face, room: float, *, bold: bool) -> int:
    """The number of lines that the text fills.

    Args:
        room: width of a line, in multiples of the letter size.
        bold: whether the letters are bold.
    """
    room, count, used = room / (_BOLD if bold else 1.0), 1, 0.0
    width = face.width
    for word in _WORDS_RE.findall(text):
        wide = width(word)
        if used + wide <= room or word.isspace():
            used += wide
        else:
            # A word that is wider than a line, or in a script without spaces, is broken anywhere.
            turned, used = divmod(used + wide, room) if wide > room else (1, wide)
            count += int(turned)
    return count


def _width_of_another(letter: str) -> int:
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _WIDE
    if unicodedata.bidirectional(letter) == "AL":
        return _JOINED
    return _CAPITAL if kind == "Lu" else _SMALL


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_BY_FAMILY: dict[str, dict[str, int]] = {"fixed": {}, "roman": _by_letter(_ROMAN), "swiss": _by_letter(_SWISS)}
