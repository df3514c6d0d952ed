"""When the text of a page was published: each place where the page says so has a vote, and the best day wins.

A date beside the headline was set there by an editor; metadata is written by programs, often in another time zone. So
what is near the headline counts most, then JSON-LD and ``meta``, then the address. The weights are of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.languages.everywhere import any_of
from pipeline.read.web.facts.json_ld import LinkedData
from pipeline.read.web.facts.spots import Spot, aside_pieces, nearness
from pipeline.read.web.parts import Flow

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the page writes it. ``month`` is None where it is a word, which no reader knows."""

    text: str
    year: int
    month: int | None
    day: int

    @property
    def said(self) -> str:
        """The date in ISO 8601 where it is certain, else as it was written."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.month else self.text

    def agrees(self, other: Day) -> bool:
        """Whether both may be the same day."""
        same = self.year == other.year and self.day == other.day
        return same and (self.month is None or other.month is None or self.month == other.month)

    def is_beside(self, other: Day) -> bool:
        """Whether one is the day before the other."""
        month = self.month is None or other.month is None or self.month == other.month
        return month and self.year == other.year and abs(self.day - other.day) == 1


def published(root: Element, flow: Flow, linked: LinkedData, found: list[Spot], headline: Spot | None, url: str) -> str:
    """The date with the most votes, "" where the page gives none."""
    shown = [*_shown(found, headline), *_lines(flow, headline)]
    votes = [*shown, *_told(root, linked, url)]
    if not votes:
        return ""
    best = max(votes, key=lambda vote: (_support(vote, votes), vote[1], vote[0].month is not None))
    beside = [vote for vote in shown if vote[1] >= _SHOWN and vote[0].is_beside(best[0])]
    if beside and best not in shown:  # the one is in the site's time zone, the other in that of its program
        best = max(beside, key=lambda vote: vote[1])
    exact = next((day for day, _ in votes if day.month and day.agrees(best[0])), best[0])
    return (best[0] if best[0].month else exact).said


def day_of(text: str) -> Day | None:
    """The first date with a day in a text."""
    for form in _FORMS:
        for match in form.finditer(text):
            if found := _day(match):
                return found
    return None


_Vote = tuple[Day, float]
_ISO_RE = re.compile(
    r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])\s?(?P<m>\d{1,2})(?P=mark)\s?(?P<d>\d{1,2})(?!\d)"
)
_FLAT_RE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=T|$)")
_NUMBERS_RE = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[./-])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<y>(?:19|20)?\d\d)(?![\d/-])"
)
_EAST_RE = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_NAMED_RE = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?(?P<name>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)\b"
)
_FIRST_RE = re.compile(
    r"(?<![^\W_])(?P<name>[^\W\d_]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b"
)
_FORMS = (_ISO_RE, _EAST_RE, _NUMBERS_RE, _NAMED_RE, _FIRST_RE, _FLAT_RE)
_URL_RES = (
    re.compile(r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)(?=[/_-]|$)"),
    re.compile(r"/(?P<d>[0-3]\d)-(?P<m>[01]\d)-(?P<y>20\d\d)(?=[/._-]|$)"),
)
_PUBLISHED_RE = re.compile(
    r"publi\w*[_:.-]?(?:time|date|on|ed)|datepublished|pubdate|date[._-]?created|created|issued|dateline|released?",
    re.I,
)
_NOT_RE = re.compile(r"modif|updat|expire|valid|until|crawl|generat|revis|build|version", re.IGNORECASE)
_DATED_RE = re.compile(r"(?:^|[._:-])(?:date|datum|fecha|created)$", re.IGNORECASE)
_SHOWN = 1.5  # votes of a date beside the headline that counts before metadata
_LINE = 110


@cache
def _words_re(name: str) -> re.Pattern[str]:
    """The words beside a date of publication (``dated``), or of a later one (``later``)."""
    return re.compile(rf"\b(?:{any_of(name)})\b", re.IGNORECASE)


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    year = int(parts["y"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if "name" in parts:
        day, month = int(parts["d"]), None
    elif "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        month, day = (first, second) if second > 12 else (second, first)
        if parts["mark"] != "." and first <= 12 and second <= 12 and first != second:
            month = None  # the one country's May is the other one's March
            day = first
    else:
        month, day = int(parts["m"]), int(parts["d"])
    if not 1 <= day <= 31 or not 1990 <= year <= 2100 or not (month is None or 1 <= month <= 12):
        return None
    return Day(match[0], year, month, day)


def _support(vote: _Vote, votes: list[_Vote]) -> float:
    """What a vote is worth with those that agree, each but the greatest for half."""
    worth = sorted((value for day, value in votes if day.agrees(vote[0])), reverse=True)
    return worth[0] + 0.5 * sum(worth[1:4])


def _told(root: Element, linked: LinkedData, url: str) -> Iterator[_Vote]:
    """What a page says to programs: JSON-LD, ``meta``, its address, the end of its title."""
    for said, worth in ((linked.facts.get("date", ""), 3.0), *((date, 1.5) for date in linked.dates)):
        if day := day_of(said):
            yield day, worth
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        worth = (
            0.0
            if _NOT_RE.search(name)
            else 2.5
            if _PUBLISHED_RE.search(name)
            else 1.5
            if _DATED_RE.search(name)
            else 0.0
        )
        if worth and (day := day_of((meta.get("content") or "")[:60])):
            yield day, worth
    if day := next((day for form in _URL_RES for match in form.finditer(url) if (day := _day(match))), None):
        yield day, 2.5
    title = root.findtext(".//title") or ""
    if day := day_of(title[-30:]):
        yield day, 1.0


def _shown(found: list[Spot], headline: Spot | None) -> Iterator[_Vote]:
    """Elements that are named for a date, or tagged as a time."""
    for spot in found:
        if "date" not in spot.kinds:
            continue
        exact = spot.element.get("datetime") or spot.element.get("title") or ""
        day = day_of(exact[:60]) or day_of(spot.text)
        if day is None:
            continue
        near = nearness(spot.place, headline)
        worth = (2.0 if spot.marked else 1.0) + 2.5 * near - 2.0 * spot.aside
        worth -= 1.5 * bool(_words_re("later").search(f"{spot.text} {spot.element.get('class') or ''}"))
        if worth > 0 and (near or not spot.aside):
            yield day, worth


def _lines(flow: Flow, headline: Spot | None) -> Iterator[_Vote]:
    """Short lines beside the headline that hold a date, and others that say that it is that of the text."""
    at = _piece_of(flow, headline)
    aside = aside_pieces(flow)
    for place, piece in enumerate(flow.pieces):
        if (
            aside[place]
            or len(piece.text) > _LINE
            or not any(map(str.isdigit, piece.text))
            or not (day := day_of(piece.text))
        ):
            continue
        away = place - at if at is not None else 99
        near = max(0.0, 1 - away / 8) if away >= 0 else max(0.0, 1 + away / 4)
        rest = piece.text.replace(day.text, "")
        bare, led = len(rest) <= 25, bool(_words_re("dated").search(rest))
        worth = (
            2.5 * near
            + 0.7 * led
            + 0.5 * bare
            - 1.5 * bool(_words_re("later").search(rest))
            - 1.0 * (piece.kind == "heading")
        )
        if worth > 0.6 and (near or (led and bare)):
            yield day, worth


def _piece_of(flow: Flow, headline: Spot | None) -> int | None:
    if headline is None:
        return None
    places = (p for p, piece in enumerate(flow.pieces) if flow.areas[piece.area].element is headline.element)
    return next(places, None)
