"""The reading order of a page: columns from left to right, between the lines that cross them.

Between two columns is a strip that few lines cross, with lines of some width on both sides. A line that crosses it, of
a title or a caption, divides the columns into those above and those below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.read.pdf.text_lines import Line, joined


@dataclass(slots=True)
class Region:
    """Lines below each other, from the top down."""

    lines: list[Line]

    @property
    def left(self) -> float:
        """The left edge of most lines."""
        return min(line.left for line in self.lines)


def regions_of(runs: Sequence[Line]) -> list[Region]:
    """Group the runs of a page into regions, in reading order."""
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


_FEWEST = 4  # lines on either side of a strip
_SHARE = 0.2  # of the width of the page's text: least width of the lines on either side
_CROSSED = 0.25  # share of the lines that may cross the strip
_MOST = 4_000  # lines of a page; one with more is a drawing
_TRIED = 40  # left edges of lines that are tried as the left edge of a column
_WIDEST = 12  # times the size of the letters: a narrower area has no two columns
_NARROWEST = 0.7  # times the size of the letters: least width of a strip


def _strip(runs: Sequence[Line]) -> float | None:
    """The middle of the strip between two columns, where many lines begin and few cross; None if there is none."""
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
    """Whether a strip has columns of text on both sides, next to each other."""
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
    """Whether a few lines on the right begin a column: they are level with a long one on the left."""
    if len(right) < 2 or len(left) < 2 * _FEWEST or crossing > 2:
        return False
    first = max(left, key=lambda run: run.y)
    return abs(first.y - max(run.y for run in right)) < first.size * 2


def _merged(regions: list[Region]) -> list[Region]:
    """Merge adjacent regions that cross the page."""
    made: list[Region] = []
    for region in regions:
        if made and len(region.lines) == 1 and len(made[-1].lines) and _is_same(made[-1].lines[-1], region.lines[0]):
            made[-1].lines += region.lines
        else:
            made.append(region)
    return made


def _is_same(one: Line, other: Line) -> bool:
    """Whether two adjacent lines belong to one block: they are of one size, and close."""
    return (
        one.size == other.size
        and 0 < one.y - other.y < one.size * 2.2
        and one.left < other.right
        and other.left < one.right
    )
