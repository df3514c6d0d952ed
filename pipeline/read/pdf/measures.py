"""Measure a PDF document once: the size of its text, line spacing, indents and right edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.reading_order import Region
from pipeline.read.pdf.text_lines import Line

_DEEP = 0.8  # times the size of the letters: the width of an indent
LARGER = 1.12  # times the size of the text: least size of a heading


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of a document: size of its text in points, line spacing, and how paragraphs begin."""

    size: float
    leading: float
    hangs: bool
    indents: bool
    rights: dict[int, float]

    def right(self, line: Line, region: int) -> float:
        """The right edge of the column that contains a line."""
        return max(self.rights.get(region, 0.0), line.right)


def measures_of(regions: Sequence[Region]) -> Measures:
    """Measure a document."""
    lines = [line for region in regions for line in region.lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += line.weight
    size = max(sizes, key=lambda each: (sizes[each], each))
    pairs = [(a, b) for region in regions for a, b in pairwise(region.lines) if a.size == b.size == size]
    steps = Counter(round((a.y - b.y) * 2) / 2 for a, b in pairs if 0 < a.y - b.y < size * 4)
    leading = _leading(steps, size)
    hangs, indents = _indents(regions, size)
    return Measures(size, leading, hangs, indents, _rights(regions, size))


def _leading(steps: Counter[float], size: float) -> float:
    """The line spacing within a paragraph: the smallest frequent distance."""
    often = [step for step, count in steps.items() if count * 5 >= max(steps.values())]
    return min(often) if often else size * 1.2


def left_of(region: Region) -> float:
    """The left edge of most lines of a region, without indents."""
    places = Counter(round(line.left) for line in region.lines)
    often = [place for place, count in places.items() if count * 4 >= max(places.values())]
    return float(min(often))


def _indents(regions: Sequence[Region], size: float) -> tuple[bool, bool]:
    """Whether paragraphs have hanging indents, and whether they have first-line indents.

    A line that begins with a lower-case letter continues a paragraph: if it is further right than the line before, that
    was the first line of a hanging indent; if further left, of a first-line indent. In scripts without lower case only
    the shape decides.
    """
    hanging = indented = 0
    cased = any(line.text[:1].islower() for region in regions for line in region.lines)
    for region in regions:
        for before, line, after in zip(region.lines, region.lines[1:], [*region.lines[2:], None], strict=False):
            deep = line.left - before.left
            if cased:
                hanging += deep > size * _DEEP and line.text[:1].islower()
                indented += deep < -size * _DEEP and line.text[:1].islower()
            elif after is not None and deep > size * _DEEP:
                hanging += abs(after.left - line.left) < size * 0.3
                indented += after.left - line.left < -size * _DEEP
    return hanging > indented and hanging > 2, indented >= hanging and indented > 2


def _rights(regions: Sequence[Region], size: float) -> dict[int, float]:
    """The right edge of each region by its number: that of all columns with the same left edge."""
    keys = [round(left_of(region) / 12) for region in regions]
    ends = [_end(region, size) for region in regions]
    alike: dict[int, list[float]] = defaultdict(list)
    for key, region, end in zip(keys, regions, ends, strict=True):
        if len(region.lines) > 2:
            alike[key].append(end)
    usual = {key: median(each) for key, each in alike.items()}
    return {number: max(usual.get(key, end), end) for number, (key, end) in enumerate(zip(keys, ends, strict=True))}


def _end(region: Region, size: float) -> float:
    """The right edge of a region, from its large lines only if it has no others."""
    plain = [line.right for line in region.lines if line.size <= size * LARGER]
    return max(plain or [line.right for line in region.lines])
