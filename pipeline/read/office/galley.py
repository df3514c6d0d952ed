"""Place the paragraphs of a word processor's file: into a cell, a box, or the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Block, BlockKind, Mark, MarkKind
from pipeline.read.office.list_numbers import Number
from pipeline.read.paragraph import Runs
from pipeline.read.reader import Blocks


@dataclass(slots=True)
class Paragraph:
    """A paragraph being read.

    ``looks``: marks of all its letters; ``joins``: its paragraph mark was deleted; ``captions``: it is an image's
    caption; ``number``: that of an item of a list.
    """

    kind: BlockKind
    level: int
    looks: frozenset[MarkKind] = frozenset()
    joins: bool = False
    captions: bool = False
    number: Number | None = None
    line: int = 0
    runs: Runs = field(default_factory=Runs)
    hidden: Runs = field(default_factory=Runs)
    images: list[Mark] = field(default_factory=list)
    boxed: list[Block] = field(default_factory=list)


class Galley:
    """Collects paragraphs, rows and boxes as they begin and end.

    ``kind`` and ``level`` apply to everything that is added, within a note, a comment or an aside. ``line`` counts the
    paragraphs. ``lead``: text to put before the next paragraph. ``numbers``: of items of lists, by the ids of blocks.
    """

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.kind: BlockKind | None = None
        self.level = 0
        self.line = 0
        self.lead: Runs | None = None
        self.numbers: dict[str, Number] = {}
        self._paragraphs: list[Paragraph] = []
        self._tables: list[_Table | None] = []  # None: a box, whose paragraphs are not in a cell of the table around it
        self._boxes: list[Blocks] = []

    @property
    def paragraph(self) -> Paragraph | None:
        """The current paragraph."""
        return self._paragraphs[-1] if self._paragraphs else None

    def begin(self, paragraph: Paragraph) -> None:
        """A paragraph begins; it may be inside another one, in a box."""
        self.line += 1
        paragraph.line = self.line
        self._paragraphs.append(paragraph)

    def finish(self) -> None:
        """The current paragraph ends."""
        paragraph = self._paragraphs.pop()
        if self.lead is not None:
            self.lead.join(paragraph.runs, "")
            paragraph.runs, self.lead = self.lead, None
        table = self._tables[-1] if self._tables else None
        if table is not None and table.columns > 1 and table.cells:
            table.cells[-1].join(paragraph.runs, " ")
        elif paragraph.joins:
            self.lead = paragraph.runs
        else:
            self._set(paragraph)
        self._emit("aside", paragraph.hidden, 0, paragraph.line)
        for image in paragraph.images:
            self._target().add_figure(image, paragraph.line)
        for block in paragraph.boxed:
            self._target().add(block.kind, block.text, block.line or 1, block.marks, block.level)

    def flush(self) -> None:
        """The text ends; a paragraph whose mark was deleted has no other to join."""
        if self.lead is not None:
            runs, self.lead = self.lead, None
            self._emit("paragraph", runs, 0, self.line)

    # Tables and boxes

    def begin_table(self, columns: int) -> None:
        """A table begins; one of a single column is only a frame around its paragraphs."""
        self._tables.append(_Table(columns))

    def begin_row(self, *, heads: bool = False, before: int = 0) -> None:
        """A row begins, with ``before`` empty columns before its first cell."""
        if table := self._table():
            table.cells, table.heads, table.owed = [], heads, min(before, _WIDEST)

    def begin_cell(self, columns: int = 1) -> None:
        """A cell begins that spans ``columns``."""
        if table := self._table():
            table.fill()
            table.cells.append(Runs())
            table.owed = min(columns, _WIDEST) - 1

    def end_row(self) -> None:
        """A row ends; a row of a table inside a cell becomes words of the cell."""
        if (table := self._table()) is None:
            return
        table.fill()
        row = joined(table.cells)
        table.cells = []
        outer = self._tables[-2] if len(self._tables) > 1 else None
        if outer is not None and outer.cells:
            outer.cells[-1].join(row, " ")
        else:
            self._emit("header" if table.heads else "row" if "\t" in row.text() else "paragraph", row, 0, self.line)

    def end_table(self) -> None:
        """A table ends."""
        self._tables.pop()

    def begin_box(self) -> None:
        """A box begins, anchored in the current paragraph."""
        self._boxes.append(Blocks([]))
        self._tables.append(None)

    def end_box(self) -> None:
        """A box ends: its paragraphs follow the one that it is anchored in."""
        boxed = self._boxes.pop().made
        self._tables.pop()
        if self._paragraphs:
            self._paragraphs[-1].boxed += boxed
        else:
            for block in boxed:
                self._target().add(block.kind, block.text, block.line or 1, block.marks, block.level)

    def _table(self) -> _Table | None:
        return self._tables[-1] if self._tables else None

    # Blocks

    def _set(self, paragraph: Paragraph) -> None:
        """Add a paragraph; a caption becomes the words of the image in it, or of the one above."""
        caption = paragraph.runs.text().strip() if paragraph.captions else ""
        if caption and paragraph.images:
            self._target().add_figure(paragraph.images.pop(0), paragraph.line, caption)
        elif not self._target().take_caption(caption):
            self._emit("figure" if caption else paragraph.kind, paragraph.runs, paragraph.level, paragraph.line)
            if paragraph.number and not self.kind and not self._boxes and paragraph.runs.text().strip():
                self.numbers[self.blocks.made[-1].id] = paragraph.number

    def _emit(self, kind: BlockKind, runs: Runs, level: int, line: int) -> None:
        if runs.text().strip():
            kind, level = (self.kind, self.level) if self.kind else (kind, level)
            self._target().add(kind, runs.text(), line, runs.marks(), level)

    def _target(self) -> Blocks:
        return self._boxes[-1] if self._boxes else self.blocks


def joined(cells: list[Runs]) -> Runs:
    """The cells of a row, with tabs between them."""
    row = Runs()
    for place, cell in enumerate(cells):
        if place:
            row.add("\t")
        row.join(cell, "")
    return row


_WIDEST = 64  # columns that a cell spans; more is a mistake of the file


@dataclass(slots=True)
class _Table:
    """``owed``: empty cells still to be added for a spanning cell."""

    columns: int
    heads: bool = False
    cells: list[Runs] = field(default_factory=list)
    owed: int = 0

    def fill(self) -> None:
        self.cells += [Runs() for _ in range(self.owed)]
        self.owed = 0
