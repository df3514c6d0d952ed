"""Put the glyphs of a line into reading order; a PDF stores Arabic and Hebrew in visual order."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from operator import itemgetter

_RIGHT_TO_LEFT_RE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def logical(glyphs: list[str]) -> str:
    """The text of a line in reading order: stretches from right to left are reversed.

    A line with more right-to-left letters than others is reversed as a whole, and its left-to-right stretches are
    reversed back (the inverse of rule L2 of UAX 9, for one level of embedding).
    """
    text = "".join(glyphs)
    if not _RIGHT_TO_LEFT_RE.search(text):
        return text
    kinds = [_kind(glyph) for glyph in glyphs]
    whole = kinds.count("R") > kinds.count("L")
    turned = "L" if whole else "R"
    order = list(zip(glyphs, _settled(kinds, turned), strict=True))[:: -1 if whole else 1]
    runs = ([glyph for glyph, _ in run][:: -1 if inner else 1] for inner, run in groupby(order, key=itemgetter(1)))
    return "".join(glyph for run in runs for glyph in run)


def _kind(glyph: str) -> str:
    """R, L, or "" for characters without a direction; digits run like Latin letters, but count as neither."""
    for character in glyph:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "R"
        if kind == "L":
            return "L"
        if kind in ("EN", "AN"):
            return "D"
    return ""


def _settled(kinds: list[str], turned: str) -> list[bool]:
    """The glyphs to reverse: those of the direction, and neutral ones between two of them."""
    inner = {"L", "D"} if turned == "L" else {"R"}
    flags = [kind in inner for kind in kinds]
    last = None
    for place, flag in enumerate(flags):
        if flag:
            if last is not None and not any(kinds[last + 1 : place]):
                flags[last + 1 : place] = [True] * (place - last - 1)
            last = place
        elif kinds[place]:
            last = None
    return flags
