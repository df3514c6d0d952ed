"""Dates as texts write them, and the same dates as ISO 8601; a day that cannot be told is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.languages.words import Words
from pipeline.model import is_calendar

_ISO_RE = re.compile(r"\b(?P<y>\d{4})[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2}))?(?![\d/-])")
_EAST_RE = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일号號])?")
_POINTED_RE = re.compile(r"\b(?P<y>\d{4})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<d>\d{1,2})\.?)?(?!\d)")  # Korean and Hungarian
_ERA_RE = re.compile(
    r"(?P<era>令和|平成|昭和)(?P<n>\d{1,2}|元)年\s?(?P<m>\d{1,2})月(?:\s?(?P<d>\d{1,2})日)?"
)  # Japanese eras, https://www.ndl.go.jp; the first year is 元
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DE = r"(?:de\s+|del\s+|of\s+)?"
_NAMED_RE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+{_DE})?(?P<name>[^\W\d_]{{3,12}})\.?(?:/[^\W\d_]{{3,12}})?"
    rf"(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?,?\s+{_DE}(?P<y>\d{{4}})\b"
)
# "3–5 May 2021", "May 3–5, 2021", "May–June 2021", "30 April – 2 May 2021": the month where it is one, else the year.
_RANGE_RE = re.compile(
    rf"\b(?:\d{{1,2}}\.?\s?[–-]\s?\d{{1,2}}\.?\s+{_DE}(?P<m1>[^\W\d_]{{3,12}})|(?P<m2>[^\W\d_]{{3,12}})\s+\d{{1,2}}\s?[–-]\s?"
    rf"\d{{1,2}}|(?:\d{{1,2}}\.?\s+{_DE})?(?P<m3>[^\W\d_]{{3,12}})(?:\s+\d{{1,2}})?\s?[–-]\s?(?:\d{{1,2}}\.?\s+{_DE})?"
    rf"(?P<m4>[^\W\d_]{{3,12}})(?:\s+\d{{1,2}})?),?\s+{_DE}(?P<y>\d{{4}})\b"
)
_NUMBERS_RE = re.compile(r"\b(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})\b")
_SEASON_RE = re.compile(
    rf"(?P<name>[^\W\d_]{{3,12}})\s+{_DE}(?P<y>\d{{4}})\b|(?P<y2>\d{{4}})\s?년?年?\s?(?P<name2>[^\W\d_]{{1,4}})"
)
_HIJRI_RE = re.compile(
    r"\d{1,2}\s+(?:محرم|صفر|ربيع (?:الأول|الآخر|الثاني)|جمادى (?:الأولى|الآخرة|الثانية)|رجب|شعبان|رمضان|شوال"
    r"|ذو القعدة|ذي القعدة"
    r"|ذو الحجة|ذي الحجة)\s+\d{4}(?:\s?هـ?)?|\d{1,2}\s+(?:Muharram|Safar|Rajab|Sha[’']?ban|Ramadan|Shawwal)\s+1[34]\d\d"
)
_AROUND_RE = re.compile(
    r"[\s,.|•·()\[\]–—:،-]+|\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:uhr|h|hrs))?\b|\b\d{1,2} min(?:ute)?s?(?: read)?\b"
    r"|\b(?:am|pm|a\.m|p\.m|gmt|utc|est|edt|pst|pdt|cet|cest|bst|alle|ore|à|года|год|r|roku|الموافق)\b",
    re.I,
)
_PLACE_RE = re.compile(r"^\W*(?P<place>[^\W\d_][^\d,.:;|–—،]{1,40}?)\s?[,،，]\s*(?:le|den|el|em|a|the|dnia)?\s*$")
_ORDINAL_RE = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)?\b")
_THE_RE = re.compile(r"\b([^\W\d_]{3,12}),? the (\d{1,2}(?:st|nd|rd|th)?)\b")  # "October the 1st"
_SPOKEN = 60  # characters of a date that is said
_LETTERS_RE = re.compile(r"[^\W\d_]+")
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


def find_date(text: str, words: Words) -> Dated | None:
    """The first date in a text, in any of the forms known; a date of another calendar is found and left as it is."""
    for find in (_iso, _east, _range, _named, _hijri, _numbers, _season):
        found = find(text, words)
        if found:
            return found if found.iso is None or is_calendar(found.iso) else replace(found, iso=None)
    return None


def said_date(text: str, words: Words) -> Dated | None:
    """The date that somebody says is today's: "Today is October the first, 2015"."""
    for match in words.date_said.finditer(text):
        rest = text[match.end() :]
        plain = _ORDINAL_RE.sub(lambda word: str(words.ordinals.get(word[0].casefold(), word[0])), rest[:_SPOKEN])
        found = find_date(_THE_RE.sub(r"\1 \2", plain), words)
        year = found and found.iso and re.search(rf"\b{found.iso[:4]}\b", rest[:_SPOKEN])
        before = _LETTERS_RE.findall(plain[: found.start].casefold()) if found else ["nothing"]
        if found and year and all(word in words.weekdays or word in ("the", "le", "el") for word in before):
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
    rest = _HIJRI_RE.sub(" ", before + " " + text[found.end :])
    left = [word for word in _LETTERS_RE.findall(_AROUND_RE.sub(" ", rest)) if word.casefold() not in words.weekdays]
    return found if len(left) <= 1 and not any(char.isdigit() for char in _AROUND_RE.sub("", rest)) else None


def dateline_place(text: str, found: Dated, words: Words) -> str | None:
    """The place before the date of a line: "Oslo" in "Oslo, 3 May 2021"; no weekday, and no person."""
    match = _PLACE_RE.match(text[: found.start])
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


def _iso(text: str, _words: Words) -> Dated | None:
    return _plain(_ISO_RE.search(text)) or _plain(_POINTED_RE.search(text))


def _east(text: str, _words: Words) -> Dated | None:
    if era := _ERA_RE.search(text):
        year = _ERAS[era["era"]] + (1 if era["n"] == "元" else int(era["n"]))
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
    for match in _RANGE_RE.finditer(text):
        one = words.months.get((match["m1"] or match["m2"] or match["m3"]).casefold())
        other = words.months.get(match["m4"].casefold()) if match["m4"] else one
        if one and other:
            month = f"-{one:02}" if one == other else ""
            return Dated(match.start(), match.end(), f"{int(match['y']):04}{month}")
    return None


def _named(text: str, words: Words) -> Dated | None:
    for match in _NAMED_RE.finditer(text):
        month = words.months.get(match["name"].casefold())
        if month:
            return _dated(match, match["y"], month, match["d1"] or match["d2"])
    return None


def _hijri(text: str, _words: Words) -> Dated | None:
    match = _HIJRI_RE.search(text)
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
    for match in _SEASON_RE.finditer(text):
        if (match["name"] or match["name2"]).casefold() in words.seasons:
            return Dated(match.start(), match.end(), f"{int(match['y'] or match['y2']):04}")
    return None


def _dated(match: re.Match[str], year: str, month: int, day: str | int | None) -> Dated | None:
    try:
        whole = date(int(year), month, int(day) if day else 1).isoformat()
    except ValueError:
        return None
    return Dated(match.start(), match.end(), whole if day else whole[:7])
