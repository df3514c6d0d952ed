"""A manuscript as lines with the pieces in them, so that an edit changes only the lines of one piece.

An edit of the parsed value would lose the editor's comments and the way the lines are wrapped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.label_table import Voices
from pipeline.manuscript.lines import Piece, spans
from pipeline.manuscript.yaml_front import read


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the manuscript with its lines, from ``first`` to before ``end``, counted from 0 in the whole file."""

    first: int
    end: int
    piece: Piece
    room: str  # the room of its heading ("biography"), or "section"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A manuscript: its lines, the number of lines before the first heading, its pieces, and who speaks."""

    name: str
    lines: tuple[str, ...]
    body: int
    strips: tuple[Strip, ...]
    voices: Voices

    @property
    def text(self) -> str:
        """The whole manuscript."""
        return "\n".join(self.lines)

    def at(self, line: int) -> Strip:
        """The piece that begins on a line.

        Raises:
            UsageError: no piece begins there; the file was probably changed in the meantime.
        """
        found = next((strip for strip in self.strips if strip.first == line), None)
        if found is None:
            raise UsageError("this part of the manuscript is not there any more", hint="looking at the page again")
        return found

    def put(self, first: int, end: int, lines: list[str]) -> str:
        """The text with other lines in place of some; no two empty lines meet where lines were taken away."""
        before, after = list(self.lines[:first]), list(self.lines[end:])
        if not lines:
            while before and after and not before[-1].strip() and not after[0].strip():
                after.pop(0)
        return "\n".join([*before, *lines, *after])

    def marked(self, strip: Strip, attributes: Attributes) -> str:
        """The text with other attributes behind the last line of a piece; its words and lines stay."""
        lines = list(self.lines[strip.first : strip.end])
        if strip.piece.attributes:
            lines[-1] = lines[-1][: lines[-1].rindex("{")].rstrip()
        lines[-1] = join(lines[-1], attributes)
        return self.put(strip.first, strip.end, lines)

    def written(self, strip: Strip, words: str, attributes: Attributes) -> str:
        """The text with a piece of one line in place of ``strip``."""
        return self.put(strip.first, strip.end, [join(words, attributes)])


def sheet_of(text: str, name: str) -> Sheet:
    """The sheet of a manuscript.

    Raises:
        InputError, StructureError: the text is not a manuscript, or contradicts itself.
    """
    text = text.replace("\r\n", "\n")
    head = read(text, name, "")
    body = head.line - 1
    return Sheet(name, tuple(text.split("\n")), body, tuple(_strips(head.body, name, body)), head.voices)


def _strips(body: str, name: str, above: int) -> Iterator[Strip]:
    room = ""
    for first, end, piece in spans(body, name, above + 1):
        if piece is None:
            continue
        if piece.form == "section":
            room = piece.attributes.room() or "section"
        yield Strip(above + first, above + end, piece, room)
