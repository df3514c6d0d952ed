"""The contents of a document: its sections, or the questions of a long text with only one or two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Exchange, blocks_of
from pipeline.render.word.words.line_estimate import Face, lines
from pipeline.text.ends import asks, split_sentences

_SECTIONS = 2  # with more, they are the contents
_FEW, _MANY = 4, 24  # questions that are worth a list
_PAGE, _HEADING = 1_800, 250  # letters of a text that fits on a page below its title; room for a heading, in letters
_LONG = 6_000  # letters of a text of three pages, below which nobody looks for a question
_WIDE = "\u2e80"  # characters from here on say as much as two letters
_SHORTEST, _LONGEST = 20, 110  # letters of a question in the contents
_ROOM, _FACE = 27.0, Face({"family": "roman"})  # of an entry, in multiples of the letter size


@dataclass(frozen=True, slots=True)
class Entry:
    """``id``: of the section or the exchange; ``number``: of a question, else 0."""

    id: str
    title: str
    number: int = 0

    @property
    def lines(self) -> int:
        """About how many lines of the contents it fills."""
        return lines(self.title, _FACE, _ROOM, bold=False)


def contents(shown: Sequence[dict[str, Any]]) -> list[Entry]:
    """The entries in order; none for a text of a page, and none of questions for a short one.

    Args:
        shown: the sections with their printed titles, as templates have them.
    """
    shown = [part for part in shown if not part["bare"]]
    items = [item for part in shown for item in part["section"].items]
    length = sum(map(_length, items))
    if length + _HEADING * len(shown) < _PAGE:
        return []
    if len(shown) > _SECTIONS:
        return [Entry(part["section"].id, part["title"]) for part in shown]
    asked = list(_asked(items)) if length >= _LONG else []
    return asked if _FEW <= len(asked) <= _MANY else []


def _length(item: Any) -> int:
    return sum(len(block.text) + sum(letter >= _WIDE for letter in block.text) for block in blocks_of(item))


def _asked(items: Sequence[Any]) -> Iterator[Entry]:
    number = 0
    for item in items:
        if isinstance(item, Exchange):
            number += 1
            if item.question.blocks:
                yield Entry(item.id, short_question(" ".join(item.question.blocks[0].text.split())), number)


def short_question(question: str) -> str:
    """A question; of a long one the longest part that asks and fits, or its first words."""
    if len(question) <= _LONGEST:
        return question
    asked = [one for each in split_sentences(question) if asks(one := each.strip())]
    cut = question[:_LONGEST]
    words = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.–—-") + "…"
    return max((one for one in asked if _SHORTEST <= len(one) <= _LONGEST), key=len, default=words)
