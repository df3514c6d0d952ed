"""The order in which a page is read: columns from left to right, between what stands across them.

Between two columns is a strip that few lines cross, with lines of some width to both sides of it. What crosses it, a
title or a picture's caption, divides the columns into those above and those below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.read.pdf.text_lines import Line, joined


@dataclass(slots=True)
class Region:
    """Lines that stand below each other, from the top down."""

    lines: list[Line]

    @property
    def left(self) -> float:
        """Where most lines begin."""
        return min(line.left for line in self.lines)


def regions_of(runs: Sequence[Line]) -> list[Region]:
    """The runs of a page as regions in the order of reading."""
    if not runs:
        return []
    strip = _strip(runs)
    if strip is None:
        return [Region(joined(runs))]
    left = [run for run in runs if run.right <= strip + 1]
    right = [run for run in runs if run.left >= strip - 1]
    across = [run for run in runs if run.right > strip + 1 and run.left < strip - 1]
    found: list[Region] = []
    top = float("inf")
    for line in [*joined(across), None]:
        bottom = line.y if line is not None else float("-inf")
        for side in (left, right):
            found += regions_of([run for run in side if bottom < run.y <= top])
        if line is not None:
            found.append(Region([line]))
        top = bottom
    return _merged(found)


_FEWEST = 4  # lines to either side of a strip
_SHARE = 0.2  # of the width of the page's text, that the lines to either side have at least
_CROSSED = 0.25  # of the lines, that may cross the strip
_MOST = 4_000  # lines of a page; one with more is a drawing
_TRIED = 40  # places where lines begin, which may be those of a column
_WIDEST = 12  # times the size of the letters: what is narrower has no two columns
_NARROWEST = 0.7  # times the size of the letters: the width of a strip


def _strip(runs: Sequence[Line]) -> float | None:
    """The middle of the strip between two columns, where many lines begin that few cross; None where there is none."""
    start, end = min(run.left for run in runs), max(run.right for run in runs)
    width, size = end - start, median(run.size for run in runs)
    if not 2 * _FEWEST <= len(runs) <= _MOST or width < _WIDEST * size:
        return None
    begins = dict(Counter(round(run.left / 2) * 2 for run in runs).most_common(_TRIED))
    best: tuple[int, float] | None = None
    for place, count in begins.items():
        if count < 2 or not start + width * 0.15 < place < end - width * 0.15:
            continue
        low = max((run.right for run in runs if run.right <= place + 1), default=start)
        middle = (low + place) / 2
        if place - low >= size * _NARROWEST and _parts(runs, middle, width) and (best is None or count > best[0]):
            best = (count, middle)
    return best[1] if best else None


def _parts(runs: Sequence[Line], middle: float, width: float) -> bool:
    """Whether a strip has columns of text to both sides, next to each other."""
    left = [run for run in runs if run.right <= middle]
    right = [run for run in runs if run.left >= middle]
    crossing = len(runs) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST and not _begins_level(left, right, crossing):
        return False
    if crossing > max(len(runs) * _CROSSED, 2):
        return False
    if min(median(run.right - run.left for run in side) for side in (left, right)) < width * _SHARE:
        return False
    low, high = (
        max(min(run.y for run in side) for side in (left, right)),
        min(max(run.y for run in side) for side in (left, right)),
    )
    heights = [max(run.y for run in side) - min(run.y for run in side) for side in (left, right)]
    return high - low >= min(heights) * 0.5


def _begins_level(left: Sequence[Line], right: Sequence[Line], crossing: int) -> bool:
    """Whether a few lines to the right are the beginning of a column: level with that to the left, which is long."""
    if len(right) < 2 or len(left) < 2 * _FEWEST or crossing > 2:
        return False
    first = max(left, key=lambda run: run.y)
    return abs(first.y - max(run.y for run in right)) < first.size * 2


def _merged(regions: list[Region]) -> list[Region]:
    """Regions across the page that follow each other as one."""
    made: list[Region] = []
    for region in regions:
        if made and len(region.lines) == 1 and len(made[-1].lines) and _is_same(made[-1].lines[-1], region.lines[0]):
            made[-1].lines += region.lines
        else:
            made.append(region)
    return made


def _is_same(one: Line, other: Line) -> bool:
    """Whether two lines that follow each other are of one block: as large, and near."""
    return (
        one.size == other.size
        and 0 < one.y - other.y < one.size * 2.2
        and one.left < other.right
        and other.left < one.right
    )
