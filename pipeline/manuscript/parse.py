"""Read a manuscript into a Briefing: only what the editor wrote, nothing guessed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import StructureError
from pipeline.manuscript import yaml_front
from pipeline.manuscript.attributes import KINDS, ROOMS, expect
from pipeline.manuscript.blocks import block_of, blocks_of
from pipeline.manuscript.canonical import canonical
from pipeline.manuscript.label_table import Voices
from pipeline.manuscript.lines import GLUED_RE, NO_BLANK, NOTE_RE, Piece, pieces
from pipeline.manuscript.offered.offers import SCORE, Offered, chosen_people, is_person, with_guest, with_people
from pipeline.manuscript.opened import Ids, OpenExchange, OpenSection, OpenTurn
from pipeline.manuscript.recommended import candidates, events, excerpts, quotes, recommendations
from pipeline.model import Bio, Block, Briefing


def parse(text: str, name: str, sha256: str) -> Briefing:
    """The briefing that a manuscript describes. ``name`` and ``sha256``: of the file, for errors and as its source.

    Raises:
        InputError: the front matter is not YAML.
        StructureError: the manuscript contradicts itself; the place is ``NAME, line N``.
    """
    head = yaml_front.read(text.replace("\r\n", "\n"), name, sha256)
    found = list(pieces(head.body, name, head.line))
    chosen = chosen_people(found)
    guest = head.briefing.bio.name if head.briefing.bio else None
    body = _Body(with_guest(head.voices, guest, chosen))
    for piece in found:
        body.ids.take(piece)
    for piece in found:
        body.add(piece)
    biography = tuple(body.rooms.get("biography", ()))
    briefing = with_people(head.briefing, chosen)
    bio = briefing.bio or Bio(None, ())
    sections = tuple(section.frozen() for section in body.sections)
    return canonical(
        replace(
            briefing,
            bio=replace(bio, blocks=biography),
            sections=sections,
            credits=tuple(body.rooms.get("credits", ())),
            editorial=tuple(body.rooms.get("editorial", ())),
            unplaced=tuple(body.rooms.get("unplaced", ())),
            endnotes=(*body.rooms.get("endnotes", ()), *body.notes),
            set_aside=(*briefing.set_aside, *body.unprinted, *body.rooms.get(_UNPRINTED, ())),
            recommendations=recommendations(body.listed["recommendations"], sections),
            candidates=candidates(body.candidates, sections),
            abstract=excerpts(body.listed["abstract"], sections),
            answers=excerpts(body.listed["answers"], sections),
            chronology=events(body.listed["chronology"], sections),
            quotes=quotes(body.quotes, sections),
            offers=tuple(body.offers.found),
        )
    )


_UNPRINTED = "unprinted"
LISTED = ("recommendations", "abstract", "answers", "chronology")  # rooms of sentences that are said in the sections
_BLOCK = (*(f".{kind}" for kind in KINDS), "level=")
_VOICE = ("by=", "time=")


class _Body:
    """Puts each piece under the heading that is open."""

    def __init__(self, voices: Voices) -> None:
        self.ids = Ids()
        self.sections: list[OpenSection] = []
        self.rooms: dict[str, list[Block]] = {}
        self.listed: dict[str, list[Piece]] = {room: [] for room in LISTED}
        self.candidates: list[Piece] = []
        self.offers = Offered()
        self.quotes: list[tuple[Piece, str]] = []  # pull quotes, each with the id of its exchange or section
        self.unprinted: list[Block] = []
        self.notes: list[Block] = []  # blocks that stay at their citation, as in Markdown
        self._voices = voices
        self._room = ""  # one of ROOMS, or "section"
        self._exchange: OpenExchange | None = None
        self._turn: OpenTurn | None = None

    def add(self, piece: Piece) -> None:
        if piece.form == "section":
            self._open(piece)
        elif piece.form == "candidate":
            self.candidates.append(piece)
        elif piece.form == "offer":
            self.offers.add(piece, self._section(), self._exchange.id if self._exchange else "")
        elif is_person(piece) and not self._room:
            return  # chosen_people has read it
        elif piece.form == "quote" and piece.attributes.offered() == "quote":
            self.quotes.append((piece, self._exchange.id if self._exchange else self._section()))
        elif piece.form == "paragraph" and (noted := NOTE_RE.match(piece.raw)):
            expect(piece.attributes, "a note", _BLOCK, piece.place)
            notes = self.rooms["endnotes"] if self._room == "endnotes" else self.notes
            notes.append(block_of(piece, piece.raw[noted.end() :], "note", int(noted[1])))
        elif self._room in self.listed:
            self.listed[self._room].append(piece)
        elif _UNPRINTED in piece.attributes.classes and piece.form != "question":
            expect(piece.attributes, "a paragraph that is not printed", (f".{_UNPRINTED}", *_BLOCK), piece.place)
            self.unprinted += blocks_of(piece, piece.raw)
        elif self._room == "section":
            self._add_said(piece)
        else:
            self._add_plain(piece)

    def _section(self) -> str:
        """The id of the open section; empty outside of sections."""
        return self.sections[-1].id if self._room == "section" else ""

    def _open(self, piece: Piece) -> None:
        if piece.attributes.offered() == "title":
            self._retitle(piece)
            return
        self.offers.passes()
        room = piece.attributes.room()
        self._room = room or "section"
        self._exchange = self._turn = None
        if room is None:
            self._open_section(piece)
            return
        expect(piece.attributes, f'the heading "{room}"', [f".{room}"], piece.place)
        if room in self.rooms:
            raise StructureError(f"there are two headings {{.{room}}}", place=piece.place, hint="one heading for both")
        self.rooms[room] = []

    def _retitle(self, piece: Piece) -> None:
        """Another title for the section above; a heading of the text that it replaces is not printed."""
        expect(piece.attributes, "a title", (".title", SCORE), piece.place)
        if self._room != "section":
            hint = 'a line "## Title" above it, or without {.title}'
            raise StructureError("there is no section above this title", place=piece.place, hint=hint)
        section = self.sections[-1]
        section.title = block_of(piece, piece.raw, "heading", 2).text
        self.unprinted += [section.heading] if section.heading else []
        section.heading = None

    def _open_section(self, piece: Piece) -> None:
        known = ("#", ".proposed", SCORE, *(f".{room}" for room in ROOMS), "title=", *_BLOCK)
        expect(piece.attributes, "the heading of a section", known, piece.place)
        block = block_of(piece, piece.raw, "heading", 2)
        title = piece.attributes.values.get("title", block.text)
        heading = None if "proposed" in piece.attributes.classes else block
        self.sections.append(OpenSection(self.ids.of(piece, "s"), title, heading))

    def _add_plain(self, piece: Piece) -> None:
        if not self._room:
            raise _homeless(piece)
        if piece.form == "question":
            sentence = f"a question is below {{.{self._room}}}"
            raise StructureError(sentence, place=piece.place, hint='a line "## Title" before it, or "#### "')
        expect(piece.attributes, "a paragraph here", _BLOCK, piece.place)
        self.rooms[self._room] += blocks_of(piece, piece.raw)

    def _add_said(self, piece: Piece) -> None:
        if piece.form != "question":
            self.offers.passes()
        if piece.form == "question":
            expect(piece.attributes, "a question", ("#", *_BLOCK, *_VOICE), piece.place)
            self._ask(piece)
            return
        expect(piece.attributes, "a paragraph", (".question", ".apart", *_BLOCK, *_VOICE), piece.place)
        if "question" in piece.attributes.classes:
            self._ask_on(piece)
        else:
            self._say(piece)

    def _ask(self, piece: Piece) -> None:
        turn, raw = self._begin(piece, self._voices.asking)
        turn.blocks += blocks_of(piece, raw)
        self._exchange, self._turn = OpenExchange(self.ids.of(piece, "x"), turn), None
        self.offers.opens(self._exchange.id)
        self.sections[-1].items.append(self._exchange)

    def _ask_on(self, piece: Piece) -> None:
        """Add a paragraph to the open question; after an answer it is a new question."""
        if self._exchange is None or self._exchange.answers:
            self._ask(piece)
            return
        self._exchange.question.blocks += blocks_of(piece, piece.raw)

    def _say(self, piece: Piece) -> None:
        if "apart" in piece.attributes.classes:
            self._exchange = self._turn = None
        turn, raw = self._begin(piece, self._voices.answering if self._exchange else None)
        begins = turn.label or any(key in piece.attributes.values for key in ("by", "time"))
        if begins or (self._exchange and not self._turn):
            self._turn = turn
            (self._exchange.answers if self._exchange else self.sections[-1].items).append(turn)
        (self._turn.blocks if self._turn else self.sections[-1].items).extend(blocks_of(piece, raw))

    def _begin(self, piece: Piece, inferred: str | None) -> tuple[OpenTurn, str]:
        """The turn that a piece begins, if any, and the piece without its label."""
        label, raw = self._voices.cut(piece.raw) if piece.form in ("paragraph", "question") else ("", piece.raw)
        values = piece.attributes.values
        speaker = values["by"] or None if "by" in values else self._voices.speaker(label, inferred)
        return OpenTurn(speaker, label, values.get("time", "")), raw


def _homeless(piece: Piece) -> StructureError:
    """The error for a piece before the first heading, or for a first heading with a typing mistake."""
    if glued := GLUED_RE.match(piece.raw):
        return StructureError(NO_BLANK, place=piece.place, hint=f'"{glued[1]} {glued[2].strip()}"')
    sentence = "this is before the first heading"
    return StructureError(sentence, place=piece.place, hint='a line such as "## Introduction" before it')
