"""What a page prints once more, by its place: pull quotes, questions over their answers, dates with their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.model import Block, Briefing, Event, Excerpt, Exchange, Section, blocks_of
from pipeline.render.page.inline.stamps import stamped
from pipeline.render.page.running_titles import leans

_LONGEST_QUESTION = 160  # characters
_ASKED_RE = re.compile(r"[^.!?。！？؟…]+[?？؟]")
_END = "…"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the one sentence that answers it; ``asked``: its words, shortened to a line or two."""

    asked: str
    excerpt: Excerpt


class Repeated:
    """The excerpts of a briefing, as a template asks for them."""

    def __init__(self, briefing: Briefing) -> None:
        self.extras = briefing.extras
        self.answers = tuple(_answered(briefing))
        self._events = briefing.chronology
        self._quotes = dict(_quoted(briefing))
        self.names = len(briefing.speakers()) > 2  # whether it must be said who speaks

    def quotes(self, blocks: Iterable[Block]) -> tuple[Excerpt, ...]:
        """The pull quotes that follow these blocks."""
        return tuple(one for block in blocks for one in self._quotes.get(block.id, ()))

    def source(self, quote: Excerpt) -> str:
        """The name below a pull quote; empty where only one person answers."""
        return (quote.speaker or "") if self.names else ""

    def events(self) -> list[tuple[str, list[Event]]]:
        """The dates in order, each with its sentences."""
        return [(date, list(run)) for date, run in groupby(self._events, key=lambda one: one.date)]

    def stamp(self, time: str) -> str | None:
        """The place of a time in the recording; None without a recording."""
        return stamped(self.extras.audio, time) if self.extras.audio else None


def _answered(briefing: Briefing) -> Iterator[Answered]:
    answers: dict[str, list[Excerpt]] = {}
    for one in briefing.answers:
        answers.setdefault(one.said_in, []).append(one)
    for exchange in briefing.exchanges():
        for place, one in enumerate(answers.get(exchange.id, ())):
            yield Answered("" if place else _asked(exchange), one)


def _asked(exchange: Exchange) -> str:
    """The question: whole if it is short, else the last sentence that asks, cut after a word if that is long too."""
    text = " ".join(" ".join(block.text for block in exchange.question.blocks).split())
    if len(text) > _LONGEST_QUESTION and (asking := _ASKED_RE.findall(text)):
        text = asking[-1].strip()
    if len(text) <= _LONGEST_QUESTION:
        return text
    words = text[:_LONGEST_QUESTION].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and leans(words[-1]):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-(“\"'") + _END


def _quoted(briefing: Briefing) -> Iterator[tuple[str, tuple[Excerpt, ...]]]:
    """The pull quotes of each block, by its id: of the first block of their place that has them word for word."""
    homes = list(_homes(briefing.sections)) if briefing.quotes else []
    found: dict[str, list[Excerpt]] = {}
    for one in briefing.quotes:
        holding = (block.id for owner, block in homes if owner == one.said_in and one.text in block.text)
        if name := next(holding, None):
            found.setdefault(name, []).append(one)
    return ((name, tuple(quotes)) for name, quotes in found.items())


def _homes(sections: Iterable[Section]) -> Iterator[tuple[str, Block]]:
    for section in sections:
        for item in section.items:
            owner = item.id if isinstance(item, Exchange) else section.id
            yield from ((owner, block) for block in blocks_of(item))
