"""Byline and date of a whole page, from the lines beside its title: sites set both into one line, with counters.

``Ada Reed Stand: 5. Februar 2020``, ``Von Ada Reed am Samstag, 19. Oktober 2019 um 11:14 Uhr``. Such a line is kept
whole, as a credit; name and date are its words. Only the lines within a few blocks of the title are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.languages.everywhere import any_of, byline_lead, everywhere
from pipeline.languages.name_words import person_re
from pipeline.languages.words import Words, months_of_all
from pipeline.model import Block, Byline, Date, stream
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, take_line
from pipeline.structure.looks import Looks
from pipeline.structure.looks.dates import Dated, find_date
from pipeline.text.ends import ends_with_mark


def take_page_lines(front: Front, looks: Sequence[Looks], opened: int, title: Block, words: Words) -> None:
    """Find the byline and the date that are beside the title of a page, and take their lines.

    Lines from ``looks[opened]`` on belong to the talk: they tell name and date, and stay there.
    """
    known = _knowing_all_months(words)
    blocks = [look.block for look in looks]
    placed = {block.id for block in blocks[:opened] or blocks}
    signed: list[_Signed] = []
    for look in _beside(looks, title):
        block = look.block
        if block.id in front.taken or (block.id not in placed and ends_with_mark(block.text)):
            continue
        dated = _date_in(block.text, known)
        led = None if dated else look.byline
        name = led.name if led else "" if _is_prose(block, dated) else _name_in(block.text, dated, title.text, words)
        if _is_alone(look, name, dated) and block.id in placed and take_line(front, look):
            continue
        if dated and front.date is None:
            front.date = Date(block.text[dated.start : dated.end], dated.iso)
            front.evidence.append(because("date", "beside-the-title", block))
        if dated or name:
            signed.append(_Signed(block, name, bool(dated), _worth(block, name, dated, blocks, known)))
    _take_signed(front, signed, placed)


def _is_prose(block: Block, dated: Dated | None) -> bool:
    return dated is None and ends_with_mark(block.text) and _lead_re().match(block.text) is None


@dataclass(frozen=True, slots=True)
class _Signed:
    """A line with a date or a name; ``worth``: how much speaks for its name as the author's, 0 for nothing."""

    block: Block
    name: str
    dated: bool
    worth: float


def _worth(block: Block, name: str, dated: Dated | None, blocks: Sequence[Block], words: Words) -> float:
    """ "By" before a name counts most, then a given name, a date in its line, and one near it."""
    if not name:
        return 0.0
    by = any(_lead_re().match(part) or _glued_re().match(part) for part in _PARTS_RE.split(block.text))
    given = name.split()[0] in words.given
    timed = bool(dated) or _COUNTED_RE.match(block.text.removeprefix(name)) is not None
    near = timed or _is_dated_beside(block, blocks, words)
    alone = given and stream(block.text) == stream(name)
    return 4.0 * by + near * (given or timed) * (1.0 + 2.0 * given + timed) + 0.5 * alone


def _take_signed(front: Front, signed: Sequence[_Signed], placed: set[str]) -> None:
    """Take the name with the greatest worth, the first of several, with its line, and the lines that have a date."""
    best = max(signed, key=lambda one: one.worth, default=None)
    if best and (not best.worth or front.byline):
        best = None
    if best:
        front.byline = Byline(best.name)
        front.evidence.append(because("byline", "beside-the-title", best.block))
    for one in signed:
        if one.block.id in placed and (one.dated or one is best):
            front.credits.append(one.block)
            front.take(one.block)


def _is_alone(look: Looks, name: str, dated: Dated | None) -> bool:
    """Whether a line is a date or a byline and nothing else, so that it need not be kept as a credit."""
    if not name:
        return look.date is not None
    led = None if dated else look.byline
    return led is not None and led.name == name


_ABOVE, _BELOW = 3, 6  # blocks
_LONGEST = 130
_PROSE = 160
_STANDFIRST = 1  # place below the title where a long block may be its standfirst: below a picture's credit, too
_SHORT_YEAR_RE = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?![\d.])")
# A year that is glued to a time, or to the same date once more, as pages show when they were posted and changed.
_GLUED_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\d{1,2}(?:[:./-]|\.? ?[^\W\d_]{3})|[^\W\d_]{2})")
_PARTS_RE = re.compile(r"\s*[|•·∙/–—\t\n»›]\s*|\s-\s|,\s|\s{2,}")
_COUNTED_RE = re.compile(r"\W{1,4}\d{1,2} ?(?:[^\W\d_]{1,7}\b|:\d\d)")  # "06 PM", "1 day ago", "8h"
_TRAIL_RE = re.compile(r"\s*(?:@|\(|\d).*$")
_MARKS = " ,.:;|•·–—-"
_LOGIN_RE = re.compile(r"[^\W\d_][\w.-]{2,30}")


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


def _knowing_all_months(words: Words) -> Words:
    """The words of a language with the months of all: a page of a language that is not known has months, too."""
    return replace(words, months=months_of_all() | words.months)


def _beside(looks: Sequence[Looks], title: Block) -> Iterator[Looks]:
    """The short blocks near the title, nearest first, the ones below it before those above."""
    at = next((place for place, look in enumerate(looks) if look.block.id == title.id), None)
    if at is None:
        return
    for place, look in enumerate(looks[at + 1 : at + 1 + _BELOW]):
        if len(look.block.text) > _PROSE:
            if place > _STANDFIRST:
                break
            continue
        if len(look.block.text) <= _LONGEST and look.block.kind == "paragraph":
            yield look
    for look in reversed(looks[max(at - _ABOVE, 0) : at]):
        if len(look.block.text) <= _LONGEST and look.block.kind == "paragraph":
            yield look


def _date_in(text: str, words: Words) -> Dated | None:
    glued = _GLUED_RE.search(text)
    text = text[: glued.end()] if glued else text
    if found := find_date(text, words):
        return found if found.iso and len(found.iso) == _DAY else None
    match = _SHORT_YEAR_RE.search(text)
    if match is None or not 1 <= int(match["m"]) <= 12 or not 1 <= int(match["d"]) <= 31:
        return None
    return Dated(match.start(), match.end(), f"20{match['y']}-{int(match['m']):02}-{int(match['d']):02}")


_NEAR = 2  # lines
_MARK = 2  # letters and digits of a line that says nothing: "—", a number of comments
_DAY = 10  # letters of a date with a day


def _name_in(text: str, dated: Dated | None, title: str, words: Words) -> str:
    """The name in a line, without what is said around it."""
    for part in _around(text, dated, words):
        for piece in _PARTS_RE.split(part):
            lead = _lead_re().match(piece) or _glued_re().match(piece)
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
        dated = _date_in(text, words)
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


def _is_dated_beside(block: Block, blocks: Sequence[Block], words: Words) -> bool:
    """Whether a date is in one of the two lines above or below; a line without a letter or digit does not count."""
    at = next(place for place, other in enumerate(blocks) if other.id == block.id)
    above, below = reversed(blocks[max(at - 4, 0) : at]), blocks[at + 1 : at + 5]
    near = [[other for other in side if len(stream(other.text)) > _MARK][:_NEAR] for side in (above, below)]
    return any(len(other.text) <= _LONGEST and _date_in(other.text, words) for side in near for other in side)
