"""A manuscript as chunks: keys of the front matter, pieces and comments of the body, each with its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.manuscript.attributes import Attributes, join, split
from pipeline.manuscript.lines import Piece, spans
from pipeline.manuscript.recommended import LINK_RE
from pipeline.manuscript.yaml_front import span
from pipeline.model import stream


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of a manuscript that belong together.

    Attributes:
        form: form of the piece; ``key``, ``remark`` and ``fence`` in the front matter, ``comment`` in the body.
        key: identifies the chunk independently of its id, its attributes and its line wrapping.
        body: the words with their signs on one line; for a key of the front matter, the lines.
        lines: the lines as in the file.
        lead: number of empty lines before them.
        number: line number of the first line, from 1.
    """

    form: str
    key: str
    body: str
    lines: tuple[str, ...]
    lead: tuple[str, ...] = ()
    number: int = 0
    level: int = 0
    attributes: Attributes = field(default_factory=Attributes)

    @property
    def id(self) -> str | None:
        """The id of the chunk, for links."""
        return self.attributes.id

    @property
    def is_recommendation(self) -> bool:
        """Whether it is a recommendation that is printed."""
        return self.key.startswith("recommendation ")

    @property
    def is_verbatim(self) -> bool:
        """Whether it repeats a sentence of the text, and so must go where the text no longer has it."""
        return self.key.partition(" ")[0] in _VERBATIM

    @property
    def is_proposed(self) -> bool:
        """Whether it is the heading of a section that the tool proposed."""
        return self.form == "section" and "proposed" in self.attributes.classes

    def says(self, other: Chunk) -> bool:
        """Whether both have the same content, apart from ids."""
        mine, its = (replace(chunk.attributes, id=None) for chunk in (self, other))
        return (self.form, self.level, self.body, mine) == (other.form, other.level, other.body, its)

    def without_link(self) -> Chunk | None:
        """A recommendation without the link to its question; None if it has no link."""
        words, attributes = split("\n".join(self.lines).rstrip(" \t"), "")
        bare = LINK_RE.sub("", words.rstrip(" \t"))
        if bare == words.rstrip(" \t"):
            return None
        return replace(self, lines=tuple(join(bare, attributes).split("\n")))

    def with_attributes(self, attributes: Attributes) -> Chunk:
        """The chunk with other attributes."""
        if attributes == self.attributes or self.form in _UNNAMED:
            return self
        first, rest = (1, self.lines[1:]) if self.form in ("code", "header") else (len(self.lines), ())
        words, _ = split("\n".join(self.lines[:first]).rstrip(" \t"), "")
        lines = (*join(words.rstrip(" \t"), attributes).split("\n"), *rest)
        return replace(self, lines=lines, attributes=attributes)


@dataclass(frozen=True, slots=True)
class Chunked:
    """A manuscript in chunks. ``tail``: empty lines after the last one."""

    chunks: tuple[Chunk, ...]
    tail: tuple[str, ...] = ()


def chunked(text: str, name: str) -> Chunked:
    """The chunks of a manuscript whose lines end in newlines only.

    Raises:
        StructureError: it has no front matter, or what :func:`pipeline.manuscript.lines.pieces` raises.
    """
    lines = text.split("\n")
    end = span(text, name)
    body = "\n".join(lines[end:])
    chunks = [*_front(lines[:end]), *_body(lines, end, body, name)]
    last = chunks[-1].number - 1 + len(chunks[-1].lines) if chunks else 0
    return Chunked(tuple(chunks), tuple(lines[last:]))


def joined(chunks: Iterable[Chunk], tail: Iterable[str]) -> str:
    """The text of a manuscript that consists of these chunks."""
    return "\n".join([*(line for chunk in chunks for line in (*chunk.lead, *chunk.lines)), *tail])


_UNNAMED = ("candidate", "offer", "comment", "key", "remark", "fence")
# Special headings over sentences of the text -> what the keys of these begin with.
_REPEATING = {"recommendations": "recommendation", **{room: room for room in ("abstract", "answers", "chronology")}}
_VERBATIM = ("pull", *_REPEATING.values())
_KEY_RE = re.compile(r"([^\s#\-:][^:]*):")


def _front(lines: list[str]) -> Iterator[Chunk]:
    """The chunks of the front matter: two fences, keys with the lines indented below them, remarks."""
    groups: list[tuple[str, str, list[str], int]] = []
    for number, line in enumerate(lines, 1):
        named = _KEY_RE.match(line)
        if number in (1, len(lines)):
            groups.append(("fence", f"fence {number == 1}", [line], number))
        elif named:
            groups.append(("key", named[1].strip("\"' "), [line], number))
        elif line.startswith("#") and groups[-1][0] != "remark":
            groups.append(("remark", "remark", [line], number))
        else:
            groups[-1][2].append(line)
    for form, key, own, number in groups:
        yield Chunk(form, f"front {key}", "\n".join(own), tuple(own), (), number)


def _body(lines: list[str], first: int, body: str, name: str) -> Iterator[Chunk]:
    room, before = "", first
    for start, end, piece in spans(body, name, first + 1):
        if start == end:
            continue  # a candidate with more text after it on its line
        own, lead = tuple(lines[first + start : first + end]), tuple(lines[before : first + start])
        before, number = first + end, first + start + 1
        if piece is None:
            words = "\n".join(own)
            yield Chunk("comment", f"comment {' '.join(words.split())}", words, own, lead, number)
            continue
        if piece.form == "section":
            room = piece.attributes.room() or ""
        yield Chunk(piece.form, _key(piece, room), _said(piece, room), own, lead, number, piece.level, piece.attributes)


def _said(piece: Piece, room: str) -> str:
    """The words of a piece, without the link of a recommendation."""
    linked = room in _REPEATING or piece.form == "candidate"
    return LINK_RE.sub("", piece.raw) if linked else piece.raw


def _key(piece: Piece, room: str) -> str:
    """A section's title, a special heading's name; the key of a repeated sentence differs from its sentence's."""
    words = stream(_said(piece, room))
    offered = piece.attributes.offered()
    if piece.form == "offer":
        return f"offer-{offered} {words}"
    if offered and offered != "section":
        return f"pull {words}" if offered == "quote" else f"{offered} {words}"
    if piece.form == "section":
        return f"room {room}" if room else f"section {words}"
    if piece.form == "candidate":
        return f"candidate {words}"
    if room in _REPEATING:
        return f"{_REPEATING[room]} {words}"
    return f"{'text' if words else piece.form} {words}"
