"""Dates as texts write them, and the same dates as ISO 8601; a day that cannot be told is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.structure.words import Words

_ISO_RE = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?!\d)")
_EAST_RE = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?")
_NAMED_RE = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?)?(?P<name>[^\W\d_]{3,12})\.?"
    r"(?:\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d))?,?\s+(?:de\s+|del\s+)?(?P<y>\d{4})\b"
)
_NUMBERS_RE = re.compile(r"\b(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})\b")
_AROUND_RE = re.compile(
    r"[\s,.|•·()\[\]–—:-]+|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2} min(?:ute)?s?(?: read)?\b"
    r"|\b(?:am|pm|a\.m|p\.m|gmt|utc|est|edt|pst|pdt|cet|bst)\b",
    re.I,
)
_LETTERS_RE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: ``text[start:end]``, and what it is in ISO 8601, None where that cannot be told."""

    start: int
    end: int
    iso: str | None


def find_date(text: str, words: Words) -> Dated | None:
    """The first date in a text, in any of the forms known."""
    for find in (_iso, _east, _named, _numbers):
        found = find(text, words)
        if found:
            return found
    return None


def is_dateline(text: str, words: Words) -> Dated | None:
    """The date of a line that holds a date and nothing else, but for a weekday or "Published on"."""
    if len(text) > 60:
        return None
    found = find_date(text, words)
    if found is None:
        return None
    lead = words.dated.match(text)
    rest = text[lead.end() if lead else 0 : found.start] + " " + text[found.end :]
    left = _LETTERS_RE.findall(_AROUND_RE.sub(" ", rest))
    return found if len(left) <= 1 and not any(char.isdigit() for char in _AROUND_RE.sub("", rest)) else None


def _iso(text: str, _words: Words) -> Dated | None:
    return _plain(_ISO_RE.search(text))


def _east(text: str, _words: Words) -> Dated | None:
    return _plain(_EAST_RE.search(text))


def _plain(match: re.Match[str] | None) -> Dated | None:
    return _dated(match, match["y"], int(match["m"]), match["d"]) if match else None


def _named(text: str, words: Words) -> Dated | None:
    for match in _NAMED_RE.finditer(text):
        month = words.months.get(match["name"].casefold())
        if month:
            return _dated(match, match["y"], month, match["d1"] or match["d2"])
    return None


def _numbers(text: str, words: Words) -> Dated | None:
    match = _NUMBERS_RE.search(text)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    if first > 12 or match["mark"] == "." or words.day_first:
        return _dated(match, match["y"], second, first)
    if second > 12 or first == second:
        return _dated(match, match["y"], first, second)
    return Dated(match.start(), match.end(), None)  # 3/4/2020 is March in one country and April in another


def _dated(match: re.Match[str], year: str, month: int, day: str | int | None) -> Dated | None:
    try:
        whole = date(int(year), month, int(day) if day else 1).isoformat()
    except ValueError:
        return None
    return Dated(match.start(), match.end(), whole if day else whole[:7])
