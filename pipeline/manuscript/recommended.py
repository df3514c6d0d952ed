"""The recommendations of a manuscript, each checked against the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from pipeline.errors import StructureError
from pipeline.manuscript.attributes import expect
from pipeline.manuscript.inline import read
from pipeline.manuscript.lines import Piece
from pipeline.model import Block, Event, Excerpt, Exchange, Recommendation, Section, Turn, is_calendar, stream, turns_of

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

    def verbatim(self, place: str, sentence: str) -> bool:
        """Whether a sentence occurs there sign by sign."""
        return any(sentence in words for _, words in self._turns.get(place, ()))

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


def excerpts(pieces: Iterable[Piece], sections: tuple[Section, ...]) -> tuple[Excerpt, ...]:
    """The sentences among ``pieces`` that are printed once more: of an abstract, or answers in one sentence.

    Raises:
        StructureError: as :func:`recommendations` does.
    """
    said = Said(sections)
    return tuple(Excerpt(*_quoted(piece, said, _SENTENCE, ("by=",))) for piece in pieces)


def quotes(pieces: Iterable[tuple[Piece, str]], sections: tuple[Section, ...]) -> tuple[Excerpt, ...]:
    """The pull quotes: pieces, each with the id of the exchange or section that it is in.

    Raises:
        StructureError: one is not in the text, word for word.
    """
    said = Said(sections)
    return tuple(_pulled(piece, place, said) for piece, place in pieces)


def events(pieces: Iterable[Piece], sections: tuple[Section, ...]) -> tuple[Event, ...]:
    """The dates among ``pieces`` with their sentences.

    Raises:
        StructureError: as :func:`recommendations` does; or a date is missing, or is not a date in figures.
    """
    said = Said(sections)
    return tuple(_event(piece, said) for piece in pieces)


_SENTENCE = "a sentence of the text"
_ADVICE = "a recommendation"


def _recommendation(number: int, piece: Piece, said: Said, taken: set[str | None], letter: str = "r") -> Recommendation:
    sentence, place, speaker = _quoted(piece, said, _ADVICE, ("#", "by=", "for="))
    name = piece.attributes.id or next(name for n in count(number) if (name := f"{letter}{n}") not in taken)
    taken.add(name)
    return Recommendation(name, sentence, place, speaker, piece.attributes.values.get("for"))


def _pulled(piece: Piece, place: str, said: Said) -> Excerpt:
    expect(piece.attributes, "a pull quote", (".pull", "score=", "by="), piece.place)
    sentence = read(piece.raw)[0]
    if not (place and sentence and said.verbatim(place, sentence)):
        hint = "a sentence of the answer above it, word for word"
        raise StructureError("this pull quote is not in the text", place=piece.place, hint=hint)
    values = piece.attributes.values
    return Excerpt(sentence, place, values["by"] or None if "by" in values else said.speaker(place, sentence))


def _event(piece: Piece, said: Said) -> Event:
    sentence, place, _ = _quoted(piece, said, _SENTENCE, ("date=", "iso="))
    values = piece.attributes.values
    date = values.get("date", "")
    iso = values.get("iso", date)
    if not date or not is_calendar(iso):
        hint = '{date="4 August 2020" iso=2020-08-04}'
        raise StructureError("this sentence has no date", place=piece.place, hint=hint)
    return Event(date, iso, sentence, place)


def _quoted(piece: Piece, said: Said, what: str, known: Iterable[str]) -> tuple[str, str, str | None]:
    """The sentence of a piece, where it was said, and by whom."""
    if piece.form not in ("bullet", "numbered", "candidate", "quote"):
        hint = '"- " before it, or a heading before it if it belongs to the text'
        raise StructureError(f"{what} is an item of a list", place=piece.place, hint=hint)
    expect(piece.attributes, what, known, piece.place)
    link = LINK_RE.search(piece.raw)
    sentence = read(piece.raw[: link.start()] if link else piece.raw)[0]
    place = _place(sentence, link[1] if link else None, said, piece.place, what)
    values = piece.attributes.values
    return sentence, place, values["by"] or None if "by" in values else said.speaker(place, sentence)


def _place(sentence: str, named: str | None, said: Said, place: str, what: str) -> str:
    if named is not None and named not in said:
        raise StructureError(f"there is no #{named} to link to", place=place, hint=_hint(said.where(sentence)))
    if named is not None and sentence and said.holds(named, sentence):
        return named
    found = said.where(sentence) if sentence else None
    if found is None:
        hint = "the sentence as it was said, word for word"
        subject = "this recommendation" if what == _ADVICE else "this sentence"
        raise StructureError(f"{subject} is not in the text", place=place, hint=hint)
    if named is not None:
        raise StructureError(f"this was not said in #{named}", place=place, hint=_hint(found))
    return found


def _hint(found: str | None) -> str:
    return f"[{found}](#{found})" if found else "the name of the question, as in [x3](#x3)"


def _turns(item: Exchange | Turn | Block) -> list[tuple[str | None, str]]:
    if isinstance(item, Block):
        return [(None, item.text)]
    return [(turn.speaker, "\n".join(block.text for block in turn.blocks)) for turn in turns_of(item)]
