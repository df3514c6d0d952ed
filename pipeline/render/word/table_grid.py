"""Tables: the grid, rows that are not torn, and a header that Word repeats on each page and reads out."""

from __future__ import annotations

import re

from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.styles.style_properties import CELL_GAP

_EDGES = 3  # characters that would have room at the edges of a cell
_LONGEST = 60  # characters; a longer cell asks for no more room
_WIDE = 0.65  # the width of a letter, in sizes of it: of bold ones, so that no word of a head is torn


def set_in(classes: str) -> float:
    """How far from the edge of its cell a figure stands, in sizes of its letters, by the class ``less-3`` that the page
    gives it in quarters: so the points of a column meet."""
    return next((int(name.removeprefix("less-")) / 4 for name in classes.split() if name.startswith("less-")), 0.0)


def widths(texts: list[list[str]], total: int, size: float) -> list[int]:
    """How wide each column is, in twips: by its longest cell, and never less than its longest word if that can be had.

    Args:
        texts: of the cells, row by row, with no-break spaces where no line may end.
        total: of the table, in twips.
        size: of the letters, in points.
    """
    columns = [[row[n] for row in texts if n < len(row)] for n in range(max(map(len, texts), default=0))]
    asked = [max(4, *(min(len(text), _LONGEST) for text in column)) + _EDGES for column in columns]
    least = [_longest_word(column) * _WIDE * size * 20 + CELL_GAP for column in columns]
    shares = [total * share / sum(asked) for share in asked]
    narrow = [max(0.0, need - share) for need, share in zip(least, shares, strict=True)]
    spare = [max(0.0, share - need) for need, share in zip(least, shares, strict=True)]
    if sum(narrow) > sum(spare):
        shares = [total * need / sum(least) for need in least]  # something is torn: everywhere as little as can be
    elif sum(narrow):
        taken = sum(narrow) / sum(spare)
        shares = [share + more - over * taken for share, more, over in zip(shares, narrow, spare, strict=True)]
    return [round(share) for share in shares]


def _longest_word(column: list[str]) -> int:
    return max((len(word) for text in column for word in re.split("[ \\t\\n]", text)), default=0)


def begin(body: Element, style_id: str, columns: list[int], indent: int, *, right_to_left: bool) -> Element:
    """A table as wide as its columns, ``indent`` twips from where a line begins; its first column is on the right where
    the document runs to the left."""
    keep_apart(body)
    table = add(body, "w:tbl")
    properties = add(table, "w:tblPr")
    add(properties, "w:tblStyle", val=style_id)
    if right_to_left:
        add(properties, "w:bidiVisual")
    add(properties, "w:tblW", w=sum(columns), type="dxa")
    if indent:
        add(properties, "w:tblInd", w=indent, type="dxa")
    add(properties, "w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    grid = add(table, "w:tblGrid")
    for width in columns:
        add(grid, "w:gridCol", w=width)
    return table


def row(table: Element, *, header: bool) -> Element:
    """A row that stays on one page."""
    element = add(table, "w:tr")
    properties = add(element, "w:trPr")
    add(properties, "w:cantSplit")
    if header:
        add(properties, "w:tblHeader")
    return element


def cell(row_element: Element, width: int, *, last: bool) -> Element:
    """A cell, to be filled with a paragraph; the ``last`` of a row ends where the table does."""
    element = add(row_element, "w:tc")
    properties = add(element, "w:tcPr")
    add(properties, "w:tcW", w=width, type="dxa")
    if last:
        add(add(properties, "w:tcMar"), "w:right", w=0, type="dxa")
    return element


def keep_apart(body: Element) -> None:
    """An empty paragraph where the last element is a table: Word joins tables that touch, and ends in a paragraph."""
    if len(body) and body[-1].tag == qualified("w:tbl"):
        *_, style = body[-1].iter(qualified("w:pStyle"))
        add(add(add(body, "w:p"), "w:pPr"), "w:pStyle", val=str(style.get(qualified("w:val"))))
