"""How a table or a list of terms is set: what is figures, how much room it asks for, whether it stays on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

_SMALL_ROWS, _SMALL_LINES = 6, 9  # with the header: about a fifth of a page
_CELL = 14  # letters of a cell of words, below which it becomes a pillar
_GAP = 3  # letters between two columns
# Letters of a table that the column of text holds, and the page; the page in a smaller type.
_COLUMN, _PAGE, _DENSE = 72, 104, 132
# Letters of the longest term of a list that stand beside what is said of it.
_TERMS = {"narrow": 6, "middle": 14, "wide": 30}
_SHORT_LIST = 8  # terms
_FULL_WIDTH = "\u2e80"  # from here on, a letter is as wide as two

# A number with its sign, its currency and its unit of a few letters; a dash or "n/a" says that there is none.
_FIGURE_RE = re.compile(r"(?:[~≈<>≤≥(]\s?)?[-−–+±]?\s?[$€£¥₹]?\s?\d[\d\s.,:/'’٫٬]{0,24}(?:[%‰°)]|\s?[^\W\d_]{1,4}\.?)?")
_NONE_RE = re.compile(r"[-–—−.…]{0,3}|n/?a\.?", re.IGNORECASE)
_UNIT_RE = re.compile(r"\D*\Z")
_POINTS = ".,٫"
_THOUSAND = 3  # digits after what may be a point and may part thousands
_FRACTION = 4  # digits after a point that are still made up for


def figure_columns(rows: Sequence[str]) -> frozenset[int]:
    """The columns, from 0, of which every cell that says something is a figure; ``rows`` are those below the header,
    their cells parted by tabs. The first column says what a row is about and is none, even if it holds years."""
    columns = _columns(rows)
    return frozenset(n for n, cells in enumerate(columns) if n and _all_figures([cell for cell in cells if cell]))


def behind_the_point(cells: Sequence[str]) -> tuple[int, ...]:
    """For each cell of a column of figures the room that its figure wants at its end, in quarters of an em.

    So the points stand under each other, which CSS cannot align: a figure is half an em wide, a point a quarter. No
    room where that is no help: all figures have as many digits after the point, or they have different units.
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
    """The columns, from 0, whose cells are so short that none of them is broken: dates, names, figures with a unit."""
    columns = _columns(rows)
    return frozenset(n for n, cells in enumerate(columns) if cells and max(map(len, cells)) <= _CELL)


def is_small(rows: Sequence[str]) -> bool:
    """Whether a table stays on one page: if not, no more than a fifth of that page would be empty."""
    lines = sum(max(1 + len(cell) // (2 * _CELL) for cell in row.split("\t")) for row in rows)
    return len(rows) <= _SMALL_ROWS and lines <= _SMALL_LINES


def room(rows: Sequence[str]) -> str:
    """What a table asks for: "" where the column of text holds it, else "wide", "wide dense" for a smaller type,
    or "wide dense crowded" where words must be torn too."""
    columns = _columns(rows)
    letters = sum(max(map(_least, cells), default=0) for cells in columns) + _GAP * (len(columns) - 1)
    if letters <= _COLUMN:
        return ""
    return "wide" if letters <= _PAGE else "wide dense" if letters <= _DENSE else "wide dense crowded"


def terms(names: Iterable[str]) -> str:
    """How a list of terms is set: by the longest of them, and whether it stays on one page."""
    lengths = [sum(1 + (letter >= _FULL_WIDTH) for letter in name) for name in names]
    breadth = next((name for name, most in _TERMS.items() if max(lengths, default=0) <= most), "broad")
    return f"{breadth} small" if len(lengths) <= _SHORT_LIST else breadth


def _columns(rows: Sequence[str]) -> list[list[str]]:
    return [[cell.strip() for cell in cells] for cells in zip_longest(*(row.split("\t") for row in rows), fillvalue="")]


def _least(cell: str) -> int:
    """The letters in a line of a cell that is as narrow as it may be; a figure is not broken."""
    if _FIGURE_RE.fullmatch(cell):
        return len(cell)
    return max([min(len(cell), _CELL), *map(len, re.split(r"[\s/-]", cell))])


def _digits(cell: str, point: str) -> int:
    """How many digits stand behind the point."""
    number = cell.removesuffix(_unit(cell))
    before, _, after = number.rpartition(point)
    return len(after) if before and after.isdigit() and point not in before else 0


def _unit(cell: str) -> str:
    found = _UNIT_RE.search(cell)
    return found[0] if found else ""


def _all_figures(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if not _NONE_RE.fullmatch(cell)]
    return bool(said) and all(_FIGURE_RE.fullmatch(cell) for cell in said)
