"""How to set tables and lists of terms: columns of figures, the width they need, whether to keep them on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

_SMALL_ROWS, _SMALL_LINES = 6, 9  # with the header: about a fifth of a page
_CELL = 14  # least letters in a line of a cell of words
_GAP = 3  # letters between two columns
# Letters in a line of a table as wide as the column of text, and as wide as the page; the page in smaller type.
_COLUMN, _PAGE, _DENSE = 72, 104, 132
# Letters of the longest term of a list that fits to the left of its explanation.
_TERMS = {"narrow": 6, "middle": 14, "wide": 30}
_SHORT_LIST = 8  # terms
_FULL_WIDTH = "\u2e80"  # characters from here on are twice as wide

# A number with its sign, its currency and a short unit; a dash or "n/a" means that there is none.
_FIGURE_RE = re.compile(r"(?:[~≈<>≤≥(]\s?)?[-−–+±]?\s?[$€£¥₹]?\s?\d[\d\s.,:/'’٫٬]{0,24}(?:[%‰°)]|\s?[^\W\d_]{1,4}\.?)?")
_NONE_RE = re.compile(r"[-–—−.…]{0,3}|n/?a\.?", re.IGNORECASE)
_UNIT_RE = re.compile(r"\D*\Z")
_POINTS = ".,٫"
_THOUSAND = 3  # digits after a point, which may also separate thousands
_FRACTION = 4  # most digits after a point that are aligned


def figure_columns(rows: Sequence[str]) -> frozenset[int]:
    """The columns, from 0, in which all non-empty cells are figures.

    ``rows`` are those below the header, their cells separated by tabs. The first column names the rows and does not
    count, even if it holds years.
    """
    columns = _columns(rows)
    return frozenset(n for n, cells in enumerate(columns) if n and _all_figures([cell for cell in cells if cell]))


def behind_the_point(cells: Sequence[str]) -> tuple[int, ...]:
    """For each cell of a column of figures the space to leave after its figure, in quarters of an em.

    This aligns the decimal points, which CSS cannot do: a figure is half an em wide, a point a quarter. No space if it
    would not help: all figures have the same number of decimals, or their units differ.
    """
    said = [cell.strip() for cell in cells]
    numbers = [cell for cell in said if not _NONE_RE.fullmatch(cell)]
    points = [point for point in _POINTS if any(_digits(cell, point) not in (0, _THOUSAND) for cell in numbers)]
    if len(points) != 1 or len({_unit(cell) for cell in numbers}) != 1:
        return (0,) * len(said)
    digits = [_digits(cell, points[0]) for cell in said]
    longest, figures = max(digits), frozenset(numbers)
    if longest > _FRACTION:
        return (0,) * len(said)
    return tuple(
        2 * (longest - count) + (count == 0) if cell in figures else 0 for cell, count in zip(said, digits, strict=True)
    )


def whole_columns(rows: Sequence[str]) -> frozenset[int]:
    """The columns, from 0, with cells so short that none of them is broken: dates, names, figures with a unit."""
    columns = _columns(rows)
    return frozenset(n for n, cells in enumerate(columns) if cells and max(map(len, cells)) <= _CELL)


def is_small(rows: Sequence[str]) -> bool:
    """Whether to keep a table on one page: at most a fifth of the page before it stays empty then."""
    lines = sum(max(1 + len(cell) // (2 * _CELL) for cell in row.split("\t")) for row in rows)
    return len(rows) <= _SMALL_ROWS and lines <= _SMALL_LINES


def room(rows: Sequence[str]) -> str:
    """The class for the width that a table needs: "" if it fits the column of text.

    Else "wide", "wide dense" for smaller type, or "wide dense crowded" if words must be broken too.
    """
    columns = _columns(rows)
    letters = sum(max(map(_least, cells), default=0) for cells in columns) + _GAP * (len(columns) - 1)
    if letters <= _COLUMN:
        return ""
    return "wide" if letters <= _PAGE else "wide dense" if letters <= _DENSE else "wide dense crowded"


def terms(names: Iterable[str]) -> str:
    """How to set a list of terms: by the longest of them, and whether to keep it on one page."""
    lengths = [sum(1 + (letter >= _FULL_WIDTH) for letter in name) for name in names]
    breadth = next((name for name, most in _TERMS.items() if max(lengths, default=0) <= most), "broad")
    return f"{breadth} small" if len(lengths) <= _SHORT_LIST else breadth


def _columns(rows: Sequence[str]) -> list[list[str]]:
    return [[cell.strip() for cell in cells] for cells in zip_longest(*(row.split("\t") for row in rows), fillvalue="")]


def _least(cell: str) -> int:
    """The letters in a line of a cell at its narrowest; a figure is not broken."""
    if _FIGURE_RE.fullmatch(cell):
        return len(cell)
    return max([min(len(cell), _CELL), *map(len, re.split(r"[\s/-]", cell))])


def _digits(cell: str, point: str) -> int:
    """The number of digits after the point."""
    number = cell.removesuffix(_unit(cell))
    before, _, after = number.rpartition(point)
    return len(after) if before and after.isdigit() and point not in before else 0


def _unit(cell: str) -> str:
    found = _UNIT_RE.search(cell)
    return found[0] if found else ""


def _all_figures(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if not _NONE_RE.fullmatch(cell)]
    return bool(said) and all(_FIGURE_RE.fullmatch(cell) for cell in said)
