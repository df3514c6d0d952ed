"""Byline and date of a whole page, from the lines beside its title: sites set both into one line, with counters.

``Ada Reed Stand: 5. Februar 2020``, ``Von Ada Reed am Samstag, 19. Oktober 2019 um 11:14 Uhr``. Such a line is kept
whole, as a credit; name and date are its words. Only the lines within a few blocks of the title are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.languages.words import Words, months_of_all
from pipeline.model import Block, Byline, Date, stream
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, take_line
from pipeline.structure.front.signed_line import begins_with_by, date_in, name_in, says_by
from pipeline.structure.looks import Looks
from pipeline.structure.looks.dates import Dated
from pipeline.text.ends import ends_with_mark


def take_page_lines(front: Front, looks: Sequence[Looks], opened: int, title: Block, words: Words) -> None:
    """Find the byline and the date that are beside the title of a page, and take their lines.

    Lines from ``looks[opened]`` on belong to the talk: they tell name and date, and stay there.
    """
    known = _knowing_all_months(words)
    blocks = [look.block for look in looks]
    placed = {block.id for block in blocks[:opened] or blocks}
    signed: list[_Signed] = []
    for look in _nearest(looks, title):
        block = look.block
        if block.id in front.taken or (block.id not in placed and ends_with_mark(block.text)):
            continue
        dated = date_in(block.text, known)
        led = None if dated else look.byline
        name = led.name if led else "" if _is_prose(block, dated) else name_in(block.text, dated, title.text, words)
        if _is_alone(look, name, dated) and block.id in placed and take_line(front, look):
            continue
        if dated and front.date is None:
            front.date = Date(block.text[dated.start : dated.end], dated.iso)
            front.evidence.append(because("date", "beside-the-title", block))
        if dated or name:
            signed.append(_Signed(block, name, bool(dated), _worth(block, name, dated, blocks, known)))
    _take_signed(front, signed, placed)


def _is_prose(block: Block, dated: Dated | None) -> bool:
    return dated is None and ends_with_mark(block.text) and not begins_with_by(block.text)


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
    by = says_by(block.text)
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
_COUNTED_RE = re.compile(r"\W{1,4}\d{1,2} ?(?:[^\W\d_]{1,7}\b|:\d\d)")  # "06 PM", "1 day ago", "8h"


def _knowing_all_months(words: Words) -> Words:
    """The words of a language with the months of all: a page of a language that is not known has months, too."""
    return replace(words, months=months_of_all() | words.months)


def _nearest(looks: Sequence[Looks], title: Block) -> list[Looks]:
    """The short blocks near the title, nearest first; of two that are as near, the one below it first."""
    at = next((look.index for look in looks if look.block.id == title.id), 0)
    return sorted(_beside(looks, title), key=lambda look: (abs(look.index - at), look.index < at))


def _beside(looks: Sequence[Looks], title: Block) -> Iterator[Looks]:
    """The short blocks below and above the title."""
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
    for look in looks[max(at - _ABOVE, 0) : at]:
        if len(look.block.text) <= _LONGEST and look.block.kind == "paragraph":
            yield look


_NEAR = 2  # lines
_MARK = 2  # letters and digits of a line that says nothing: "—", a number of comments


def _is_dated_beside(block: Block, blocks: Sequence[Block], words: Words) -> bool:
    """Whether a date is in one of the two lines above or below; a line without a letter or digit does not count."""
    at = next(place for place, other in enumerate(blocks) if other.id == block.id)
    above, below = reversed(blocks[max(at - 4, 0) : at]), blocks[at + 1 : at + 5]
    near = [[other for other in side if len(stream(other.text)) > _MARK][:_NEAR] for side in (above, below)]
    return any(len(other.text) <= _LONGEST and date_in(other.text, words) for side in near for other in side)
