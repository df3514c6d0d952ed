"""Where the text of a whole web page begins and ends, among the lines of menus, teasers and footers around it.

The text is the run of lines whose sum of weights is the greatest (maximum subsequence segmentation: Pasternack & Roth,
"Extracting article text from the web", WWW 2009), with a handful of weights that a person can read instead of a
trained model. It is found only where the text is a whole page beyond doubt: several independent signs of a page's
frame, of different kinds, on the side that is cut. In a text without a frame there is nothing to find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from pipeline.clean.lines import Line, is_item, words


@dataclass(frozen=True, slots=True)
class Zones:
    """Lines before index ``head`` and from ``tail`` on are the page's frame."""

    head: int
    tail: int


def zones(lines: list[Line]) -> Zones | None:
    """The zones of a page; None where the text is no whole page."""
    if not _is_page(lines):
        return None
    weight, first, last = _heaviest(lines)
    if weight < _LEAST:
        return None
    head, tail = _head(lines, first), _tail(lines, last)
    return Zones(head, tail) if head or tail < len(lines) else None


# The weights: how much a line speaks for the text (above 0) or for the frame.
_WORD = 0.12  # a word of prose, up to _LONG words
_LONG = 60
_SAID = 0.4  # a short line that ends like a sentence
_SHORT = -1.0  # any other short line
_LINK = -1.3  # a short line with the mark of a list before it
_FULL = 45  # characters
_TEASER = -1.0  # prose that breaks off: "Last spring we…"
_LISTED = {"strong": -3.0, "list": -4.0, "weak": -2.0, "menu": -1.5}
_BARRIER = -25.0  # a comment form: what comes after it is not the author's
_REMARK = -8.0  # "Reply" below a comment
_COMMENTS = frozenset(("comment form", "comment thread"))

_HARD = frozenset(("links to other pages", "cookie notice", "the site's footer"))
_KINDS = 2  # kinds of residue that make a page
_ROW = 3  # listed lines in a row
_SIGNS = 6  # listed lines that make a page; half of them on the side that is cut
_LEAST = 12.0  # the least weight of a text: a hundred words
_ASKS_RE = re.compile(r"[?:？：؟;]['’”\")»\s]*$")
_ENDS_RE = re.compile(r"[.?!:;。？！：；؟।…”\"»]['’”\")\]]*\s*$")
_TEASER_RE = re.compile(r"(?:\.\.\.|…)[\s\])]*$|\[(?:\.\.\.|…|\+)\]")


def _is_page(lines: list[Line]) -> bool:
    """Whether the lists know many lines, of several kinds: a row of share buttons is no page, nor a comment form."""
    kinds = {line.finding.what for line in lines if line.finding and line.strength in ("strong", "list")}
    menus = sum(line.strength == "menu" for line in lines)
    return len(kinds) + (menus >= _SIGNS) >= _KINDS and sum(line.finding is not None for line in lines) >= _SIGNS


def _weight(line: Line) -> float:
    if line.finding:
        if line.finding.what in _COMMENTS:
            return _BARRIER if line.strength == "strong" else _REMARK
        return _LISTED[line.strength]
    text = line.text
    if not text.strip():
        return 0.0
    if line.prose or _is_wrapped(line):
        return _TEASER if _TEASER_RE.search(text) else min(words(text), _LONG) * _WORD
    if is_item(text):
        return _LINK
    return _SAID if _ENDS_RE.search(text) else _SHORT


def _is_wrapped(line: Line) -> bool:
    """Whether this is a full line of a paragraph that was broken into lines."""
    return line.end - line.start >= _FULL and "\n" in line.block.text and not is_item(line.text)


def _heaviest(lines: list[Line]) -> tuple[float, int, int]:
    """The greatest sum of a run of lines, and the indexes of its first and last line (Kadane's algorithm)."""
    best, first, last, total, start = 0.0, 0, len(lines) - 1, 0.0, 0
    for line in lines:
        total += _weight(line)
        if total <= 0:
            total, start = 0.0, line.index + 1
        elif total > best:
            best, first, last = total, start, line.index
    return best, first, last


def _head(lines: list[Line], first: int) -> int:
    """The head ends with the last line of a menu: share buttons stand below the title as often as above it."""
    known = sum(line.finding is not None for line in lines[:first])
    hard = [line.index for line in lines[:first] if _is_hard(line)]
    if not hard or known < _SIGNS // 2:
        return 0
    items = takewhile(lambda line: line.finding or is_item(line.text), lines[hard[-1] + 1 : first])
    return hard[-1] + 1 + sum(1 for _ in items)


def _is_hard(line: Line) -> bool:
    return line.finding is not None and (line.strength == "menu" or line.finding.what in _HARD)


def _tail(lines: list[Line], last: int) -> int:
    """The tail begins with the first line that is surely of the frame; short lines before it may be an answer."""
    rest = lines[last + 1 :]
    if sum(line.finding is not None for line in rest) < _SIGNS // 2:
        return len(lines)
    tail = next((line.index for line in rest if _opens_tail(line, lines)), len(lines))
    return tail - 1 if tail - 1 > last and _is_count(lines[tail - 1]) else tail


def _is_count(line: Line) -> bool:
    """``3 Comments``, ``12 shares``: the heading of what comes after it."""
    return line.strength == "weak" and any(map(str.isdigit, line.text))


def _opens_tail(line: Line, lines: list[Line]) -> bool:
    following = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if line.strength in ("strong", "list"):
        return "://" not in following  # "See also", and then the author's references
    row = lines[line.index : line.index + _ROW]
    asked = line.index > 0 and _ASKS_RE.search(lines[line.index - 1].text)
    return len(row) == _ROW and all(other.finding for other in row) and not asked
