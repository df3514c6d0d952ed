"""The recommendations of a manuscript: each is held against the text, and linked to where it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.errors import StructureError
from pipeline.manuscript.attributes import expect
from pipeline.manuscript.inline import read
from pipeline.manuscript.lines import Piece
from pipeline.model import Block, Exchange, Recommendation, Section, Turn, stream


def recommendations(
    pieces: Iterable[Piece], sections: tuple[Section, ...], answering: str | None
) -> tuple[Recommendation, ...]:
    """The recommendations that stand in ``pieces``; ``answering`` is who speaks where none is named.

    Raises:
        StructureError: one is no list item, is not in the text, or names a place that is not there.
    """
    said = _Said(sections)
    return tuple(_recommendation(number, piece, said, answering) for number, piece in enumerate(pieces, 1))


_LINK_RE = re.compile(r"[ \t]?\[[^\[\]]*\]\(#([^\s()]+)\)$")


class _Said:
    """What was said where: by the id of an exchange or a section."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._exchanges = {i.id: _words(i) for section in sections for i in section.items if isinstance(i, Exchange)}
        self._sections = {s.id: "\n".join(map(_words, s.items)) for s in sections}
        self._streams: dict[str, str] = {}

    def __contains__(self, place: str) -> bool:
        return place in self._exchanges or place in self._sections

    def holds(self, place: str, sentence: str) -> bool:
        words = self._exchanges.get(place, self._sections.get(place, ""))
        if sentence in words:
            return True
        if place not in self._streams:
            self._streams[place] = stream(words)
        return stream(sentence) in self._streams[place]

    def where(self, sentence: str) -> str | None:
        places = (*self._exchanges, *self._sections)
        return next((place for place in places if self.holds(place, sentence)), None)


def _recommendation(number: int, piece: Piece, said: _Said, answering: str | None) -> Recommendation:
    if piece.form not in ("bullet", "numbered"):
        hint = '"- " before it, or a heading before it if it belongs to the text'
        raise StructureError("a recommendation is an item of a list", place=piece.place, hint=hint)
    expect(piece.attributes, "a recommendation", ("#", "by=", "for="), piece.place)
    link = _LINK_RE.search(piece.raw)
    sentence = read(piece.raw[: link.start()] if link else piece.raw)[0]
    place = _place(sentence, link[1] if link else None, said, piece.place)
    values = piece.attributes.values
    speaker = values["by"] or None if "by" in values else answering
    return Recommendation(piece.attributes.id or f"r{number}", sentence, place, speaker, values.get("for"))


def _place(sentence: str, named: str | None, said: _Said, place: str) -> str:
    if named is not None and named not in said:
        raise StructureError(f"there is no #{named} to link to", place=place, hint=_hint(said.where(sentence)))
    if named is not None and said.holds(named, sentence):
        return named
    found = said.where(sentence)
    if found is None:
        hint = "the sentence as it was said, word for word"
        raise StructureError("this recommendation is not in the text", place=place, hint=hint)
    if named is not None:
        raise StructureError(f"this was not said in #{named}", place=place, hint=_hint(found))
    return found


def _hint(found: str | None) -> str:
    return f"[{found}](#{found})" if found else "the name of the question, as in [x3](#x3)"


def _words(item: Exchange | Turn | Block) -> str:
    return "\n".join(block.text for block in _blocks(item))


def _blocks(item: Exchange | Turn | Block) -> Iterator[Block]:
    if isinstance(item, Block):
        yield item
    elif isinstance(item, Turn):
        yield from item.blocks
    else:
        yield from (*item.question.blocks, *(block for answer in item.answers for block in answer.blocks))
