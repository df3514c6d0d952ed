"""Anchors of links: a unique id on the page, valid in XML, for each section and exchange of a briefing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Briefing, Excerpt, Recommendation, Turn
from pipeline.render.page.fixed_words import Phrases
from pipeline.render.page.running_titles import TYPED_NUMBER_RE

_ID_RE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
RESERVED = frozenset((
    "top", "text", "glance", "abstract", "answers", "chronology", "recommendations", "biography", "contents",
    "editorial", "glossary", "people", "unplaced", "endnotes", "about-document", "links",
))  # fmt: skip


class Anchors:
    """Ids of the page for ids of the briefing (an editor may have written these), and the numbers of the questions."""

    def __init__(self, briefing: Briefing) -> None:
        self._anchors: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._titles = {section.id: " ".join(section.title.split()) for section in briefing.sections}
        notes = (f"{name}-{number}" for name in ("note", "noteref") for number in range(len(briefing.endnotes) + 1))
        self._taken = {*RESERVED, *(f"{name}-title" for name in RESERVED), *notes}
        for key in _keys(briefing):
            self._anchors.setdefault(key, self._fresh(key))
        self._said = {one.id: self._fresh(f"said-{self._anchors[one.id]}") for one in briefing.recommendations}
        speakers = {one.speaker for one in briefing.recommendations}
        self._told = next(iter(speakers)) if len(speakers) == 1 and briefing.bio and briefing.bio.name else None
        exchanges = (exchange.id for exchange in briefing.exchanges())
        for number, key in enumerate(exchanges, 1):
            self._numbers.setdefault(key, number)
        self.typed = _are_typed(briefing)

    def __getitem__(self, key: str) -> str:
        return self._anchors[key]

    def __contains__(self, key: str) -> bool:
        return key in self._anchors

    def number(self, key: str) -> int:
        """The number of an exchange, from 1 throughout the document; recommendations refer to questions by it."""
        return self._numbers[key]

    def said(self, recommendation: Recommendation) -> str:
        """The id for the sentence of a recommendation in the text."""
        return self._said[recommendation.id]

    def named(self, key: str, words: Phrases) -> str:
        """An exchange or a section in words: "question 3"."""
        return self._question(key, words) or self._titles.get(key) or words["text"]

    def listed(self, keys: Iterable[str], words: Phrases) -> list[tuple[str, str]]:
        """The keys in the order of the document, each in words: "question 3", and then the numbers alone."""
        first, entries = True, []
        for key in self.in_order(keys):
            alone = not first and key in self._numbers
            entries.append((key, str(self._numbers[key]) if alone else self.named(key, words)))
            first = first and key not in self._numbers
        return entries

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """The keys that have an anchor, in the order of the document."""
        places = {key: place for place, key in enumerate(self._anchors)}
        return sorted((key for key in keys if key in places), key=places.__getitem__)

    def place(self, recommendation: Recommendation | Excerpt, words: Phrases) -> str:
        """The place of a sentence in words: "Ada Brown, question 3"; without the name if all are by the one guest."""
        key = recommendation.said_in
        place = self._question(key, words) or self._titles.get(key, "")
        if place and recommendation.speaker == self._told:
            return place
        if not (recommendation.speaker and place):
            return recommendation.speaker or place or words["text"]
        return words.say("said-in", speaker=recommendation.speaker, place=place)

    def _question(self, key: str, words: Phrases) -> str:
        """The reference with a no-break space between the word and the number."""
        number = self._numbers.get(key)
        return words.say("question", number=number).replace(" ", "\N{NO-BREAK SPACE}") if number else ""

    def _fresh(self, key: str) -> str:
        stem = key if _ID_RE.fullmatch(key) else "part"
        anchor, number = stem, 1
        while anchor in self._taken:
            number += 1
            anchor = f"{stem}-{number}"
        self._taken |= {anchor, f"{anchor}-title"}
        return anchor


def _are_typed(briefing: Briefing) -> bool:
    """Whether the words of each question begin with the number that it would be given."""
    numbers = [_typed(exchange.question) for exchange in briefing.exchanges()]
    return bool(numbers) and numbers == list(range(1, len(numbers) + 1))


def _typed(question: Turn) -> int:
    """The number with which a question begins; 0 if with none."""
    match = TYPED_NUMBER_RE.match(question.blocks[0].text) if question.blocks else None
    return int(match["number"]) if match else 0


def _keys(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        yield section.id
        yield from (exchange.id for exchange in section.exchanges())
    yield from (recommendation.id for recommendation in briefing.recommendations)
