"""The title below a masthead: a paste often begins with the name of the site, a section and the number of an issue.

What reads like a title has a quotation, a colon, a name that the text repeats, the word for a talk, or a kicker above
it; what reads like a masthead has the word for a periodical or a body, a number, or nothing but capital letters. A line
that is clearly better than the first is the title; where all are alike, the first one is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.model import Block, stream
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import extent
from pipeline.text.ends import NO_TITLE, asks
from pipeline.text.labels import before_colon
from pipeline.text.names import name_source
from pipeline.text.quotation import is_quotation, quoted_re

_LONGEST = 200  # characters of a title
_HEAD = 10  # blocks that are looked at
_CLEARLY = 2.0
_BANNER = 1.0  # by which a heading reads more like a title than the one above it
_ENOUGH = 3.0  # for a title where the first block is none
_LONG = 24  # letters of a line that says something
_MENU = 3  # lines of a paragraph that is no title
_QUOTED_RE = quoted_re(8, single=True)
_INSIDE_RE = re.compile(r"\w\s?[:：?？|｜]\s?\S|\s[–—]\s|[―─—]{2}")
_NAME_RE = re.compile(name_source(2, 4))
_CRUMBS_RE = re.compile(r"[^/>›»|]{2,30}(?:\s[/>›»|]\s[^/>›»|]{2,40}){2,}$")  # "Home / Events / Past events"
_TRAIL_RE = re.compile(r"[^>›»]{2,30}(?:\s[>›»]\s[^>›»]{2,60})+$")  # "Home > Interviews"
_ADDRESS_RE = re.compile(r"\bwww\.|https?://")
_CAPITALS = 2  # letters
_SHOUTED = 3  # words; more of them in capitals may be a title
_SITE = 6  # words of a site's name


@cache
def _numbered_re() -> re.Pattern[str]:
    """The number of an issue or a volume, or a year with a word before it; a forum's name."""
    return re.compile(
        rf"\b(?:{any_of('issue_numbers')})\b\.?\s?\d|^\D{{0,60}}\d{{1,4}}\s?/\s?\d{{2,4}}\W*(?:\d{{1,4}})?$"
        r"|第\s?\d+\s?[号期卷]|^(?:[^\W\d_]+ )?(?:19|20)\d\d$|^r/\w+$",
        re.IGNORECASE,
    )


def is_trail(text: str) -> bool:
    """Whether a line is the way to a page through its site: "Home > Interviews > Ada Reed"."""
    return _TRAIL_RE.fullmatch(text.strip()) is not None


def below_masthead(
    looks: Sequence[Looks], first: Looks | None, is_other: Callable[[Looks], bool], gone: str
) -> Looks | None:
    """The line among the first ones that is clearly the title rather than ``first``, None where none is.

    ``looks`` begin with the first that may be a title; ``first`` is it where it reads like one. ``is_other`` knows
    bylines, dates and credits; ``gone`` is what cleaning took out, where a site names itself.
    """
    head = list(_head(looks))
    if first and (asks(first.block.text) or not _against(first, gone)):
        return None
    worth = title_worth(looks, gone)
    may = [look for look in head if _may_be(look.block) and not is_other(look)]
    best = max(may, key=lambda look: worth[look.index], default=None)
    if best is None or best is first:
        return None
    least = worth.get(first.index, 0.0) + _CLEARLY if first else _ENOUGH
    return best if worth[best.index] >= least else None


def below_banner(looks: Sequence[Looks], is_other: Callable[[Looks], bool], gone: str) -> Block | None:
    """The heading right below the first of ``looks``, where that one is a banner: of a site, or of its interviews.

    The one below is the only one of its level, which parts of a text are not, and reads more like a title.
    """
    banner, *rest = looks
    below = next((look for look in rest if not is_other(look)), None)
    if below is None or below.block.kind != "heading" or asks(below.block.text):
        return None
    level = below.block.level
    levels = [look.block.level for look in rest if look.block.kind == "heading"]
    alone = level > banner.block.level and levels.count(level) == 1
    over = _worth(banner, None, looks) - _against(banner, gone) - 2.0 * banner.kicker
    under = _worth(below, None, looks) - _against(below, gone)
    says = any(map(str.isalpha, below.block.text))  # and is no time
    return below.block if alone and says and under - over >= _BANNER else None


def title_worth(looks: Sequence[Looks], gone: str) -> dict[int, float]:
    """How much each of the lines above prose and talk reads like a title, by the index of its block: some -6 to 6."""
    head = list(_head(looks))
    above = [None, *head]
    return {look.index: _worth(look, above[place], looks) - _against(look, gone) for place, look in enumerate(head)}


def _head(looks: Sequence[Looks]) -> Iterator[Looks]:
    """The short paragraphs above prose and talk."""
    heads = [before_colon(look.block.text) for look in looks]
    for place, look in enumerate(looks[:_HEAD]):
        block, label = look.block, look.label
        said = block.text[label.end :].strip() if label else ""
        turn = (
            label is not None and (label.time or label.role or heads.count(heads[place]) > 1) and not is_quotation(said)
        )
        if len(block.text) > _LONGEST or turn or (place and asks(block.text)):
            return
        if place and _speaks(block):
            return
        yield look


def _speaks(block: Block) -> bool:
    """Whether a line is prose: it ends a sentence, and is no quotation."""
    return block.text.rstrip()[-1:] in "。." and len(block.text) > 80 and not _QUOTED_RE.search(block.text)


def _may_be(block: Block) -> bool:
    text = block.text.strip()
    broken = any(not line.lstrip()[:1].islower() for line in text.split("\n")[1:])
    ends_well = text[-1:] not in NO_TITLE and not asks(text)
    return block.kind == "paragraph" and stream(text) != "" and not broken and ends_well


def _worth(look: Looks, above: Looks | None, looks: Sequence[Looks]) -> float:
    """How much a line reads like a title rather than like the name of a site."""
    text = look.block.text.strip()
    quoted, inside, talks = _QUOTED_RE.search(text), _INSIDE_RE.search(text), look.words.talks.search(text)
    worth = 2.0 * bool(quoted) + bool(inside) + bool(talks and len(text.split()) > 1) + (extent(text) > _LONG)
    worth += _names(text, look, looks)
    worth += above is not None and above.kicker
    return worth


def _against(look: Looks, gone: str) -> float:
    """How much a line reads like the name of a site: a number of an issue, a periodical, a body, capitals, a menu."""
    text, words = look.block.text.strip(), look.words
    against = 2.0 * bool(_numbered_re().search(text) or _CRUMBS_RE.match(text) or _ADDRESS_RE.search(text))
    against += text.isupper() and extent(text) > _CAPITALS and len(text.split()) <= _SHOUTED
    against += 2.0 * (text.count("\n") + 1 >= _MENU)
    against += 2.0 * (len(text.split()) <= _SITE and text in gone)
    if not (_QUOTED_RE.search(text) or _INSIDE_RE.search(text) or words.talks.search(text)):
        against += bool(words.bodily.search(text) or words.periodical.search(text))
    return against


def _names(text: str, look: Looks, looks: Sequence[Looks]) -> bool:
    """Whether a name in a line opens a paragraph further down: who is asked, or whose life is told."""
    names = [match[0] for match in _NAME_RE.finditer(text)]
    return any(other.block.text.startswith(one) for one in names for other in looks if other is not look)
