"""Parts of a book that are made from all of its chapters: recommendations by addressee, acronyms, an index of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.model import Mention, Recommendation
from pipeline.render.page.anchors import Anchors
from pipeline.render.page.fixed_words import Phrases
from pipeline.render.page.reference.advice_groups import by_addressee
from pipeline.render.page.reference.glance import place_in_index


class Bound(Protocol):
    """A chapter of the book, as :mod:`pipeline.render.page.book.binding` has it."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def chapter(self) -> Any:
        """Its page and its briefing."""

    def place(self, anchor: str) -> str:
        """The id in the book for an id of its page."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation in the list of all. ``href``: the id of its sentence, ``question``: of its exchange."""

    recommendation: Recommendation
    number: int
    place: str
    href: str
    question: str


def joint_advice(chapters: Iterable[Bound], words: Phrases) -> list[tuple[str, list[Advice]]]:
    """The recommendations of all chapters, grouped as those of one text are."""
    homes: dict[int, tuple[Bound, Anchors]] = {}
    every: list[Recommendation] = []
    for one in chapters:
        anchors = Anchors(one.chapter.briefing)
        every += one.chapter.briefing.recommendations
        homes |= {id(said): (one, anchors) for said in one.chapter.briefing.recommendations}
    return [
        (addressee, [_advice(number, one, *homes[id(one)], words) for number, one in said])
        for addressee, said in by_addressee(tuple(every))
    ]


def _advice(number: int, said: Recommendation, one: Bound, anchors: Anchors, words: Phrases) -> Advice:
    where = f"{one.title}{words['list-separator']}{anchors.place(said, words)}"
    if said.said_in not in anchors:
        return Advice(said, number, where, "", "")
    question, sentence = anchors[said.said_in], anchors.said(said)
    there = f'id="{sentence}"' in one.chapter.page.xhtml
    return Advice(said, number, where, one.place(sentence if there else question), one.place(question))


def joint_glossary(chapters: Iterable[Bound]) -> list[tuple[str, list[str]]]:
    """Each acronym with every full name that a chapter gives it, in alphabetical order."""
    found: dict[str, dict[str, str]] = {}
    for one in chapters:
        for term in one.chapter.briefing.glossary:
            found.setdefault(term.acronym, {}).setdefault(term.expansion.casefold(), term.expansion)
    return [(acronym, list(found[acronym].values())) for acronym in sorted(found, key=str.casefold)]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a chapter names somebody: pairs of an id and its words."""

    title: str
    links: list[tuple[str, str]]


def joint_index(chapters: Iterable[Bound], words: Phrases) -> list[tuple[str, list[Places]]]:
    """Everybody who is named, people by their last name, then organisations; with the places by chapter."""
    found: dict[str, tuple[Mention, list[Places]]] = {}
    for one in chapters:
        anchors = Anchors(one.chapter.briefing)
        for mention in one.chapter.briefing.people:
            links = [(one.place(anchors[key]), anchors.named(key, words)) for key in anchors.in_order(mention.places)]
            if links:
                found.setdefault(mention.name, (mention, []))[1].append(Places(one.title, links))
    ordered = sorted(found.values(), key=lambda pair: place_in_index(pair[0]))
    return [(mention.name, places) for mention, places in ordered]
