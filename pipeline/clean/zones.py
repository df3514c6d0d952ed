"""Find where the text of a whole web page begins and ends, among the menus, teasers and footers around it.

The text is the run of lines with the greatest sum of weights (maximum subsequence segmentation: Pasternack & Roth,
"Extracting article text from the web", WWW 2009). A line's weight is the sum of the weights of its signs
(``line_signs.py``). Logistic regression on labelled pages found the weights, a table of some thirty (``zones.toml``).
``inserts.py`` finds where the text continues after an insert. A zone is cut only if the text is certainly a whole page:
several independent signs of a frame, of different kinds, on the side to be cut, or a long menu of several levels. A
text without a frame is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.clean.inserts import answered, joined, reads, spoken
from pipeline.clean.last_lines import last_lines
from pipeline.clean.line_kinds import is_date, is_name, is_picture_credit
from pipeline.clean.line_signs import signs
from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_edges import DATED, ROW, SIGNS, end_of_head, menu_end, start_of_tail
from pipeline.clean.page_lines import Line
from pipeline.clean.text_run import FRAME, LEAST, prose, text_run
from pipeline.text.ends import asks, ends_sentence


@dataclass(frozen=True, slots=True)
class Zones:
    """Lines before index ``head`` and from ``tail`` on are the page's frame; ``odds`` has the weight of each line.

    The text is from ``first`` to ``last``; ``loose``: lines beside it, and not in head or tail, that the weights take
    for the frame; ``inserted``: lines amid the text that a table of their own takes for the frame;
    ``behind``: lines behind its end.
    """

    head: int
    tail: int
    odds: Mapping[int, float]
    first: int
    last: int
    loose: frozenset[int] = frozenset()
    inserted: frozenset[int] = frozenset()
    behind: frozenset[int] = frozenset()


def zones(lines: list[Line]) -> Zones | None:
    """The zones of a page; None where the text is no whole page."""
    known = _is_page(lines)
    if not known and not _may_be_page(lines):
        return None
    full = [line for line in lines if line.text.strip()]
    seen = {line.index: own for line, own in zip(full, signs(full), strict=True)}
    odds = {index: weigh(own, table("zones")) for index, own in seen.items()}
    first, last = text_run(lines, odds)
    if prose(lines[first : last + 1]) < LEAST:
        return None
    first, last = joined(lines, first, last, odds, FRAME)
    last = _above_bylines(lines, first, last)
    loose = _loose(lines, first, last, odds)
    if not known and not loose:
        return None
    head, tail = (end_of_head(lines, first, odds), start_of_tail(lines, last, odds)) if known else (0, len(lines))
    if not (head or tail < len(lines) or loose):
        return None
    inserted = _inserted(full, first, last, seen)
    return Zones(head, tail, odds, first, last, loose, inserted, _behind(full, first, last, odds))


_LOOSE = 0.5  # from these odds on a line beside the text is the frame's, in a page
_INSERTED = 0.4  # from these odds on a line amid the text is not of it
_SENTENCE = 2.0  # the same of a short sentence
_ALONE = -0.5  # odds of the lines beside a heading
_STAMP_RE = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\W*$")
_MANY = 8  # lines that the weights take for a frame's make a page, if they are most of what is beside the text
_MOSTLY = 0.5
_KINDS = 2  # kinds of residue that indicate a page
_MENU = 4  # words of a menu that count as one more kind


def _is_page(lines: list[Line]) -> bool:
    """Whether many lines are listed, of several kinds: share buttons alone or a comment form alone are not a page."""
    kinds = {line.finding.what for line in lines if line.finding and line.strength in ("strong", "list")}
    menus = sum(line.strength == "menu" for line in lines)
    known = sum(line.finding is not None for line in lines)
    return known >= SIGNS // 2 and ((known >= SIGNS and len(kinds) + (menus >= _MENU) >= _KINDS) or menu_end(lines) > 0)


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
        if is_signed and sum(signed[place : place + DATED]) >= ROW:
            while place > 1 and not full[place - 1].prose:
                place -= 1
            return full[place - 1].index if place > 1 else last
    return last


def _inserted(full: list[Line], first: int, last: int, seen: Mapping[int, Mapping[str, float]]) -> frozenset[int]:
    """The lines amid the text that read like teasers or calls: no labels, questions or addresses, and no headings.

    A heading is alone between paragraphs; what a page inserts has such lines beside it, or is listed.
    """
    said, weights = spoken(full, first, last), table("inserted")
    inside = [line for line in full if first <= line.index <= last]
    odds = [weigh(seen[line.index], weights) + weights["always"] for line in inside]
    beside = map(max, [_ALONE, *odds[:-1]], [*odds[1:], _ALONE])
    return frozenset(
        line.index
        for line, weight, near in zip(inside, odds, beside, strict=True)
        if weight > (_SENTENCE if ends_sentence(line.text) and not line.finding else _INSERTED)
        and (near > _ALONE or line.finding)
        and not (line.index in said or _is_said(line) or any(map(seen[line.index].get, ("label", "after question"))))
    )


def _behind(full: list[Line], first: int, last: int, odds: Mapping[int, float]) -> frozenset[int]:
    """The lines behind the end of the text, but for those of speakers."""
    said = spoken(full, first, last) | answered(full, last, odds)
    return last_lines(full, first, last, odds) - said


def _is_said(line: Line) -> bool:
    """Whether a line is a paragraph, a question, an address, the credit of a picture, or the time of a turn."""
    if reads(line) or asks(line.text) or "://" in line.text or is_picture_credit(line.text):
        return True
    return bool(_STAMP_RE.search(line.text))


def _loose(lines: list[Line], first: int, last: int, odds: Mapping[int, float]) -> frozenset[int]:
    """The lines above and below the text that the weights take for the frame, where they are many."""
    full = [line for line in lines if line.text.strip()]
    outer = [line for line in full if not first <= line.index <= last]
    said = spoken(full, first, last) | answered(full, last, odds)
    loose = frozenset(
        line.index
        for line in outer
        if (odds[line.index] > _LOOSE or line.finding) and line.index not in said and "://" not in line.text
    )
    sure = sum(odds[index] > 1 for index in loose)
    return loose if sure >= _MANY and sure >= _MOSTLY * len(outer) else frozenset()
