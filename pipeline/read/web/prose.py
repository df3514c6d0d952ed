"""Measure the prose of a page, and where it is: letters outside links, in sentences, and the elements around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from pipeline.languages.everywhere import any_of, byline_lead
from pipeline.read.web.parts import Area, Flow, Piece
from pipeline.text.ends import may_end_paragraph

LABEL = 80
LETTERS = 500  # an element with this many letters of prose is certainly not a teaser


class Prose:
    """The measures of a page; places are indexes of its pieces and of its areas."""

    def __init__(self, flow: Flow) -> None:
        self.pieces, self.areas = flow.pieces, flow.areas
        self.links = [link_share(piece) for piece in flow.pieces]
        self.folded = spread(flow.areas, lambda _, area: area.folded)
        self.letters = [
            0.0 if self.folded[piece.area] else _letters(piece, link)
            for piece, link in zip(flow.pieces, self.links, strict=True)
        ]
        self._sums = [0.0, *accumulate(self.letters)]
        self._all = [0.0, *accumulate(map(_letters, flow.pieces, self.links))]
        self.total = self._sums[-1] or 1.0
        self.homes = [self._home(piece.area) for piece in flow.pieces]
        self.home_letters = self.held([False] * len(self.areas))
        self.linked = {home for home, link in zip(self.homes, self.links, strict=True) if link >= 0.5}

    def weight(self, area: Area) -> float:
        """The number of letters of prose in an area."""
        return self._sums[area.last] - self._sums[area.first]

    def whole(self, area: Area) -> float:
        """The same, including folded text."""
        return self._all[area.last] - self._all[area.first]

    def held(self, outside: list[bool]) -> dict[int, float]:
        """The amount of prose in each home that is not outside the text."""
        held: dict[int, float] = {}
        for place, home in enumerate(self.homes):
            if not outside[home]:
                held[home] = held.get(home, 0.0) + self.letters[place]
        return held

    def within(self, place: int, tag: str) -> int | None:
        """The nearest area with a tag, at or around the area ``place``; None if there is none."""
        while place >= 0 and self.areas[place].tag != tag:
            place = self.areas[place].parent
        return place if place >= 0 else None

    def _home(self, area: int) -> int:
        """The element around the paragraph's element, which paragraphs of one text share."""
        while self.areas[area].tag in TEXT_TAGS and self.areas[area].parent >= 0:
            area = self.areas[area].parent
        return area


def spread(areas: list[Area], test: Callable[[int, Area], bool]) -> list[bool]:
    """The answer of ``test`` for each area; true also for all areas inside one for which it is true."""
    found: list[bool] = []
    for place, area in enumerate(areas):
        found.append((area.parent >= 0 and found[area.parent]) or test(place, area))
    return found


def link_share(piece: Piece) -> float:
    """The share of a piece's text that is links, from 0 to 1."""
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind == "link")
    return min(linked / max(len(piece.text), 1), 1.0)


def opens_byline(text: str) -> bool:
    """Whether a line begins as a byline does: "Interview by", and a capital."""
    return _by_re().match(text) is not None


def names_picture(text: str) -> bool:
    """Whether a line says who made a picture: "Photo: Ada Reed", "Posted in May. Photo by Ada Reed", "© Ada Reed"."""
    return _picture_re().search(text) is not None


@cache
def _by_re() -> re.Pattern[str]:
    return re.compile(rf"(?i:{byline_lead()})\s?(?=[^\W\d_a-z])")


@cache
def _picture_re() -> re.Pattern[str]:
    by = rf"[:：]|©|(?:{any_of('by')})\s(?-i:(?=[^\W\d_a-z]))"
    return re.compile(rf"(?i:\b(?:{any_of('pictures')})s?\s?(?:{by}))|^©\s?(?=[^\W\d_])")


TEXT_TAGS = frozenset((
    "p", "li", "ul", "ol", "blockquote", "dd", "dt", "dl", "pre", "center", "figcaption", "figure", "tr", "td", "tbody",
    "table", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip


def _letters(piece: Piece, link: float) -> float:
    """The letters of prose in a piece: none in a label, a heading or links."""
    if piece.kind in ("separator", "figure", "heading") or link >= 0.5:
        return 0.0
    prose = len(piece.text) > LABEL or (len(piece.text) > 25 and may_end_paragraph(piece.text))
    return len(piece.text) * (1 - link) if prose else 0.0
