"""Where the text of a whole web page begins and ends, among the lines of menus, teasers and footers around it.

The text is the run of lines whose sum of weights is the greatest (maximum subsequence segmentation: Pasternack & Roth,
"Extracting article text from the web", WWW 2009), with a handful of weights that a person can read instead of a
trained model. It is found only where the text is a whole page beyond doubt: several independent signs of a page's
frame, of different kinds, on the side that is cut. In a text without a frame there is nothing to find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.lines import Line, words


@dataclass(frozen=True, slots=True)
class Zones:
    """Lines before index ``head`` and from ``tail`` on are the page's frame."""

    head: int
    tail: int


def zones(lines: list[Line]) -> Zones | None:
    """The zones of a page; None where the text is no whole page."""
    if not _is_page(lines):
        return None
    first, last = _heaviest(lines)
    head, tail = _head(lines, first), _tail(lines, last)
    return Zones(head, tail) if head or tail < len(lines) else None


# The weights: how much a line speaks for the text (above 0) or for the frame.
_WORD = 0.12  # a word of prose, up to _LONG words
_LONG = 60
_SAID = 0.4  # a short line that ends like a sentence
_SHORT = -1.0  # any other short line
_LINK = -1.3  # a short line with the mark of a list before it
_TEASER = -1.0  # prose that breaks off: "Last spring we…"
_LISTED = {"strong": -3.0, "list": -4.0, "weak": -2.0, "menu": -1.5}
_BARRIER = -25.0  # a comment form: what comes after it is not the author's

_KINDS = 2
_SIGNS = 6
_ENDS_RE = re.compile(r"[.?!:;。？！：；؟।…”\"»]['’”\")\]]*\s*$")
_TEASER_RE = re.compile(r"(?:\.\.\.|…)[\s\])]*$|\[(?:\.\.\.|…|\+)\]")
_MARK_RE = re.compile(r"\s*(?:[*+o•◦▪‣●·»›-]|\d{1,3}\.)\s")


def _is_page(lines: list[Line]) -> bool:
    """Whether the lists know many lines, of several kinds: share buttons alone are not a page, nor is a comment form."""
    kinds = {line.finding.what for line in lines if line.finding and line.strength in ("strong", "list")}
    return len(kinds) >= _KINDS and sum(line.finding is not None for line in lines) >= _SIGNS


def _weight(line: Line) -> float:
    if line.finding:
        barrier = line.strength == "strong" and line.finding.what == "comment form"
        return _BARRIER if barrier else _LISTED[line.strength]
    text = line.text
    if not text.strip():
        return 0.0
    if line.prose:
        return _TEASER if _TEASER_RE.search(text) else min(words(text), _LONG) * _WORD
    if _MARK_RE.match(text):
        return _LINK
    return _SAID if _ENDS_RE.search(text) else _SHORT


def _heaviest(lines: list[Line]) -> tuple[int, int]:
    """The first and the last index of the run with the greatest sum (Kadane's algorithm)."""
    best, first, last, total, start = 0.0, 0, len(lines) - 1, 0.0, 0
    for line in lines:
        total += _weight(line)
        if total <= 0:
            total, start = 0.0, line.index + 1
        elif total > best:
            best, first, last = total, start, line.index
    return first, last


def _head(lines: list[Line], first: int) -> int:
    """The head ends with the last line that is surely of the frame; what stands between it and the text stays."""
    listed = [line.index for line in lines[:first] if line.finding]
    return listed[-1] + 1 if len(listed) >= _SIGNS // 2 else 0


def _tail(lines: list[Line], last: int) -> int:
    """The tail begins with the first line that is surely of the frame."""
    rest = lines[last + 1 :]
    if sum(line.finding is not None for line in rest) < _SIGNS // 2:
        return len(lines)
    sure = (line.index for line in rest if line.strength in ("strong", "list") or _in_row(line, lines))
    return next(sure, len(lines))


def _in_row(line: Line, lines: list[Line]) -> bool:
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return line.finding is not None and following is not None and following.finding is not None
