"""Find where the text of a whole web page begins and ends, among the menus, teasers and footers around it.

The text is the run of lines with the greatest sum of weights (maximum subsequence segmentation: Pasternack & Roth,
"Extracting article text from the web", WWW 2009). A line's weight is the sum of the weights of its signs
(``line_signs.py``). Logistic regression on labelled pages found the weights, a table of some thirty (``zones.toml``).
``inserts.py`` finds where the text continues after an insert. A zone is cut only if the text is certainly a whole page:
several independent signs of a frame, of different kinds, on the side to be cut, or a long menu of several levels. A
text without a frame is not changed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise, takewhile

from pipeline.clean.inserts import answered, joined, reads, spoken
from pipeline.clean.line_signs import is_date, is_name, opens_frame, signs
from pipeline.clean.page_lines import Line, is_item, words
from pipeline.text.ends import ends_sentence, may_ask


@dataclass(frozen=True, slots=True)
class Zones:
    """Lines before index ``head`` and from ``tail`` on are the page's frame; ``odds`` has the weight of each line.

    The text is from ``first`` to ``last``; ``loose``: lines beside it, and not in head or tail, that the weights take
    for the frame.
    """

    head: int
    tail: int
    odds: Mapping[int, float]
    first: int
    last: int
    loose: frozenset[int] = frozenset()


def zones(lines: list[Line]) -> Zones | None:
    """The zones of a page; None where the text is no whole page."""
    known = _is_page(lines)
    if not known and not _may_be_page(lines):
        return None
    full = [line for line in lines if line.text.strip()]
    odds = {line.index: weigh(seen, table()) for line, seen in zip(full, signs(full), strict=True)}
    first, last = _text(lines, odds)
    if _prose(lines[first : last + 1]) < _LEAST:
        return None
    first, last = joined(lines, first, last, odds, FRAME)
    last = _above_bylines(lines, first, last)
    loose = _loose(lines, first, last, odds)
    if not known and not loose:
        return None
    head, tail = (_head(lines, first, odds), _tail(lines, last, odds)) if known else (0, len(lines))
    found = Zones(head, tail, odds, first, last, loose)
    return found if head or tail < len(lines) or loose else None


def weigh(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The evidence of a line's signs for the page's frame: the logarithm of the odds."""
    total = 0.0
    for name, value in seen.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


def is_dated(lines: list[Line], at: int) -> bool:
    """Whether dates recur on lines of their own from a line on: a list of articles, or of readers' comments."""
    return sum(is_date(line.text) for line in lines[at : at + _DATED]) >= _ROW


@cache
def table() -> dict[str, float]:
    """The weights of the signs."""
    text = files("pipeline.clean").joinpath("zones.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


_ASKED = 2.0  # odds below which a question below the text is of it
_LOOSE = 0.5  # from these odds on a line beside the text is the frame's, in a page
_MANY = 8  # lines that the weights take for a frame's make a page, if they are most of what is beside the text
_MOSTLY = 0.5
_SURE = 0.5  # the odds, as a logarithm, below which a line speaks for the text
_MOST = 3.0  # no line speaks louder than so
FRAME = 3.5  # from this weight on a line that is not listed is the frame's beyond doubt
_LOUD = 2.0
_HEARD = 2.0  # as the average of a tail
_DATED = 12  # lines
_HARD = frozenset(("links to other pages", "cookie notice", "the site's footer"))
_KINDS = 2  # kinds of residue that indicate a page
_MENU = 4  # words of a menu that count as one more kind
_LONG_MENU = 40  # items that are a menu, listed or not, if they have two levels or more
_ITEM = 8  # words per item
_NEARLY = 0.3  # of the greatest sum is enough for a run further up: the lines below a text can outweigh it
_ROW = 3  # listed lines in a row
_SIGNS = 6  # listed lines that indicate a page; half of them on the side to be cut
_LEAST = 40  # words of prose that count as text
_LEVELS = frozenset("*+o•◦▪‣")


def _is_page(lines: list[Line]) -> bool:
    """Whether many lines are listed, of several kinds: share buttons alone or a comment form alone are not a page."""
    kinds = {line.finding.what for line in lines if line.finding and line.strength in ("strong", "list")}
    menus = sum(line.strength == "menu" for line in lines)
    known = sum(line.finding is not None for line in lines)
    return known >= _SIGNS // 2 and (
        (known >= _SIGNS and len(kinds) + (menus >= _MENU) >= _KINDS) or _menu_end(lines) > 0
    )


def _may_be_page(lines: list[Line]) -> bool:
    """Whether so many lines are short, or listed, that a page may be around the text."""
    full = [line for line in lines if line.text.strip()]
    short = sum(not line.prose for line in full)
    return short >= _MANY and any(line.finding for line in full)


def _above_bylines(lines: list[Line], first: int, last: int) -> int:
    """The last line of the text above a list of stories, each of which has its author and its date."""
    full = [line for line in lines[first : last + 1] if line.text.strip()]
    signed = [is_name(one.text) and is_date(other.text) for one, other in pairwise(full)]
    for place, is_signed in enumerate(signed):
        if is_signed and sum(signed[place : place + _DATED]) >= _ROW:
            while place > 1 and not full[place - 1].prose:
                place -= 1
            return full[place - 1].index if place > 1 else last
    return last


def _loose(lines: list[Line], first: int, last: int, odds: Mapping[int, float]) -> frozenset[int]:
    """The lines above and below the text that the weights take for the frame, where they are many."""
    full = [line for line in lines if line.text.strip()]
    outer = [line for line in full if not first <= line.index <= last]
    said = spoken(full, first, last) | answered(full, last, odds, _ASKED)
    loose = frozenset(
        line.index
        for line in outer
        if (odds[line.index] > _LOOSE or line.finding) and line.index not in said and "://" not in line.text
    )
    sure = sum(odds[index] > 1 for index in loose)
    return loose if sure >= _MANY and sure >= _MOSTLY * len(outer) else frozenset()


def _menu_end(lines: list[Line]) -> int:
    """The end of the last long menu of several levels, 0 if there is none: no author nests so many short items."""
    end = 0
    for is_menu, group in groupby((line for line in lines if line.text.strip()), key=_is_link):
        items = list(group) if is_menu else []
        if len(items) >= _LONG_MENU and len({item.text.lstrip()[0] for item in items} & _LEVELS) > 1:
            end = items[-1].index + 1
    return end


def _is_link(line: Line) -> bool:
    return is_item(line.text) and words(line.text) <= _ITEM and not ends_sentence(line.text)


def _prose(lines: list[Line]) -> int:
    return sum(words(line.text) for line in lines if line.prose)


def _text(lines: list[Line], odds: Mapping[int, float]) -> tuple[int, int]:
    """The first and the last line of the text; if the best run has too little prose, of all paragraphs that may be
    text.
    """
    first, last = _heaviest(odds)
    paragraphs = [line.index for line in lines if reads(line) and odds[line.index] < FRAME]
    if paragraphs and _prose(lines[first : last + 1]) < _LEAST:
        return paragraphs[0], paragraphs[-1]
    return first, last


def _heaviest(odds: Mapping[int, float]) -> tuple[int, int]:
    """The first and the last line of the run with the greatest sum, or of an earlier one that is nearly as great."""
    runs = _runs(odds)
    most = max((total for total, _, _ in runs), default=0.0)
    return next(((first, last) for total, first, last in runs if total >= _NEARLY * most), (0, 0))


def _runs(odds: Mapping[int, float]) -> list[tuple[float, int, int]]:
    """The runs of lines that speak for the text more than against it, each with its sum (Kadane's algorithm)."""
    runs: list[tuple[float, int, int]] = []
    best = total = 0.0
    first = last = start = 0
    for index, weight in odds.items():
        total += max(-_MOST, min(_SURE - weight, _MOST))
        if total > best:
            best, first, last = total, start, index
        elif total <= 0:
            runs += [(best, first, last)] if best else []
            best, total, start = 0.0, 0.0, index + 1
    return [*runs, (best, first, last)] if best else runs


def _head(lines: list[Line], first: int, odds: Mapping[int, float]) -> int:
    """The head ends with the last line of a menu. Share buttons do not count: they may be above or below the title."""
    known = sum(line.finding is not None for line in lines[:first])
    hard = [line.index + 1 for line in lines[:first] if _is_hard(line, odds)]
    end = max([*hard[-1:] * (known >= _SIGNS // 2), _menu_end(lines[:first])], default=0)
    items = takewhile(lambda line: line.finding or is_item(line.text), lines[end:first] if end else ())
    return end + sum(1 for _ in items)


def _is_hard(line: Line, odds: Mapping[int, float]) -> bool:
    """Whether a line certainly belongs to a head; an advertisement, which may interrupt a text, needs more evidence."""
    return line.strength == "menu" or (
        line.finding is not None and line.finding.what in _HARD and odds[line.index] >= _LOUD
    )


def _tail(lines: list[Line], last: int, odds: Mapping[int, float]) -> int:
    """The tail begins with the first line that is certainly of the frame; short lines before it may be an answer."""
    while last > 0 and lines[last].finding and not _is_asked(lines[last], lines):
        last -= 1
    rest = lines[last + 1 :]
    tail = next((line.index for line in rest if _opens_tail(line, lines, odds)), len(lines))
    if sum(line.finding is not None for line in rest) < _SIGNS // 2 and not _is_loud(tail, odds):
        return len(lines)
    while tail < len(lines) and tail - 1 > last and _leads_on(lines[tail - 1], odds):
        tail -= 1
    return tail


def _leads_on(line: Line, odds: Mapping[int, float]) -> bool:
    """Whether a line right above the tail belongs to it; an address belongs to the author."""
    return _is_count(line) or (odds.get(line.index, 0.0) >= FRAME and "://" not in line.text)


def _is_count(line: Line) -> bool:
    """``3 Comments``, ``12 shares``: a heading of the next lines."""
    return line.strength == "weak" and any(map(str.isdigit, line.text))


def _opens_tail(line: Line, lines: list[Line], odds: Mapping[int, float]) -> bool:
    following = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if line.strength in ("strong", "list") and "://" in following:
        return False  # "See also", followed by the author's references
    if opens_frame(line):
        return True
    if _is_asked(line, lines):
        return False
    if line.finding is None:
        return not line.prose and is_dated(lines, line.index)
    row = lines[line.index : line.index + _ROW]
    return len(row) == _ROW and (all(other.finding for other in row) or _are_frame(row, odds))


def _is_loud(tail: int, odds: Mapping[int, float]) -> bool:
    """Whether the lines from ``tail`` on belong to the frame though hardly any is listed: a box about the author."""
    heard = [weight for index, weight in odds.items() if index >= tail]
    return len(heard) >= _ROW and sum(heard) >= _HEARD * len(heard)


def _is_asked(line: Line, lines: list[Line]) -> bool:
    """Whether the line may be the answer to the one before it."""
    return line.index > 0 and may_ask(lines[line.index - 1].text)


def _are_frame(row: list[Line], odds: Mapping[int, float]) -> bool:
    return all(odds.get(line.index, _LOUD) >= _LOUD for line in row)
