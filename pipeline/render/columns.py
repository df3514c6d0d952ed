"""Which columns of a table hold figures: they are set right, so that ones stand under ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SMALL = 12  # rows that fit on any page together

# A number with its sign, its currency and its unit of a few letters; a dash or "n/a" says that there is none.
_FIGURE_RE = re.compile(r"(?:[~≈<>≤≥(]\s?)?[-−–+±]?\s?[$€£¥₹]?\s?\d[\d\s.,:/'’٫٬]{0,24}(?:[%‰°)]|\s?[^\W\d_]{1,4}\.?)?")
_NONE_RE = re.compile(r"[-–—−.…]{0,3}|n/?a\.?", re.IGNORECASE)


def figure_columns(rows: Sequence[str]) -> frozenset[int]:
    """The columns, from 0, of which every cell that says something is a figure; ``rows`` are those below the header,
    their cells parted by tabs. The first column says what a row is about and is none, even if it holds years."""
    cells = [row.split("\t") for row in rows]
    width = max(map(len, cells), default=0)
    return frozenset(n for n in range(1, width) if _all_figures([row[n].strip() for row in cells if n < len(row)]))


def is_small(rows: Sequence[object]) -> bool:
    """Whether a table stays on one page."""
    return len(rows) <= _SMALL


def _all_figures(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if not _NONE_RE.fullmatch(cell)]
    return bool(said) and all(_FIGURE_RE.fullmatch(cell) for cell in said)
