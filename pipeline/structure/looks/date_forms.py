"""The forms in which texts write dates, each with its finder; words of dates are those of all languages.

A day that cannot be told is left open; dates of the Islamic calendar are found, and not reckoned over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import Words

_HYPHENS = r"\u2010\u2011-"  # the second does not break a line
_ISO_RE = re.compile(
    rf"\b(?P<y>\d{{4}})[/{_HYPHENS}](?P<m>\d{{1,2}})(?:[/{_HYPHENS}](?P<d>\d{{1,2}}))?(?![\d/{_HYPHENS}])"
)
_EAST_RE = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일号號])?")
_POINTED_RE = re.compile(r"\b(?P<y>\d{4})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<d>\d{1,2})\.?)?(?!\d)")  # Korean and Hungarian
_NUMBERS_RE = re.compile(rf"\b(?P<a>\d{{1,2}})(?P<mark>\. |[./{_HYPHENS}])(?P<b>\d{{1,2}})(?P=mark)(?P<y>\d{{4}})\b")
_WORD = r"[^\W\d_]{3,12}"
_CHINESE_RE = re.compile(
    "[〇零一二三四五六七八九]{4}年(?:[〇零一二三四五六七八九十]{1,3}月)?(?:[〇零一二三四五六七八九十]{1,3}日)?"
)
_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: ``text[start:end]``, and what it is in ISO 8601, None where that cannot be told."""

    start: int
    end: int
    iso: str | None
    ambiguous: bool = False  # 3/4/2020 is March in one country and April in another


@cache
def _of() -> str:
    return rf"(?:(?:{any_of('of_date')})\s+)?"


@cache
def _named_re() -> re.Pattern[str]:
    ending = rf"(?:{any_of('day_endings')})"
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}})(?:{ending}|\.)?\s+{_of()})?(?P<name>{_WORD})\.?(?:/{_WORD})?"
        rf"(?:\s+(?P<d2>\d{{1,2}}){ending}?(?!\d))?,?\s+{_of()}(?P<y>\d{{4}})\b"
    )


@cache
def _range_re() -> re.Pattern[str]:
    """ "3–5 May 2021", "May 3–5, 2021", "May–June 2021", "30 April – 2 May 2021"."""
    day, to = rf"\d{{1,2}}\.?\s+{_of()}", r"\s?[–-]\s?"
    return re.compile(
        rf"\b(?:\d{{1,2}}\.?{to}{day}(?P<m1>{_WORD})|(?P<m2>{_WORD})\s+\d{{1,2}}{to}\d{{1,2}}"
        rf"|(?:{day})?(?P<m3>{_WORD})(?:\s+\d{{1,2}})?{to}(?:{day})?(?P<m4>{_WORD})(?:\s+\d{{1,2}})?),?"
        rf"\s+{_of()}(?P<y>\d{{4}})\b"
    )


@cache
def _season_re() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{_WORD})\s+{_of()}(?P<y>\d{{4}})\b|(?P<y2>\d{{4}})\s?년?年?\s?(?P<name2>[^\W\d_]{{1,4}})"
    )


@cache
def hijri_re() -> re.Pattern[str]:
    """A date of the Islamic calendar."""
    return re.compile(rf"\d{{1,2}}\s+(?:{any_of('hijri_months')})\s+\d{{4}}(?:\s?هـ?)?")


@cache
def _eras() -> dict[str, int]:
    """The eras of the Japanese calendar, https://www.ndl.go.jp: the year before the first of each."""
    return {era: int(year) for era, _, year in (row.partition("=") for row in everywhere("eras"))}


@cache
def _era_re() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<era>{'|'.join(sorted(_eras()))})(?P<n>\d{{1,2}}|元)年\s?(?P<m>\d{{1,2}})月(?:\s?(?P<d>\d{{1,2}})日)?"
    )  # the first year is 元


def _iso(text: str, _words: Words) -> Dated | None:
    return _plain(_ISO_RE.search(text)) or _plain(_POINTED_RE.search(text))


def _east(text: str, _words: Words) -> Dated | None:
    if era := _era_re().search(text):
        year = _eras()[era["era"]] + (1 if era["n"] == "元" else int(era["n"]))
        return _dated(era, str(year), int(era["m"]), era["d"])
    if written := _CHINESE_RE.search(text):
        figures = _figures(written[0])
        found = _plain(_EAST_RE.search(figures))
        return Dated(written.start(), written.end(), found.iso if found else figures[:4])
    return _plain(_EAST_RE.search(text))


def _figures(text: str) -> str:
    """二〇二一年十月二十一日 as 2021年10月21日."""
    year, _, rest = text.partition("年")
    rest = re.sub("[一二三四五六七八九]?十[一二三四五六七八九]?", lambda match: str(_tens(match[0])), rest)
    return "".join(_DIGITS.get(char, char) for char in f"{year}年{rest}")


def _tens(text: str) -> int:
    tens, _, ones = text.partition("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _plain(match: re.Match[str] | None) -> Dated | None:
    return _dated(match, match["y"], int(match["m"]), match["d"]) if match else None


def _range(text: str, words: Words) -> Dated | None:
    for match in _range_re().finditer(text):
        one = words.months.get((match["m1"] or match["m2"] or match["m3"]).casefold())
        other = words.months.get(match["m4"].casefold()) if match["m4"] else one
        if one and other:
            month = f"-{one:02}" if one == other else ""
            return Dated(match.start(), match.end(), f"{int(match['y']):04}{month}")
    return None


def _named(text: str, words: Words) -> Dated | None:
    for match in _named_re().finditer(text):
        month = words.months.get(match["name"].casefold())
        if month:
            return _dated(match, match["y"], month, match["d1"] or match["d2"])
    return None


def _hijri(text: str, _words: Words) -> Dated | None:
    match = hijri_re().search(text)
    return Dated(match.start(), match.end(), None) if match else None


def _numbers(text: str, words: Words) -> Dated | None:
    match = _NUMBERS_RE.search(text)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    if first > 12 or match["mark"] == "." or words.day_first:
        return _dated(match, match["y"], second, first)
    if second > 12 or first == second:
        return _dated(match, match["y"], first, second)
    return Dated(match.start(), match.end(), None, ambiguous=True)


def _season(text: str, words: Words) -> Dated | None:
    for match in _season_re().finditer(text):
        if (match["name"] or match["name2"]).casefold() in words.seasons:
            return Dated(match.start(), match.end(), f"{int(match['y'] or match['y2']):04}")
    return None


def _dated(match: re.Match[str], year: str, month: int, day: str | int | None) -> Dated | None:
    try:
        whole = date(int(year), month, int(day) if day else 1).isoformat()
    except ValueError:
        return None
    return Dated(match.start(), match.end(), whole if day else whole[:7])


# In this order: the first that finds a date wins.
FINDERS = (_iso, _east, _range, _named, _hijri, _numbers, _season)
