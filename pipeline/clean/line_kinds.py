"""Kinds of lines by their form: dates, names, bylines."""

from __future__ import annotations

import re
from functools import cache

from pipeline.clean.page_lines import words
from pipeline.languages.everywhere import any_of, byline_lead
from pipeline.text.ends import ends_with_mark
from pipeline.text.names import name_source


def is_date(text: str) -> bool:
    """Whether a line is little more than a date or a time, as of a byline, a comment or a teaser."""
    return len(text) <= 80 and words(text) <= 8 and bool(_DATE_RE.search(text))


def holds_date(text: str) -> bool:
    """Whether a short line holds a whole date, whatever else is in it."""
    return words(text) <= _DATED_LINE and bool(_WHOLE_DATE_RE.search(text))


def is_day(text: str) -> bool:
    """Whether a line is a date with its year and nothing else. A teaser is not, since it also has a headline."""
    return len(text) <= 40 and words(text) <= 5 and bool(_DAY_RE.fullmatch(text.strip()))


def is_name(text: str) -> bool:
    """Whether a line is hardly more than the name of a person."""
    return words(text) <= 4 and bool(_NAME_RE.fullmatch(text.strip()))


def is_byline(text: str) -> bool:
    """Whether a line is a name, or says by whom the text is."""
    return is_name(text) or (words(text) <= 8 and bool(_by_re().match(text.strip())))


def is_led_name(lead: str, text: str) -> bool:
    """Whether two lines are a byline: the first is "By" or its like and nothing else, the second may be a name."""
    name = text.strip()
    led = len(lead) <= _LEAD and _lead_re().fullmatch(lead.strip())
    return (
        bool(led) and words(name) <= _NAME and name[:1].isupper() and not ends_with_mark(name) and not holds_date(name)
    )


def is_picture_credit(text: str) -> bool:
    """Whether a line says who made a picture: "Featured image by Ada Moss", "Photo: A. Moss"."""
    return words(text) <= _CREDIT_LINE and bool(_picture_re().search(text))


_CREDIT_LINE = 24  # words
_LEAD, _NAME = 24, 4  # letters of the one, words of the other
_DAY_RE = re.compile(r"(?:[^\W\d_]{2,12}\.?,? )?(?:\d{1,2}\.? )?[^\W\d_]{3,12}\.? (?:\d{1,2}, )?(?:19|20)\d\d")
_DATED_LINE = 16  # words
_WHOLE_DATE_RE = re.compile(
    r"(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d\d(?!\d)|(?<!\d)(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d|[^\W\d_]{3,12}\.?\s\d{1,2},?\s(?:19|20)\d\d"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}"
)
_DATE_RE = re.compile(r"\d{4}\b|\d{1,2}[:.]\d\d")
_NAME_RE = re.compile(rf"(?:[Bb]y |Por |Von |Par |Di |Door )?{name_source(2, 3)}")


@cache
def _picture_re() -> re.Pattern[str]:
    of = rf"\b(?:{any_of('by')}|{any_of('of')})\b|[:©]"
    return re.compile(rf"^(?:\W*[\w-]+\s)?\W*(?:{any_of('pictures')})s?\b.{{0,20}}(?:{of})", re.IGNORECASE)


@cache
def _lead_re() -> re.Pattern[str]:
    return re.compile(byline_lead(), re.IGNORECASE)


@cache
def _by_re() -> re.Pattern[str]:
    """The words before the name in a byline, in every language: "by", "written by"."""
    return re.compile(rf"{byline_lead()}\s?(?=[^\W\d_])", re.IGNORECASE)
