"""Collect the paragraphs and rows of an RTF file: of the text, and of each note, comment or box."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Block, BlockKind, Mark
from pipeline.read.office.galley import joined
from pipeline.read.office.list_numbers import Number
from pipeline.read.office.style_meanings import depth_of, heading_of, is_dress, kind_of
from pipeline.read.paragraph import Runs
from pipeline.read.reader import Blocks


@dataclass(slots=True)
class Look:
    """The properties of a paragraph before it ends. ``item``: the bullet or number before a list item."""

    style: str = ""
    outline: int | None = None
    item: str | None = None
    depth: int = 0
    in_table: bool = False

    def kind(self) -> tuple[BlockKind, int]:
        """The kind of block with its level."""
        named = kind_of(self.style)
        level = self._heading()
        if level is not None and named != "aside":
            return "heading", level
        if self.item is not None and self.item.strip():
            return ("numbered" if _counts(self.item) else "bullet"), max(self.depth + 1, depth_of(self.style))
        return named or "paragraph", 0

    def _heading(self) -> int | None:
        if named := heading_of(self.style):
            return named
        return None if self.outline is None or not 0 <= self.outline < 9 else min(self.outline + 1, 6)


@dataclass(slots=True)
class Story:
    """Running text of its own. ``kind`` and ``level`` apply to all its blocks; None if each block has its own.

    ``numbers``: of items of lists, by the ids of blocks. A list ends where another one begins with the same number.
    """

    blocks: Blocks
    kind: BlockKind | None = None
    level: int = 0
    look: Look = field(default_factory=Look)
    runs: Runs = field(default_factory=Runs)
    hidden: Runs = field(default_factory=Runs)
    images: list[Mark] = field(default_factory=list)
    boxed: list[Block] = field(default_factory=list)
    numbers: dict[str, Number] = field(default_factory=dict)
    _list: str = ""
    _printed: set[str] = field(default_factory=set)  # the numbers of that list
    columns: int = 0
    heads: bool = False
    _cells: list[Runs] = field(default_factory=list)
    _cell: Runs = field(default_factory=Runs)

    def say(self, name: str, line: int) -> int:
        """Handle a control word about tables; returns how many lines it ends."""
        if name == "trowd":
            self.columns, self.heads = 0, False
        elif name == "cellx":
            self.columns += 1
        elif name == "trhdr":
            self.heads = True
        elif name == "cell":
            self.end_cell(line)
        elif name == "nestcell":
            self.end_paragraph(line)
        elif name == "row":
            self.end_row(line)
        return int(name == "cell")

    def end_paragraph(self, line: int) -> None:
        """A paragraph ends; in a cell with several, it is joined to the others."""
        runs, self.runs = self.runs, Runs()
        if self._in_row():
            self._cell.join(runs, " ")
        elif kind_of(self.look.style) != "figure" or not self.blocks.take_caption(runs.text().strip()):
            self._emit(*self.look.kind(), runs, line)
        self.look.item = None
        self._emit_beside(line)
        boxed, self.boxed = self.boxed, []
        for block in boxed:
            self.blocks.add(block.kind, block.text, line, block.marks, block.level)

    def end_cell(self, line: int) -> None:
        """A cell ends with its last paragraph."""
        self.look.in_table = True
        self.end_paragraph(line)
        if self._in_row():
            self._cells.append(self._cell)
            self._cell = Runs()

    def end_row(self, line: int) -> None:
        """A row ends."""
        row, self._cells = joined(self._cells), []
        self._emit("header" if self.heads else "row", 0, row, line)

    def close(self, line: int) -> None:
        """The story ends: pending text becomes a paragraph or a row, though no control word ended it."""
        if self._cells or self._cell.length:
            self.end_cell(line)
            self.end_row(line)
        else:
            self.look.in_table = False
            self.end_paragraph(line)

    def _in_row(self) -> bool:
        return self.look.in_table and self.columns != 1

    def _emit(self, kind: BlockKind, level: int, runs: Runs, line: int) -> None:
        text, marks = runs.text(), runs.marks()
        if text.strip():
            if is_dress(self.look.style) or kind == "heading":
                marks = tuple(mark for mark in marks if not _is_of_the_style(mark, text))
            self.blocks.add(self.kind or kind, text, line, marks, self.level if self.kind else level)
            if kind == "numbered" and not self.kind and self.look.depth == 0:
                self._count((self.look.item or "").strip())

    def _count(self, printed: str) -> None:
        here = self.blocks.made[-1].id
        if not self._list or printed in self._printed:
            self._list = here
            self._printed.clear()
        self._printed.add(printed)
        self.numbers[here] = Number(self._list, printed)

    def _emit_beside(self, line: int) -> None:
        """Add hidden text and images of the paragraph."""
        hidden, self.hidden = self.hidden.text(), Runs()
        if hidden.strip():
            self.blocks.add("aside", hidden, line)
        images, self.images = self.images, []
        for image in images if self.kind is None else ():
            self.blocks.add_figure(image, line)


def _counts(item: str) -> bool:
    """Whether the mark of an item is a number or letter; a lone ``o`` is Word's bullet of the second depth."""
    sign = item.strip()
    return sign != "o" and any(map(str.isalnum, sign))


def _is_of_the_style(mark: Mark, text: str) -> bool:
    """Whether a mark only repeats the style of a heading or quote, which RTF does at each run."""
    return mark.kind in ("strong", "em") and mark.end - mark.start >= len(text.strip())
