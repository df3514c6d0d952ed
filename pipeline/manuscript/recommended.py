"""The recommendations of a manuscript, each checked against the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from pipeline.errors import StructureError
from pipeline.manuscript.attributes import expect
from pipeline.manuscript.inline import read
from pipeline.manuscript.lines import Piece
from pipeline.model import Block, Exchange, Recommendation, Section, Turn, stream, turns_of

LINK_RE = re.compile(r"[ \t]?\[[^\[\]]*\]\(#([^\s()]+)\)$")  # behind a recommendation


def as_candidate(line: str) -> str:
    """A recommendation as a comment; it becomes one if the comment signs and the word "candidate" are deleted."""
    return f"<!-- candidate {in_comment(line)} -->"


def in_comment(words: str) -> str:
    """Words for a comment, changed where they would end it."""
    return words.replace("-->", "--\\>")


class Said:
    """The sentences of each exchange and section, by id, with their speakers."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        exchanges = (exchange for section in sections for exchange in section.exchanges())
        self._turns = {exchange.id: _turns(exchange) for exchange in exchanges}
        self._turns |= {section.id: [turn for item in section.items for turn in _turns(item)] for section in sections}
        self._streams: dict[str, str] = {}

    def __contains__(self, place: str) -> bool:
        return place in self._turns

    def holds(self, place: str, sentence: str) -> bool:
        """Whether a sentence occurs there; differences in quotation marks and spaces do not count."""
        if place not in self._streams:
            self._streams[place] = stream("\n".join(words for _, words in self._turns[place]))
        return stream(sentence) in self._streams[place] or any(sentence in words for _, words in self._turns[place])

    def where(self, sentence: str) -> str | None:
        """The first place that holds a sentence; exchanges come before sections."""
        return next((place for place in self._turns if self.holds(place, sentence)), None)

    def speaker(self, place: str, sentence: str) -> str | None:
        """The speaker of a sentence there, if one turn holds it as it is."""
        return next((speaker for speaker, words in self._turns.get(place, ()) if sentence in words), None)


def candidates(pieces: Iterable[Piece], sections: tuple[Section, ...]) -> tuple[Recommendation, ...]:
    """The candidates among ``pieces``; a candidate whose sentence was deleted from the text is dropped."""
    said = Said(sections)
    taken: set[str | None] = set()
    found: list[Recommendation] = []
    for piece in pieces:
        try:
            found.append(_recommendation(len(found) + 1, piece, said, taken, "c"))
        except StructureError:  # a comment must not cause an error
            continue
    return tuple(found)


def recommendations(pieces: Iterable[Piece], sections: tuple[Section, ...]) -> tuple[Recommendation, ...]:
    """The recommendations among ``pieces``; without a named speaker, it is the one whose turn holds the sentence.

    Raises:
        StructureError: one is not a list item, is not in the text, or names a place that does not exist.
    """
    said = Said(sections)
    pieces = tuple(pieces)
    taken = {piece.attributes.id for piece in pieces}
    return tuple(_recommendation(number, piece, said, taken) for number, piece in enumerate(pieces, 1))


def _recommendation(number: int, piece: Piece, said: Said, taken: set[str | None], letter: str = "r") -> Recommendation:
    if piece.form not in ("bullet", "numbered", "candidate"):
        hint = '"- " before it, or a heading before it if it belongs to the text'
        raise StructureError("a recommendation is an item of a list", place=piece.place, hint=hint)
    expect(piece.attributes, "a recommendation", ("#", "by=", "for="), piece.place)
    link = LINK_RE.search(piece.raw)
    sentence = read(piece.raw[: link.start()] if link else piece.raw)[0]
    place = _place(sentence, link[1] if link else None, said, piece.place)
    values = piece.attributes.values
    speaker = values["by"] or None if "by" in values else said.speaker(place, sentence)
    name = piece.attributes.id or next(name for n in count(number) if (name := f"{letter}{n}") not in taken)
    taken.add(name)
    return Recommendation(name, sentence, place, speaker, values.get("for"))


def _place(sentence: str, named: str | None, said: Said, place: str) -> str:
    if named is not None and named not in said:
        raise StructureError(f"there is no #{named} to link to", place=place, hint=_hint(said.where(sentence)))
    if named is not None and sentence and said.holds(named, sentence):
        return named
    found = said.where(sentence) if sentence else None
    if found is None:
        hint = "the sentence as it was said, word for word"
        raise StructureError("this recommendation is not in the text", place=place, hint=hint)
    if named is not None:
        raise StructureError(f"this was not said in #{named}", place=place, hint=_hint(found))
    return found


def _hint(found: str | None) -> str:
    return f"[{found}](#{found})" if found else "the name of the question, as in [x3](#x3)"


def _turns(item: Exchange | Turn | Block) -> list[tuple[str | None, str]]:
    if isinstance(item, Block):
        return [(None, item.text)]
    return [(turn.speaker, "\n".join(block.text for block in turn.blocks)) for turn in turns_of(item)]
