"""Tables: the grid, rows that are not split, and a header that Word repeats on each page and reads out."""

from __future__ import annotations

import re

from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.styles.style_properties import CELL_GAP

_EDGES = 3  # characters that would fit into the padding of a cell
_LONGEST = 60  # characters; a longer cell gets no more width
_WIDE = 0.65  # the width of a letter, in multiples of its size: of bold ones, so that no word of a header is broken


def set_in(classes: str) -> float:
    """The distance between a figure and the edge of its cell, in multiples of the letter size.

    The page gives it in quarters, by the class ``less-3``, so that the decimal points of a column align.
    """
    return next((int(name.removeprefix("less-")) / 4 for name in classes.split() if name.startswith("less-")), 0.0)


def widths(texts: list[list[str]], total: int, size: float) -> list[int]:
    """The width of each column, in twips: by its longest cell, and at least its longest word if that is possible.

    Args:
        texts: texts of the cells, row by row, with no-break spaces where no line may end.
        total: width of the table, in twips.
        size: size of the letters, in points.
    """
    columns = [[row[n] for row in texts if n < len(row)] for n in range(max(map(len, texts), default=0))]
    asked = [max(4, *(min(len(text), _LONGEST) for text in column)) + _EDGES for column in columns]
    least = [_longest_word(column) * _WIDE * size * 20 + CELL_GAP for column in columns]
    shares = [total * share / sum(asked) for share in asked]
    narrow = [max(0.0, need - share) for need, share in zip(least, shares, strict=True)]
    spare = [max(0.0, share - need) for need, share in zip(least, shares, strict=True)]
    if sum(narrow) > sum(spare):
        shares = [total * need / sum(least) for need in least]  # words must be broken: as few as possible
    elif sum(narrow):
        taken = sum(narrow) / sum(spare)
        shares = [share + more - over * taken for share, more, over in zip(shares, narrow, spare, strict=True)]
    return [round(share) for share in shares]


def _longest_word(column: list[str]) -> int:
    return max((len(word) for text in column for word in re.split("[ \\t\\n]", text)), default=0)


def begin(body: Element, style_id: str, columns: list[int], indent: int, *, right_to_left: bool) -> Element:
    """A table as wide as its columns, ``indent`` twips from where a line begins.

    Its first column is on the right in a right-to-left document.
    """
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
    """A row that is not split across pages."""
    element = add(table, "w:tr")
    properties = add(element, "w:trPr")
    add(properties, "w:cantSplit")
    if header:
        add(properties, "w:tblHeader")
    return element


def cell(row_element: Element, width: int, *, last: bool) -> Element:
    """A cell, to be filled with a paragraph; the ``last`` of a row extends to the edge of the table."""
    element = add(row_element, "w:tc")
    properties = add(element, "w:tcPr")
    add(properties, "w:tcW", w=width, type="dxa")
    if last:
        add(add(properties, "w:tcMar"), "w:right", w=0, type="dxa")
    return element


def keep_apart(body: Element) -> None:
    """An empty paragraph after a table: Word joins adjacent tables, and needs a paragraph at the end."""
    if len(body) and body[-1].tag == qualified("w:tbl"):
        *_, style = body[-1].iter(qualified("w:pStyle"))
        add(add(add(body, "w:p"), "w:pPr"), "w:pStyle", val=str(style.get(qualified("w:val"))))
