"""Keep lines apart that Markdown would join: turns below recurring names, and items that begin with a picture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.text.labels import SPEAKER, TIME


def broken_lines(lines: Sequence[str]) -> list[str]:
    """The lines with a hard break (two spaces) at the end of each that ends a turn or an item."""
    lines = [_HEADING_RE.sub(r"\1 ", line) for line in lines]
    ends = {*_turn_ends(lines), *_item_ends(lines)}
    return [f"{line}  " if place in ends else line for place, line in enumerate(lines)]


def _turn_ends(lines: Sequence[str]) -> list[int]:
    """The lines above each that begins with a recurring label, if there are several of these, and those of a list in
    which each line has one: "INTERVIEWER: Ada Reed", "DATE: 4 May".
    """
    labels = [label[1] if (label := _LABEL_RE.match(line)) else "" for line in lines]
    below = enumerate(zip(lines, labels[1:], strict=False))
    ends = {place for place, (line, label) in below if line.strip() and label}
    counts = Counter(label for label in labels if label)
    again = {labels[place + 1] for place in ends if counts[labels[place + 1]] > 1}
    listed = {place for at in range(len(lines) - 2) if all(labels[at : at + 3]) for place in (at, at + 1)}
    return sorted(listed | ({place for place in ends if labels[place + 1] in again} if len(again) > 1 else set()))


def _item_ends(lines: Sequence[str]) -> list[int]:
    """The lines above each that begins with a picture, as they do: "🚢 Boats", "⚓ Anchors"."""
    pictured = [unicodedata.category(line[:1] or " ") == "So" for line in lines]
    return [place for place, both in enumerate(pairwise(pictured)) if all(both)]


_HEADING_RE = re.compile("^( {0,3}#{1,6})\N{NO-BREAK SPACE}")  # Markdown knows no such space
_LABEL_RE = re.compile(
    rf" {{0,3}}(?:\[?{TIME}\]?[ \t]+)?(?:\*\*|__)?({SPEAKER}?)(?:\*\*|__)?[ \t]?"
    rf"(?::(?:\*\*|__)?[ \t]+\S|[\[(]{TIME}[\])](?:\*\*|__)?:?(?:\*\*|__)?(?:[ \t]|$))"
)
