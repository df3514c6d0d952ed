"""The order of the ear: glyphs of a line stand in the order of the eye, which for Arabic and Hebrew is another one."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from operator import itemgetter

_RIGHT_TO_LEFT_RE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def logical(glyphs: list[str]) -> str:
    """The text of a line in the order of the ear: stretches that run to the left are turned round.

    A line with more letters that run to the left than to the right is turned as a whole, and what runs to the right
    in it is turned back (the inverse of rule L2 of UAX 9, for one level of embedding).
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
    """R, L, or "" for what has no direction; digits run as Latin letters do, and are counted as nothing."""
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
    """Which glyphs are turned: those of the kind, and what has none of its own between two of them."""
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
