"""What was found before and after the talk, and the lines that say themselves what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import Words
from pipeline.model import Block, Byline, Date, Evidence, Note
from pipeline.structure.evidence import because
from pipeline.structure.looks import Looks
from pipeline.structure.looks.credits import named_in
from pipeline.structure.looks.dates import Dated, dateline_place, find_date


@dataclass(slots=True)
class Front:
    """What was found; ``taken`` are the ids of its blocks."""

    title: Block | None = None
    subtitle: Block | None = None
    byline: Byline | None = None
    date: Date | None = None
    credits: list[Block] = field(default_factory=list)
    editorial: list[Block] = field(default_factory=list)
    place: str | None = None
    translator: str | None = None
    publication: str | None = None
    unplaced: list[Block] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def take(self, *blocks: Block) -> None:
        """Note that these blocks have their place."""
        self.taken.update(block.id for block in blocks)


def take_line(front: Front, look: Looks) -> bool:
    """Take an editor's note, a credit, a byline with a lead, a date line, a place or a kicker; False for all else."""
    block, words = look.block, look.words
    wrote = look.byline is not None and _says_who(look.byline, "conducted", "posted")
    if look.editorial and not wrote:
        front.editorial.append(block)
        front.evidence.append(because("editorial note", "editorial-words", block))
        _facts_within(front, block, words)
    elif look.credit and not wrote:
        front.credits.append(block)
        _facts_within(front, block, words)
        front.evidence.append(because("credit", "credit-words", block))
    elif look.byline and (front.byline is None or _is_surer(look.byline, front.byline)):
        set_byline(front, look.byline, "byline-words", words)
    elif look.byline and front.byline and _is_another(look.byline, front.byline):
        _join_byline(front, front.byline, look.byline)
    elif look.date and front.date is None and block.kind != "heading":
        _set_date(front, look.date, block, words)
    elif look.place and front.place is None and block.kind != "heading":
        front.place = look.place
        front.credits.append(block)
        front.evidence.append(because("place", "place-words", block))
    elif look.kicker and block.kind == "paragraph":
        front.credits.append(block)
        front.evidence.append(because("credit", "kicker", block))
    else:
        return False
    front.take(block)
    return True


def _says_who(byline: Byline, *did: str) -> bool:
    """Whether the words before the name are in one of these lists: "conducted", "posted"."""
    return any(not everywhere(name).isdisjoint(byline.lead.casefold().split()) for name in did)


def take_leader(front: Front, looks: Iterable[Looks]) -> None:
    """Who led a talk, as a line says that stands among what a page has below it: it outdoes who is named elsewhere."""
    for look in looks:
        led = look.byline
        if led and led.lead and look.block.id not in front.taken and look.words.talks.search(led.lead):
            set_byline(front, led, "byline-words", look.words)
            return


def _is_surer(byline: Byline, other: Byline) -> bool:
    """Whether a byline says who led the talk, and the other one only who put it on a site."""
    return _says_who(other, "posted") and _says_who(byline, "conducted")


def _is_another(byline: Byline, other: Byline) -> bool:
    """Whether two lines with a lead name two people: "Interview: Ada Reed" above "Text: Bo Berg"."""
    return bool(byline.lead and other.lead and byline.lead != other.lead) and byline.name not in other.name


def _join_byline(front: Front, one: Byline, other: Byline) -> None:
    """Both names as one byline; the lines, which say who did what, are credits."""
    front.credits += (*one.blocks, *other.blocks)
    front.byline = Byline(f"{one.name}, {other.name}")
    front.evidence.append(because("byline", "byline-words", other.blocks[0]))


def set_byline(front: Front, byline: Byline, rule: str, words: Words) -> None:
    """Take a byline with its blocks, and the date in them; those of one that it replaces are credits.

    So is a line that goes on behind the names: what else was done, and with whose help.
    """
    front.credits.extend(front.byline.blocks if front.byline else ())
    more = _more_re().search(byline.name)
    if more:
        front.credits.extend(byline.blocks)
    front.byline = Byline(byline.name[: more.start()]) if more else byline
    front.take(*byline.blocks)
    front.evidence.append(because("byline", rule, byline.blocks[0]))
    _take_date_within(front, byline.blocks[-1], words)


@cache
def _more_re() -> re.Pattern[str]:
    """The next sentence behind a name, or "with the help of …"."""
    return re.compile(
        rf"(?<=[^\W\d_]{{3}})[.;]\s+(?=\S+\s\S+\s\S+\s).*"
        rf"|,?\s(?:{any_of('with_names')})\s(?:{any_of('articles')})\s[^\W\d_A-Z].*"
    )


def _take_date_within(front: Front, block: Block, words: Words) -> None:
    """ "By Ada Reed | 3 May 2021" gives a date too; the words stay where they are."""
    found = None if front.date else find_date(block.text, words)
    if found:
        front.date = Date(block.text[found.start : found.end], found.iso)
        front.evidence.append(because("date", "within-byline", block))
        if found.ambiguous:
            doubt_date(front, front.date.text, block)


def doubt_date(front: Front, text: str, block: Block | None) -> None:
    """Note that a date can be read in two ways."""
    message = f'the date "{text}" can be read in two ways'
    hint = "its figures in the manuscript, iso: 2021-04-03"
    front.notes.append(Note("ambiguous-date", "info", message, block.origin if block else None, hint))


def _set_date(front: Front, dated: Dated, block: Block, words: Words) -> None:
    front.date = Date(block.text.strip(), dated.iso, block)
    front.evidence.append(because("date", "date-line", block))
    if dated.ambiguous:
        doubt_date(front, block.text[dated.start : dated.end], block)
    if place := dateline_place(block.text, dated, words):
        front.place = front.place or place
        front.evidence.append(because("place", "date-line", block))


def _facts_within(front: Front, block: Block, words: Words) -> None:
    """Who translated and where the text appeared, in the words of the line that says so."""
    if front.translator is None and (name := named_in(block.text, words.translator)):
        front.translator = name
        front.evidence.append(because("translator", "credit-words", block))
    if front.publication is None and (name := named_in(block.text, words.publication)):
        front.publication = name
        front.evidence.append(because("publication", "editorial-words", block))
