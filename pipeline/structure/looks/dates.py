"""Dates as texts write them, and the same dates as ISO 8601; a day that cannot be told is left open."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import Words
from pipeline.model import is_calendar
from pipeline.structure.looks.date_forms import FINDERS, Dated, hijri_re

__all__ = ["Dated", "dateline_place", "find_date", "is_dateline", "said_date"]

_ORDINAL_RE = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)?\b")
_SPOKEN = 60  # characters of a date that is said
_LETTERS_RE = re.compile(r"[^\W\d_]+")


@cache
def clock_re() -> re.Pattern[str]:
    """A time of the day, and how long a text takes to read: "10:52 Uhr", "7 min read"."""
    hour, reading = any_of("hours"), any_of("reading_time")
    time = rf"\d{{1,2}}(?:[:.]|\s?h\s?)\d{{2}}(?::\d{{2}})?(?:\s?(?:{hour})|\s[+-]\d{{4}})?"
    return re.compile(rf"\b{time}\b|\b\d{{1,2}} (?:{reading})\b", re.I)


@cache
def _around_re() -> re.Pattern[str]:
    """What may be beside the date of a line: marks, a time of the day, and words such as "GMT"."""
    return re.compile(rf"[\s,.|•·()\[\]–—:،-]+|{clock_re().pattern}|\b(?:{any_of('around_date')})\b", re.I)


@cache
def _place_re() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?P<place>[^\W\d_][^\d,.:;|–—،]{{1,40}}?)\s?[,،，]\s*(?:{any_of('before_date')})?\s*$")


@cache
def _the_re() -> re.Pattern[str]:
    """ "October the 1st"."""
    return re.compile(rf"\b([^\W\d_]{{3,12}}),? (?:{any_of('before_date')}) (\d{{1,2}}(?:{any_of('day_endings')})?)\b")


@lru_cache(2048)  # several finders ask, and an editor changes one paragraph of many
def find_date(text: str, words: Words) -> Dated | None:
    """The first date in a text, in any of the forms known; a date of another calendar is found and left as it is."""
    for find in FINDERS:
        found = find(text, words)
        if found:
            return found if found.iso is None or is_calendar(found.iso) else replace(found, iso=None)
    return None


def said_date(text: str, words: Words) -> Dated | None:
    """The date that somebody says is today's: "Today is October the first, 2015"."""
    for match in words.date_said.finditer(text):
        rest = text[match.end() :]
        plain = _ORDINAL_RE.sub(lambda word: str(words.ordinals.get(word[0].casefold(), word[0])), rest[:_SPOKEN])
        found = find_date(_the_re().sub(r"\1 \2", plain), words)
        year = found and found.iso and re.search(rf"\b{found.iso[:4]}\b", rest[:_SPOKEN])
        before = _LETTERS_RE.findall(plain[: found.start].casefold()) if found else ["nothing"]
        if found and year and all(word in words.weekdays or word in everywhere("before_date") for word in before):
            return Dated(match.end(), match.end() + year.end(), found.iso, found.ambiguous)
    return None


def is_dateline(text: str, words: Words) -> Dated | None:
    """The date of a line that holds a date and nothing else, but for a place, a weekday or "Published on"."""
    if len(text) > 90:
        return None
    found = find_date(text, words)
    if found is None:
        return None
    lead = words.dated.match(text)
    before = text[lead.end() if lead else 0 : found.start]
    if dateline_place(text, found, words):
        before = ""
    rest = hijri_re().sub(" ", before + " " + text[found.end :])
    left = [word for word in _LETTERS_RE.findall(_around_re().sub(" ", rest)) if word.casefold() not in words.weekdays]
    return found if len(left) <= 1 and not any(char.isdigit() for char in _around_re().sub("", rest)) else None


def dateline_place(text: str, found: Dated, words: Words) -> str | None:
    """The place before the date of a line: "Oslo" in "Oslo, 3 May 2021"; no weekday, and no person."""
    match = _place_re().match(text[: found.start])
    if match is None:
        return None
    parts = match["place"].split()
    is_name = all(part[0].isupper() or part[0].lower() == part[0].upper() for part in parts)
    person = parts[0] in words.given or parts[0].casefold().rstrip(".") in words.honorifics
    other = (
        parts[-1].casefold() in words.weekdays
        or parts[0].casefold() in words.stop
        or parts[0].casefold() in words.months
    )
    return (
        match["place"]
        if is_name and len(parts) <= 4 and not person and not other and not words.dated.match(text)
        else None
    )
