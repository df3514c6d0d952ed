"""Read the tables of a page: tell data tables from layout tables, and find the column of each cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(slots=True)
class Tables:
    """Nested tables; only rows of data tables become rows."""

    _open: list[_Table] = field(default_factory=list)
    _rows: int = 0

    def begin(self, table: Element) -> None:
        """A table begins."""
        self._open.append(_Table(_holds_data(table)))

    def end(self) -> None:
        """A table ends."""
        self._open.pop()

    def begin_row(self) -> None:
        """A row begins."""
        self._rows += 1
        if self._open:
            self._open[-1].begin_row()

    def end_row(self) -> None:
        """A row ends."""
        self._rows -= 1

    def in_row(self) -> bool:
        """Whether the current position is in a row of data."""
        return bool(self._rows and self._open and self._open[-1].holds_data)

    def begin_cell(self, cell: Element) -> int:
        """A cell begins; returns its distance in columns from the previous cell, or from the edge."""
        return self._open[-1].place(_span(cell, "colspan"), _span(cell, "rowspan"))


@dataclass(slots=True)
class _Table:
    """``covered``: for each column, the number of further rows that a cell above spans."""

    holds_data: bool
    covered: list[int] = field(default_factory=list)
    free: int = 0
    last: int = 0

    def begin_row(self) -> None:
        self.covered = [max(rows - 1, 0) for rows in self.covered]
        self.free = self.last = 0

    def place(self, columns: int, rows: int) -> int:
        while self.free < len(self.covered) and self.covered[self.free]:
            self.free += 1
        if self.free + columns > _MOST_COLUMNS:
            return 1
        column, self.free = self.free, self.free + columns
        self.covered += [0] * (self.free - len(self.covered))
        self.covered[column : self.free] = [rows] * columns
        moved, self.last = column - self.last, column
        return moved


_LAYOUT = frozenset((
    "table", "div", "section", "article", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "form", "blockquote",
    "figure", "nav", "iframe",
))  # fmt: skip
_MOST_CELLS = 3_000
_MOST_BREAKS = 5  # breaks between paragraphs in cells of data; more are prose, as on pages from before style sheets
_MOST_COLUMNS = 256  # columns; further cells are only appended
_WIDEST, _TALLEST = 64, 1_000


def _span(cell: Element, name: str) -> int:
    """The number of columns or rows that a cell spans, up to a limit; rows below the table's last one do no harm."""
    said = (cell.get(name) or "").strip()
    count = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 1
    return max(1, min(count, _WIDEST if name == "colspan" else _TALLEST))


def _holds_data(table: Element) -> bool:
    """Whether a table holds data: rows of several cells, and no elements of page layout in them."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = rows = breaks = 0
    for count, element in enumerate(table.iterdescendants()):
        if element.tag in _LAYOUT or count > _MOST_CELLS:
            return count > _MOST_CELLS and cells > rows
        rows += element.tag == "tr"
        cells += element.tag in ("td", "th")
        breaks += element.tag in ("br", "p") and _is_doubled(element)
    return cells > rows and (breaks <= _MOST_BREAKS or breaks * 2 < cells)


def _is_doubled(element: Element) -> bool:
    """Whether another line break directly follows a line break, or another paragraph a paragraph."""
    following = element.getnext()
    return following is not None and following.tag == element.tag and not (element.tail or "").strip()
