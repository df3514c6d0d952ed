"""Tables: the grid, rows that are not torn, and a header that Word repeats on each page and reads out."""

from __future__ import annotations

from pipeline.render.word.ooxml import Element, add, qualified

_EDGES = 3  # characters that would have room at the edges of a cell
_LONGEST = 60  # characters; a longer cell asks for no more room


def widths(lengths: list[list[int]], total: int) -> list[int]:
    """How wide each column is, in twips, by the longest cell of each; ``lengths`` in characters, row by row."""
    columns = max(map(len, lengths), default=0)
    longest = [max(4, *(min(row[n], _LONGEST) for row in lengths if n < len(row)), 0) for n in range(columns)]
    asked = [length + _EDGES for length in longest]
    return [round(total * share / sum(asked)) for share in asked]


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


def cell(row_element: Element, width: int) -> Element:
    """A cell, to be filled with a paragraph."""
    element = add(row_element, "w:tc")
    add(add(element, "w:tcPr"), "w:tcW", w=width, type="dxa")
    return element


def keep_apart(body: Element) -> None:
    """An empty paragraph where the last element is a table: Word joins tables that touch, and ends in a paragraph."""
    if len(body) and body[-1].tag == qualified("w:tbl"):
        *_, style = body[-1].iter(qualified("w:pStyle"))
        add(add(add(body, "w:p"), "w:pPr"), "w:pStyle", val=str(style.get(qualified("w:val"))))
