"""The name and the date in a line beside the title of a page: sites set both into one line, with counters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.languages.everywhere import any_of, byline_lead, everywhere
from pipeline.languages.name_words import person_re
from pipeline.languages.words import Words
from pipeline.structure.looks.dates import Dated, find_date


def says_by(text: str) -> bool:
    """Whether a part of a line begins with "By" or its like."""
    return any(map(_lead, _PARTS_RE.split(text)))


def begins_with_by(text: str) -> bool:
    """Whether a line does."""
    return _lead_re().match(text) is not None


def date_in(text: str, words: Words) -> Dated | None:
    """The date with a day in a line; two figures may be its year."""
    glued = _GLUED_RE.search(text)
    text = text[: glued.end()] if glued else text
    if found := find_date(text, words):
        return found if found.iso and len(found.iso) == _DAY else None
    match = _SHORT_YEAR_RE.search(text)
    if match is None or not 1 <= int(match["m"]) <= 12 or not 1 <= int(match["d"]) <= 31:
        return None
    return Dated(match.start(), match.end(), f"20{match['y']}-{int(match['m']):02}-{int(match['d']):02}")


def name_in(text: str, dated: Dated | None, title: str, words: Words) -> str:
    """The name in a line, without the words around it."""
    for part in _around(text, dated, words):
        for piece in _PARTS_RE.split(part):
            lead = _lead(piece)
            bare = _bare(piece[lead.end() :] if lead else piece, words)
            if _is_person(bare, bool(lead), bool(dated), words) and bare not in title:
                return bare
    return ""


def _bare(text: str, words: Words) -> str:
    """A name without what follows it: a login, a bracket, a date without a year, a counter."""
    parts = _TRAIL_RE.sub("", _after_re().sub("", text)).strip(_MARKS).split()
    while len(parts) > 1 and parts[-1].casefold().strip(".") in words.months:
        parts.pop()
    return " ".join(parts)


def _around(text: str, dated: Dated | None, words: Words) -> Iterator[str]:
    """The parts of a line before and after its dates: when it was posted, and when it was changed."""
    while dated:
        yield text[: dated.start]
        text = text[dated.end :]
        dated = date_in(text, words)
    yield text


def _is_person(text: str, led: bool, dated: bool, words: Words) -> bool:
    parts = text.casefold().split()
    if (
        not parts
        or text.casefold() in everywhere("nobody")
        or any(part.strip(".") in words.stop or part in words.weekdays for part in parts)
    ):
        return False
    if led:
        login = _LOGIN_RE.fullmatch(text) and (dated or not text[0].islower())
        return bool(login or person_re(2, 4).fullmatch(text))
    return bool(person_re(2, 4).fullmatch(text)) and not text.isupper() and text[0].isupper()


_DAY = 10  # letters of a date with a day
_SHORT_YEAR_RE = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?![\d.])")
# A year that is glued to a time, or to the same date once more, as pages show when they were posted and changed.
_GLUED_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\d{1,2}(?:[:./-]|\.? ?[^\W\d_]{3})|[^\W\d_]{2})")
_PARTS_RE = re.compile(r"\s*[|•·∙/–—\t\n»›]\s*|\s-\s|,\s|\s{2,}")
_TRAIL_RE = re.compile(r"\s*(?:@|\(|\d).*$")
_MARKS = " ,.:;|•·–—-"
_LOGIN_RE = re.compile(r"[^\W\d_][\w.-]{2,30}")


def _lead(piece: str) -> re.Match[str] | None:
    return _lead_re().match(piece) or _glued_re().match(piece)


@cache
def _lead_re() -> re.Pattern[str]:
    """The words before the name in a byline: "Written by", "Author:"."""
    return re.compile(rf"\s*{byline_lead()}\s+", re.IGNORECASE)


@cache
def _glued_re() -> re.Pattern[str]:
    """The same without a space before the name: "ByAda Reed"."""
    return re.compile(rf"\s*(?:{'|'.join(word.capitalize() for word in everywhere('by'))})(?=[^\W\d_a-z])")


@cache
def _after_re() -> re.Pattern[str]:
    """What follows a name in its line: a date, a counter."""
    after = rf"{any_of('behind_name')}|{any_of('later')}|{any_of('counters')}"
    return re.compile(rf"\s*(?:\b(?:{after})\b.*)?$", re.IGNORECASE)
