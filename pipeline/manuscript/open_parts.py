"""Turns, exchanges and sections of a manuscript while their pieces are being read, and the ids they take."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from pipeline.errors import StructureError
from pipeline.manuscript.lines import Piece
from pipeline.model import Block, Exchange, Section, Turn


@dataclass(slots=True)
class OpenTurn:
    """A turn whose paragraphs are still being read."""

    speaker: str | None
    label: str = ""
    time: str = ""
    blocks: list[Block] = field(default_factory=list)

    def frozen(self) -> Turn:
        """The turn with all of its paragraphs."""
        return Turn(self.speaker, tuple(self.blocks), self.label, self.time)


@dataclass(slots=True)
class OpenExchange:
    """A question whose answers are still being read."""

    id: str
    question: OpenTurn
    answers: list[OpenTurn] = field(default_factory=list)

    def frozen(self) -> Exchange:
        """The exchange with all of its answers."""
        return Exchange(self.id, self.question.frozen(), tuple(answer.frozen() for answer in self.answers))


@dataclass(slots=True)
class OpenSection:
    """A section that is still being read."""

    id: str
    title: str
    heading: Block | None
    items: list[OpenExchange | OpenTurn | Block] = field(default_factory=list)

    def frozen(self) -> Section:
        """The section with all of its content."""
        items = (item if isinstance(item, Block) else item.frozen() for item in self.items)
        return Section(self.id, self.title, tuple(items), self.heading)


class Ids:
    """The ids that the editor gave, and new ids for blocks without one."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}  # name -> its place
        self._new = {letter: map(f"{letter}{{}}".format, count(1)) for letter in "sx"}

    def take(self, piece: Piece) -> None:
        """Remember the id of a piece.

        Raises:
            StructureError: another piece has it.
        """
        if (name := piece.attributes.id) is None:
            return
        if name in self._taken:
            hint = f"another name here; the first is in {self._taken[name]}"
            raise StructureError(f"#{name} occurs twice", place=piece.place, hint=hint)
        self._taken[name] = piece.place

    def of(self, piece: Piece, letter: str) -> str:
        """The id of a piece, or a new one that begins with ``letter``."""
        return piece.attributes.id or next(name for name in self._new[letter] if name not in self._taken)
