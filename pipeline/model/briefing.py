"""A briefing in an editor's terms: the interview, its front and back matter, and the recommendations, terms and people
found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model.excerpts import NO_EXTRAS, Event, Excerpt, Extras, Offer
from pipeline.model.talk import Exchange, Section, Turn, blocks_of, turns_of
from pipeline.model.text import Block, Note, Source


@dataclass(frozen=True, slots=True)
class Byline:
    """``lead`` holds words such as "Interview by"; ``date`` is a date on the same line.

    Stream of lead, name, affiliation, role, date == stream of the blocks.
    """

    name: str
    affiliation: str = ""
    role: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """``text`` as the source has it; ``iso`` as YYYY, YYYY-MM or YYYY-MM-DD, None if the date cannot be determined."""

    text: str
    iso: str | None = None
    block: Block | None = None


def is_calendar(text: str) -> bool:
    """Whether a text is a date as YYYY, YYYY-MM or YYYY-MM-DD that the calendar has."""
    if not _CALENDAR_RE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


_CALENDAR_RE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest as the biography names and describes them: ``name`` has no ``honorific``."""

    name: str
    honorific: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Bio:
    """The biography of the guests. ``name``: the first guest, as the biography writes it; None if no name was found."""

    name: str | None
    blocks: tuple[Block, ...]
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A sentence of the interview, verbatim. ``said_in``: id of its exchange, or of its section if it is outside any
    exchange.
    """

    id: str
    text: str
    said_in: str
    speaker: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym with the full name that the text itself gives."""

    acronym: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or organisation named in the text. ``places``: ids of exchanges, or of sections for text outside any
    exchange.
    """

    name: str
    kind: Literal["person", "organisation"]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A year, or a figure with its unit, and its sentence, verbatim; ``said_in`` as in :class:`Recommendation`."""

    text: str
    sentence: str
    said_in: str


@dataclass(frozen=True, slots=True)
class Change:
    """How often a cleaning rule acted: printed in "About this document"."""

    rule: str
    action: str
    count: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a decision was made. ``score`` is from 0 to 1; ``line`` is 1-based in the source.

    ``runner_up``: the second-best candidate if it was close, or the words that an editor replaced.
    ``weighed``: all candidates, each with its score from 0 to 1, the best first; empty if there was nothing to choose.
    """

    decision: str
    rule: str
    block: str | None = None
    line: int | None = None
    score: float | None = None
    runner_up: str | None = None
    weighed: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A query for the editor about the block with this id, or about ``words`` in it.

    ``date``: when it was asked, in ISO 8601; empty for a query of this program.
    """

    block: str
    text: str
    words: str = ""
    author: str = "briefing"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in an editor's terms. ``title`` to ``endnotes`` hold each block of the text exactly once.

    ``credits`` name the makers of pictures and translations; ``editorial`` says how the text was made. ``place``,
    ``translator`` and ``publication`` repeat words of blocks that are held elsewhere; so do ``people`` and ``numbers``,
    and ``answers``, ``abstract``, ``chronology`` and ``quotes``. ``offers`` are for the editor, and are not printed.

    The exception is ``set_aside``: blocks that an editor replaced with their own words, which are not printed.
    """

    title: Block | None
    language: str
    source: Source
    subtitle: Block | None = None
    byline: Byline | None = None
    date: Date | None = None
    credits: tuple[Block, ...] = ()
    bio: Bio | None = None
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    candidates: tuple[Recommendation, ...] = ()
    glossary: tuple[Term, ...] = ()
    people: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    answers: tuple[Excerpt, ...] = ()
    abstract: tuple[Excerpt, ...] = ()
    chronology: tuple[Event, ...] = ()
    quotes: tuple[Excerpt, ...] = ()
    offers: tuple[Offer, ...] = ()
    extras: Extras = NO_EXTRAS
    place: str | None = None
    translator: str | None = None
    publication: str | None = None
    editorial: tuple[Block, ...] = ()
    unplaced: tuple[Block, ...] = ()
    endnotes: tuple[Block, ...] = ()
    changes: tuple[Change, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    set_aside: tuple[Block, ...] = ()

    def speakers(self) -> tuple[str, ...]:
        """Every speaker, in the order of first appearance."""
        return tuple(dict.fromkeys(t.speaker for t in self.turns() if t.speaker))

    def exchanges(self) -> Iterator[Exchange]:
        """Every question with its answers, in order."""
        return (exchange for section in self.sections for exchange in section.exchanges())

    def turns(self) -> Iterator[Turn]:
        """Every turn, in order."""
        return (turn for section in self.sections for item in section.items for turn in turns_of(item))

    def opening_figure(self) -> Block | None:
        """The figure with which the text begins; a page may print it below the title."""
        first = self.sections[0].items[0] if self.sections and self.sections[0].items else None
        return first if isinstance(first, Block) and first.kind == "figure" else None

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order of the finished document, but for the opening figure."""
        front = (self.title, self.subtitle, *(self.byline.blocks if self.byline else ()), self.date and self.date.block)
        yield from (block for block in (*front, *self.credits) if block)
        yield from self.bio.blocks if self.bio else ()
        for section in self.sections:
            if section.heading:
                yield section.heading
            for item in section.items:
                yield from blocks_of(item)
        yield from self.editorial
        yield from self.unplaced
        yield from self.endnotes
