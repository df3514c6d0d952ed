"""Where the head of a page ends and its tail begins, beside a text whose place is known.

Both are cut only at lines that are certainly of the frame: one that the lists know, or dates that recur on lines of
their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, takewhile

from pipeline.clean.line_kinds import is_date
from pipeline.clean.line_signs import opens_frame
from pipeline.clean.page_lines import Line, is_item, words
from pipeline.clean.text_run import FRAME
from pipeline.text.ends import ends_sentence, may_ask

SIGNS = 6  # listed lines that indicate a page; half of them on the side to be cut
ROW = 3  # listed lines in a row
DATED = 12  # lines
_LOUD = 2.0
_HEARD = 2.0  # as the average of a tail
_HARD = frozenset(("links to other pages", "cookie notice", "the site's footer"))
_LONG_MENU = 40  # items that are a menu, listed or not, if they have two levels or more
_ITEM = 8  # words per item
_LEVELS = frozenset("*+o•◦▪‣")


def end_of_head(lines: list[Line], first: int, odds: Mapping[int, float]) -> int:
    """The head ends with the last line of a menu. Share buttons do not count: they may be above or below the title."""
    known = sum(line.finding is not None for line in lines[:first])
    hard = [line.index + 1 for line in lines[:first] if _is_hard(line, odds)]
    end = max([*hard[-1:] * (known >= SIGNS // 2), menu_end(lines[:first])], default=0)
    items = takewhile(lambda line: line.finding or is_item(line.text), lines[end:first] if end else ())
    return end + sum(1 for _ in items)


def start_of_tail(lines: list[Line], last: int, odds: Mapping[int, float]) -> int:
    """The tail begins with the first line that is certainly of the frame; short lines before it may be an answer."""
    while last > 0 and lines[last].finding and not _is_asked(lines[last], lines):
        last -= 1
    rest = lines[last + 1 :]
    tail = next((line.index for line in rest if _opens_tail(line, lines, odds)), len(lines))
    if sum(line.finding is not None for line in rest) < SIGNS // 2 and not _is_loud(tail, odds):
        return len(lines)
    while tail < len(lines) and tail - 1 > last and _leads_on(lines[tail - 1], odds):
        tail -= 1
    return tail


def menu_end(lines: list[Line]) -> int:
    """The end of the last long menu of several levels, 0 if there is none: no author nests so many short items."""
    end = 0
    for is_menu, group in groupby((line for line in lines if line.text.strip()), key=_is_link):
        items = list(group) if is_menu else []
        if len(items) >= _LONG_MENU and len({item.text.lstrip()[0] for item in items} & _LEVELS) > 1:
            end = items[-1].index + 1
    return end


def is_dated(lines: list[Line], at: int) -> bool:
    """Whether dates recur on lines of their own from a line on: a list of articles, or of readers' comments."""
    return sum(is_date(line.text) for line in lines[at : at + DATED]) >= ROW


def _is_link(line: Line) -> bool:
    return is_item(line.text) and words(line.text) <= _ITEM and not ends_sentence(line.text)


def _is_hard(line: Line, odds: Mapping[int, float]) -> bool:
    """Whether a line certainly belongs to a head; an advertisement, which may interrupt a text, needs more evidence."""
    return line.strength == "menu" or (
        line.finding is not None and line.finding.what in _HARD and odds[line.index] >= _LOUD
    )


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
    row = lines[line.index : line.index + ROW]
    return len(row) == ROW and (all(other.finding for other in row) or _are_frame(row, odds))


def _is_loud(tail: int, odds: Mapping[int, float]) -> bool:
    """Whether the lines from ``tail`` on belong to the frame though hardly any is listed: a box about the author."""
    heard = [weight for index, weight in odds.items() if index >= tail]
    return len(heard) >= ROW and sum(heard) >= _HEARD * len(heard)


def _is_asked(line: Line, lines: list[Line]) -> bool:
    """Whether the line may be the answer to the one before it."""
    return line.index > 0 and may_ask(lines[line.index - 1].text)


def _are_frame(row: list[Line], odds: Mapping[int, float]) -> bool:
    return all(odds.get(line.index, _LOUD) >= _LOUD for line in row)
