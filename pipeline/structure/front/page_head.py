"""Byline and date of a whole page, from the lines beside its title: sites set both into one line, with counters.

``Ada Reed Stand: 5. Februar 2020``, ``Von Ada Reed am Samstag, 19. Oktober 2019 um 11:14 Uhr``. Such a line is kept
whole, as a credit; name and date are its words. Only the lines within a few blocks of the title are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.languages.name_words import person_re
from pipeline.languages.words import Words, months_of_all
from pipeline.model import Block, Byline, Date
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, take_line
from pipeline.structure.looks import Looks
from pipeline.structure.looks.dates import Dated, find_date


def take_page_lines(front: Front, looks: Sequence[Looks], title: Block, words: Words) -> None:
    """Take the byline and the date that are beside the title of a page."""
    known = _knowing_all_months(words)
    blocks = [look.block for look in looks]
    for look in _beside(looks, title):
        block = look.block
        if block.id in front.taken:
            continue
        dated = _date_in(block.text, known)
        name = _name_in(block.text, dated, title.text, words)
        if _is_alone(look, name, dated) and take_line(front, look):
            continue
        if dated and front.date is None:
            front.date = Date(block.text[dated.start : dated.end], dated.iso)
            front.evidence.append(because("date", "beside-the-title", block))
        elif not name:
            continue
        if (
            name
            and front.byline is None
            and (dated or _LEAD_RE.match(block.text) or _is_dated_beside(block, blocks, known))
        ):
            front.byline = Byline(name)
            front.evidence.append(because("byline", "beside-the-title", block))
        elif not dated:
            continue
        front.credits.append(block)
        front.take(block)


def _is_alone(look: Looks, name: str, dated: Dated | None) -> bool:
    """Whether a line is a date or a byline and nothing else, so that it need not be kept as a credit."""
    if not name:
        return look.date is not None
    led = None if dated else look.byline
    return led is not None and led.name == name


_ABOVE, _BELOW = 3, 6  # blocks
_LONGEST = 130
_PROSE = 160
_SHORT_YEAR_RE = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?![\d.])")
_LEAD_RE = re.compile(
    r"\s*(?:(?:posted|written|published|words|words written|text|story|reported|ein beitrag|ein artikel|geschrieben|"
    r"veröffentlicht|publié|"
    r"escrito|publicado|scritto)\s)?(?:by|von|vom|par|por|di|door|przez|av|autor(?:in|en|es)?|authors?|auteurs?|autore|text|words)\b\s?:?\s+",
    re.IGNORECASE,
)
_AFTER_RE = re.compile(
    r"\s*(?:\b(?:am|on|le|el|um|at|in|stand|updated|published|veröffentlicht|aktualisiert|erstellt|"
    r"publié|mis à jour|follow)\b.*)?$",
    re.IGNORECASE,
)
_PARTS_RE = re.compile(r"\s*[|•·∙/–—\t\n»›]\s*|\s-\s|,\s|\s{2,}|(?<=\w)\s?:\s")
_LOGIN_RE = re.compile(r"[^\W\d_][\w.-]{2,30}")


def _knowing_all_months(words: Words) -> Words:
    """The words of a language with the months of all: a page of a language that is not known has months, too."""
    return replace(words, months=months_of_all() | words.months)


def _beside(looks: Sequence[Looks], title: Block) -> Iterator[Looks]:
    """The short blocks near the title, nearest first, the ones below it before those above."""
    at = next((place for place, look in enumerate(looks) if look.block.id == title.id), None)
    if at is None:
        return
    for look in looks[at + 1 : at + 1 + _BELOW]:
        if len(look.block.text) > _PROSE:
            break
        if len(look.block.text) <= _LONGEST and look.block.kind == "paragraph":
            yield look
    for look in reversed(looks[max(at - _ABOVE, 0) : at]):
        if len(look.block.text) <= _LONGEST and look.block.kind == "paragraph":
            yield look


def _date_in(text: str, words: Words) -> Dated | None:
    if found := find_date(text, words):
        return found if found.iso and len(found.iso) == _DAY else None
    match = _SHORT_YEAR_RE.search(text)
    if match is None or not 1 <= int(match["m"]) <= 12 or not 1 <= int(match["d"]) <= 31:
        return None
    return Dated(match.start(), match.end(), f"20{match['y']}-{int(match['m']):02}-{int(match['d']):02}")


_DAY = 10  # letters of a date with a day


def _name_in(text: str, dated: Dated | None, title: str, words: Words) -> str:
    """The name in a line, without what is said around it."""
    parts = (text[: dated.start], text[dated.end :]) if dated else (text,)
    for part in parts:
        for piece in _PARTS_RE.split(part):
            lead = _LEAD_RE.match(piece)
            bare = _AFTER_RE.sub("", piece[lead.end() :] if lead else piece).strip(" ,.:;|•·–—-")
            if _is_person(bare, bool(lead), words) and bare not in title:
                return bare
    return ""


def _is_person(text: str, led: bool, words: Words) -> bool:
    parts = text.casefold().split()
    if not parts or any(part.strip(".") in words.stop or part in words.weekdays for part in parts):
        return False
    if led:
        return bool(person_re(2, 4).fullmatch(text) or _LOGIN_RE.fullmatch(text)) and not text[0].islower()
    return bool(person_re(2, 4).fullmatch(text)) and not text.isupper() and text[0].isupper()


def _is_dated_beside(block: Block, blocks: Sequence[Block], words: Words) -> bool:
    """Whether a date is in the line above or below."""
    at = next(place for place, other in enumerate(blocks) if other.id == block.id)
    beside = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
    return any(len(other.text) <= _LONGEST and _date_in(other.text, words) for other in beside)
