"""Estimate the page on which each paragraph of a Word file begins: only Word knows, once it has laid it out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.render.word.measure import is_bold
from pipeline.render.word.styles.scheme import untied
from pipeline.render.word.styles.style import Style
from pipeline.render.word.words.line_estimate import Face, lines

_ROOM_FOR_A_RULE = 7.0  # points
_LINES_TOGETHER = 2  # that Word leaves at the bottom of a page, and moves to the top of one
_NATURAL = 1.257  # height of a line, in multiples of the letter size: a smaller leading is raised to it


@dataclass(frozen=True, slots=True)
class _Box:
    """The heights of a paragraph, in points."""

    lines: int
    leading: float
    before: float
    after: float
    keep_next: bool
    keep_lines: bool
    breaks: bool  # a page break before it
    joins: str  # name of the style without space between its own paragraphs, "" for one with space

    @property
    def height(self) -> float:
        return self.lines * self.leading

    @property
    def least(self) -> float:
        """The height that must fit on the page where it begins."""
        whole = self.keep_next or self.keep_lines or self.lines <= _LINES_TOGETHER + 1
        return self.height if whole else _LINES_TOGETHER * self.leading


class Pages:
    """Distributes paragraphs over pages.

    Args:
        height: height of the text on a page, in points.
        width: width of the text, in points.
        fonts: the theme's table ``[word.fonts]``.
    """

    def __init__(self, height: float, width: float, fonts: Mapping[str, Any]) -> None:
        self._height, self._width, self._fonts = height, width, fonts
        self._faces: dict[str, Face] = {}
        self._boxes: list[_Box] = []

    def add(self, text: str, style: Style, *, cell: float | None = None, height: float = 0.0) -> int:
        """Add a paragraph; returns its number, the index in :meth:`numbers`.

        Args:
            text: the words between its indents.
            style: style of the paragraph.
            cell: width of the table cell that contains it, in points.
            height: height of a picture in it, in points.
        """
        full = style.full
        leading = max(style.points("leading", 14), style.points("size", 11) * _NATURAL)
        before = style.points("before") + (_ROOM_FOR_A_RULE if _has_rule(style, "border-top") else 0.0)
        after = style.points("after") + (_ROOM_FOR_A_RULE if _has_rule(style, "border-bottom") else 0.0)
        if cell is not None:
            before, after = before + _CELL_EDGE, after + _CELL_EDGE
        flow = bool(full.get("keep-next")), cell is not None or bool(full.get("keep-lines"))
        joins = style.name if full.get("contextual") else ""
        breaks = bool(full.get("break-before"))
        count = max(self._lines(text, style, cell), math.ceil(height / leading))
        self._boxes.append(_Box(count, leading, before, after, *flow, breaks, joins))
        return len(self._boxes) - 1

    def torn(self, first: int, last: int) -> bool:
        """Whether a page ends between these paragraphs, though all of them would fit on one.

        If so, the first of them is moved to the next page.
        """
        pages = self.numbers()
        height = sum(box.before + box.height + box.after for box in self._boxes[first : last + 1])
        torn = first > 0 and pages[first] < pages[last] and height <= self._height
        if torn:
            self._boxes[first] = replace(self._boxes[first], before=0.0, breaks=True)
        return torn

    def lines(self, text: str, style: Style) -> int:
        """The number of lines that a text fills in a paragraph of that style."""
        return self._lines(text, style, None)

    def numbers(self) -> list[int]:
        """The page on which each paragraph begins, in order."""
        return [page for page, _ in self._begun()]

    def of_line(self, number: int, line: int) -> int:
        """The page of a line, from 0, of a paragraph."""
        box, (page, used) = self._boxes[number], self._begun()[number]
        for stay in self._stays(used, box):
            if line < stay:
                break
            page, line = page + 1, line - stay
        return page

    def _begun(self) -> list[tuple[int, float]]:
        """The page on which each paragraph begins, and the height that is filled before it."""
        begun: list[tuple[int, float]] = []
        page, used, above, chained = 1, 0.0, _NOTHING, False
        for box, together in zip(self._boxes, self._together(), strict=True):
            joined = box.joins and box.joins == above.joins
            space = 0.0 if joined or not used else above.after + box.before
            needed = box.least if chained else together
            too_long = used + space + needed > self._height and needed <= self._height
            if used and (too_long or box.breaks):
                page, used, space = page + 1, 0.0, 0.0
            begun.append((page, used + space))
            turned, used = self._filled(used + space, box)
            page, above, chained = page + turned, box, box.keep_next
        return begun

    def _filled(self, used: float, box: _Box) -> tuple[int, float]:
        """The pages that a paragraph beginning at ``used`` turns, and how much of the last is filled then."""
        stays = list(self._stays(used, box))
        return len(stays), (0.0 if stays else used) + (box.lines - sum(stays)) * box.leading

    def _stays(self, used: float, box: _Box) -> Iterator[int]:
        """For each page that a paragraph turns, the number of its lines there."""
        left = box.lines
        while used + left * box.leading > self._height + _SLACK:
            fit = int((self._height - used + _SLACK) / box.leading)
            stay = max(min(fit, left - _LINES_TOGETHER) if left > _LINES_TOGETHER else 0, 0 if used else 1)
            yield stay
            left, used = left - stay, 0.0

    def _lines(self, text: str, style: Style, cell: float | None) -> int:
        size = style.points("size", 11)
        width = self._width if cell is None else cell - 2 * _CELL_SIDE
        room = (width - style.points("left") - style.points("right")) / size
        shown = text.upper() if style.full.get("caps") else text
        bold = is_bold(str(style.full.get("weight", "400")))
        parts = [lines(part, self._face(style), max(room, 1.0), bold=bold) for part in shown.split("\n")]
        return sum(parts)

    def _face(self, style: Style) -> Face:
        name, _ = untied(str(style.full.get("font", "")))
        if name not in self._faces:
            self._faces[name] = Face(self._fonts.get(name, {}))
        return self._faces[name]

    def _together(self) -> list[float]:
        """For each paragraph the height of the text that must be on one page with its beginning."""
        heights: list[float] = []
        following = 0.0
        for box in reversed(self._boxes):
            following = box.height + box.after + following if box.keep_next else box.least
            heights.append(following)
        return heights[::-1]


_NOTHING = _Box(0, 0.0, 0.0, 0.0, keep_next=False, keep_lines=False, breaks=False, joins="")
_CELL_EDGE, _CELL_SIDE = 2.0, 4.0  # points, above and below the text of a cell, and to its sides
_SLACK = 0.01


def _has_rule(style: Style, side: str) -> bool:
    return str(style.full.get(side, "none")) != "none"
