"""Find the role of each straight quotation mark of a paragraph: opening, closing, apostrophe, feet or inches, or
doubtful.

One pass from left to right, which looks at the characters on both sides and at the open quotations. Typographic marks
count with their own role, so that a second pass gives the same result. No published converter gets all of ``'90s``,
``'tis``, ``rock 'n' roll``, ``5'10"`` and nested quotations right (smartypants, typogrify, pandoc); here the order of
the checks makes the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.languages.everywhere import any_of

Role = Literal["open", "close", "apostrophe", "minutes", "seconds", "doubtful"]


@dataclass(frozen=True, slots=True)
class Found:
    """One straight mark, ``'`` or ``"``, at ``place``."""

    place: int
    mark: str
    role: Role


def straight_marks(text: str) -> Iterator[Found]:
    """Every straight mark with its role, in order."""
    if "'" in text or '"' in text:
        yield from _Pass(text).run()


_MARK_RE = re.compile("['\"“”„«»‘’‚]")
_AND_RE = re.compile(r"['’][nN]['’]")
_CLOSER_RE = re.compile(r"(?<=[^\s(\[{—–-])['’](?![\w])|(?<=[가-힣])['’](?=[가-힣])")
_SOLID_RE = re.compile("[\u3040-\u30ff\u3400-\u9fff가-힣]")  # scripts that have no apostrophe
_FEET_RE = re.compile(r"(?<![\w.])\d{1,3}['′]\s?\d{1,2}(?:\.\d)?[\"″]")
_INCHES_RE = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d)?\"(?=\s?[x×]\s?\d|\s\w|[-,;)])")
_OPENING = frozenset("([{“‘„«‚—–-/¿¡\"'…")
_CLOSING = frozenset(")]}”’»—–-/.,;:!?…\"'")
_OPENERS = frozenset("“„«")


@cache
def _elision_re() -> re.Pattern[str]:
    """What follows an apostrophe that stands for letters: "’90s", "’tis", "’n"."""
    return re.compile(rf"(?:\d\ds?\b(?!['’](?!s\b))|(?:{any_of('elided')})\b)", re.IGNORECASE)


class _Pass:
    def __init__(self, text: str) -> None:
        self._text = text
        self._doubles = 0
        self._singles = 0
        self._measures = self._measured()
        self._closers = [match.start() for match in _CLOSER_RE.finditer(text)] if "'" in text else []
        self._next_closer = 0

    def run(self) -> Iterator[Found]:
        for match in _MARK_RE.finditer(self._text):
            place, mark = match.start(), match[0]
            role = self._double(place, mark) if mark in '"“”„«»' else self._single(place, mark)
            self._count(mark, role)
            if mark in "'\"":
                yield Found(place, mark, role)

    def _measured(self) -> dict[int, Role]:
        """Places of the marks for feet and inches (``5'10"``)."""
        places: dict[int, Role] = {}
        if '"' not in self._text and "″" not in self._text:
            return places
        for match in _FEET_RE.finditer(self._text):
            feet = max(match[0].find("'"), match[0].find("′"))
            places[match.start() + feet], places[match.end() - 1] = "minutes", "seconds"
        return places

    def _around(self, place: int) -> tuple[str, str]:
        return self._text[place - 1 : place] if place else "", self._text[place + 1 : place + 2]

    def _double(self, place: int, mark: str) -> Role:
        if mark != '"':
            return "open" if mark in _OPENERS and not (mark == "“" and self._is_closing_low()) else "close"
        if place in self._measures:
            return self._measures[place]
        before, after = self._around(place)
        opens = _may_open(before, after)
        closes = _may_close(before, after)
        if before.isdigit() and not self._doubles:
            return "seconds" if self._is_inches(place) else "doubtful"
        if opens and closes:
            return "close" if self._doubles else "open"
        return "open" if opens else "close" if closes and self._doubles else "doubtful"

    def _is_closing_low(self) -> bool:
        """Whether “ closes, as in German."""
        return self._doubles > 0 and "„" in self._text

    def _is_inches(self, place: int) -> bool:
        start = place
        while start and place - start < 5 and (self._text[start - 1].isdigit() or self._text[start - 1] == "."):
            start -= 1
        match = _INCHES_RE.match(self._text, start)
        return match is not None and match.end() == place + 1

    def _single(self, place: int, mark: str) -> Role:
        if place in self._measures:
            return self._measures[place]
        if mark in "‘‚":
            return "open"
        before, after = self._around(place)
        if before.isalnum() and after.isalnum():
            return self._within(before + after)
        if self._is_and(place):
            return "apostrophe"
        if _may_open(before, after) and (after.isalnum() or after in _OPENING):
            return self._leading(place, after)
        if before and not before.isspace() and not after.isalnum():
            return self._trailing(place, before)
        return "doubtful"

    def _within(self, around: str) -> Role:
        """A mark between two letters. In Korean a particle follows the end of a quotation directly."""
        if not _SOLID_RE.search(around):
            return "apostrophe"
        return "close" if self._singles else "doubtful"

    def _is_and(self, place: int) -> bool:
        """Whether this mark is part of ``'n'``."""
        return bool(_AND_RE.match(self._text, place)) or (place >= 2 and bool(_AND_RE.match(self._text, place - 2)))

    def _leading(self, place: int, after: str) -> Role:
        elided = _elision_re().match(self._text, place + 1) if after.isalnum() else None
        if elided and not self._is_quoted(place, elided.end()):
            return "apostrophe"
        return "open" if self._closer_after(place) else "doubtful"

    def _is_quoted(self, place: int, end: int) -> bool:
        """Whether a word that could be an elision is quoted by itself: ``'round'``."""
        return self._text[end : end + 1] in ("'", "’") and place + 1 < end and not self._text[place + 1].isdigit()

    def _closer_after(self, place: int) -> bool:
        while self._next_closer < len(self._closers) and self._closers[self._next_closer] <= place:
            self._next_closer += 1
        return self._next_closer < len(self._closers)

    def _trailing(self, place: int, before: str) -> Role:
        """A mark after a letter: the end of an open quotation, unless it is ``s'`` and another closing mark follows."""
        if self._singles and not (before in "sS" and self._closer_after(place)):
            return "close"
        return "apostrophe" if before.isalnum() and not before.isdigit() else "doubtful"

    def _count(self, mark: str, role: Role) -> None:
        if role not in ("open", "close"):
            return
        step = 1 if role == "open" else -1
        if mark in '"“”„«»':
            self._doubles = max(self._doubles + step, 0)
        else:
            self._singles = max(self._singles + step, 0)


def _may_open(before: str, after: str) -> bool:
    return (not before or before.isspace() or before in _OPENING) and bool(after) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return (
        bool(before)
        and not before.isspace()
        and (not after or after.isspace() or after in _CLOSING or not after.isalnum())
    )
