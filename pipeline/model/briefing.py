"""The document as an editor thinks of it: the talk, what stands around it, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model.talk import Exchange, Section, Turn, blocks_of, turns_of
from pipeline.model.text import Block, Note, Source


@dataclass(frozen=True, slots=True)
class Byline:
    """``lead`` holds words such as "Interview by", ``date`` the date that stands in the same line.

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
    """``text`` as the source has it; ``iso`` as YYYY, YYYY-MM or YYYY-MM-DD, None where it cannot be told."""

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
    """A guest in the words of the biography: ``name`` without the ``honorific`` before it, and who he or she is."""

    name: str
    honorific: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Bio:
    """Who the guests are. ``name``: the first one's as the biography gives it; None where no name was found."""

    name: str | None
    blocks: tuple[Block, ...]
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A sentence that was said, verbatim. ``said_in``: id of the exchange, or of the section where there is none."""

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
    """Somebody or something that the text names. ``places``: ids of exchanges, and of sections where there is none."""

    name: str
    kind: Literal["person", "organisation"]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A year, or a figure with its unit, and its sentence, verbatim; ``said_in`` as of a recommendation."""

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
    """Why a decision was taken. ``score`` is from 0 to 1; ``line`` is 1-based in the source.

    ``runner_up``: what came second where it was close, or what an editor put his own words in the place of.
    ``weighed``: everything that could have been taken, each with its score from 0 to 1, the best first; empty where the
    rule had nothing to choose from.
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
    """What an editor should look at in a block, named by its id."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The document as an editor thinks of it. ``title`` to ``endnotes`` hold each block of the text exactly once.

    ``credits`` name who made a picture or a translation; ``editorial`` says how the text came about. ``place``,
    ``translator`` and ``publication`` are words of blocks that stand elsewhere; so are ``people`` and ``numbers``.

    But for ``set_aside``: blocks that an editor put words of his own in the place of, which are not printed.
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

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order in which a finished document prints them."""
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
