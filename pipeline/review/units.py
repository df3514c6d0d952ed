"""A manuscript as units: one for each paragraph of its review copy, with the identity that the copy gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.manuscript import parse, yaml_front
from pipeline.manuscript.blocks import block_of, blocks_of
from pipeline.manuscript.label_table import Voices
from pipeline.manuscript.lines import NOTE_RE, Piece, spans
from pipeline.manuscript.merging.chunks import Chunk, chunked
from pipeline.manuscript.offered.offers import is_person
from pipeline.model import Block, Briefing
from pipeline.model import blocks_of as blocks_in


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a manuscript that the copy prints as one paragraph.

    Attributes:
        key: its identity in the copy.
        role: what it is: ``title``, ``section``, ``question``, ``paragraph``, ``bullet``, ``row``, ``note`` and so on.
        chunk: index of its chunk; -1 for a value of the front matter, whose place is ``key``.
        block: its words with their marks.
        label: the words in front that name the speaker, as written.
        room: under which special heading it is; empty in the talk.
    """

    key: str
    role: str
    chunk: int
    block: Block
    label: str = ""
    room: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript in chunks and units, in order. ``briefing``: what it says."""

    text: str
    chunks: tuple[Chunk, ...]
    tail: tuple[str, ...]
    units: tuple[Unit, ...]
    briefing: Briefing
    voices: Voices
    by_key: Mapping[str, Unit] = field(default_factory=dict)
    by_chunk: Mapping[int, Unit] = field(default_factory=dict)


def manuscript_of(text: str, name: str) -> Manuscript:
    """The units of a manuscript with plain line ends.

    Raises:
        InputError, StructureError: as :func:`pipeline.manuscript.parse` does.
    """
    briefing = parse(text, name, "")
    whole = chunked(text, name)
    voices = yaml_front.read(text, name, "").voices
    units = tuple(_front(briefing)) + tuple(_Body(briefing, voices, text, name).units(whole.chunks))
    by_chunk = {unit.chunk: unit for unit in units if unit.chunk >= 0}
    return Manuscript(text, whole.chunks, whole.tail, units, briefing, voices, {u.key: u for u in units}, by_chunk)


_BLANK = Block("", "paragraph", "")


def _front(briefing: Briefing) -> Iterator[Unit]:
    if briefing.title:
        yield Unit(briefing.title.id, "title", -1, briefing.title)
    if briefing.subtitle:
        yield Unit(briefing.subtitle.id, "subtitle", -1, briefing.subtitle)
    if briefing.byline:
        yield Unit("byline", "byline", -1, _BLANK)
    if briefing.date:
        yield Unit("date", "date", -1, _BLANK)
    yield Unit("language", "language", -1, _BLANK)
    for number, term in enumerate(briefing.glossary, 1):
        yield Unit(f"g_{number}", "term", -1, replace(_BLANK, text=f"{term.acronym}\t{term.expansion}"))


_NO_UNITS = ("key", "remark", "fence", "comment", "candidate", "offer")
_LISTED = ("abstract", "answers", "chronology")  # rooms of sentences that are said in the sections; the copy has none


def _is_chosen(piece: Piece, room: str) -> bool:
    """Whether a piece repeats or names what is elsewhere: a pull quote, another title, a person."""
    if piece.form == "section":
        return piece.attributes.offered() == "title"
    return room in _LISTED or piece.attributes.offered() == "quote" or (not room and is_person(piece))


class _Body:
    """Finds the block of each chunk: both come in the order of the text."""

    def __init__(self, briefing: Briefing, voices: Voices, text: str, name: str) -> None:
        self._voices = voices
        self._blocks = {room: iter(blocks) for room, blocks in _rooms(briefing)}
        self._sections = iter(briefing.sections)
        self._said: Iterator[Block] = iter(())
        end = yaml_front.span(text, name)
        body = "\n".join(text.split("\n")[end:])
        found = ((end + start + 1, piece) for start, stop, piece in spans(body, name, end + 1) if start != stop)
        self._pieces = {number: piece for number, piece in found if piece}
        self._counted = 0

    def units(self, chunks: tuple[Chunk, ...]) -> Iterator[Unit]:
        room = ""
        for index, chunk in enumerate(chunks):
            piece = self._pieces.get(chunk.number)
            if chunk.form in _NO_UNITS or piece is None or _is_chosen(piece, room):
                continue
            if piece.form == "section":
                room = piece.attributes.room() or ""
                if not room:
                    yield self._section(index, piece)
            else:
                yield from self._unit(index, chunk, piece, room)

    def _section(self, index: int, piece: Piece) -> Unit:
        section = next(self._sections)
        self._said = iter([block for item in section.items for block in blocks_in(item)])
        if section.heading:
            return Unit(section.heading.id, "section", index, section.heading)
        key = "s_" + "".join(sign if sign.isalnum() else "_" for sign in section.id)
        block = replace(_BLANK, kind="heading", level=2, text=section.title)
        if "title" not in piece.attributes.values:
            block = block_of(piece, piece.raw, "heading", 2)
        return Unit(key, "section", index, block)

    def _unit(self, index: int, chunk: Chunk, piece: Piece, room: str) -> Iterator[Unit]:
        if room == "recommendations":
            self._counted += 1
            yield Unit(
                f"r_{self._counted}", "recommendation", index, block_of(piece, chunk.body, "bullet", 1), "", room
            )
        elif piece.form == "paragraph" and (noted := NOTE_RE.match(piece.raw)):
            own = block_of(piece, piece.raw[noted.end() :], "note", int(noted[1]))
            yield from self._next("endnotes", index, own, "note", "")
        elif room == "unprinted" or ("unprinted" in piece.attributes.classes and piece.form != "question"):
            return
        elif room:
            for own in blocks_of(piece, piece.raw):
                yield from self._next(room, index, own, own.kind, "")
        else:
            label, raw = self._voices.cut(piece.raw) if piece.form in ("paragraph", "question") else ("", piece.raw)
            asks = piece.form == "question" or "question" in piece.attributes.classes
            for own in blocks_of(piece, raw):
                role = "question" if piece.form == "question" else own.kind
                yield self._made(next(self._said), index, role, label, "", asks)

    def _next(self, room: str, index: int, own: Block, role: str, label: str) -> Iterator[Unit]:
        del own
        yield self._made(next(self._blocks[room]), index, role, label, room, False)

    @staticmethod
    def _made(block: Block, index: int, role: str, label: str, room: str, asks: bool) -> Unit:
        if asks and role == "paragraph":
            role = "asking"
        return Unit(block.id, role, index, block, label, room, block.level)


def _rooms(briefing: Briefing) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "biography", briefing.bio.blocks if briefing.bio else ()
    yield "credits", briefing.credits
    yield "editorial", briefing.editorial
    yield "unplaced", briefing.unplaced
    yield "endnotes", briefing.endnotes
