"""Lines of a heading are about equally long, and none ends with an article: ``text-wrap: balance`` of CSS Text 4, 6.2.

WeasyPrint does not know that property. It breaks a heading as it does a paragraph, and leaves a word alone on the last
line. So a heading is broken again in narrower measures: the narrowest that takes no line more balances it (the method
of Chromium), and a wider one is taken only where it ends fewer lines with a small word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.render.titles import leans

_TAGS = frozenset({"h1", "h2", "h3"})
_CLASSES = frozenset({"subtitle", "guest", "byline", "date", "credit"})
_NARROWEST, _STEPS = 0.45, 6  # of the full measure; halvings, after which a measure is known to a hundredth
_TRIES = 5  # measures between the narrowest and the full one

Lines = Callable[..., Iterator[tuple[Any, Any]]]


def balanced(iter_line_boxes: Lines) -> Lines:
    """WeasyPrint's maker of lines, which makes those of headings evenly long."""

    def lines_of(
        context: Any,
        box: Any,
        position_y: Any,
        bottom: Any,
        skip: Any,
        block: Any,
        absolute: Any,
        fixed: Any,
        *styles: Any,
    ) -> Iterator[tuple[Any, Any]]:
        def broken(measure: float, *lists: list[Any]) -> Iterator[tuple[Any, Any]]:
            return _within(
                measure, block, iter_line_boxes(context, box, position_y, bottom, skip, block, *lists, *styles)
            )

        full = block.width
        if skip is None and _is_heading(block) and not context.excluded_shapes:
            measure = _best_measure(lambda width: [line for line, _ in broken(width, [], [])], full)
        else:
            measure = full
        return broken(measure, absolute, fixed)

    return lines_of


def _is_heading(block: Any) -> bool:
    names = ((block.element.get("class") or "") if block.element is not None else "").split()
    return block.element_tag in _TAGS or ("long" not in names and not _CLASSES.isdisjoint(names))


def _within(measure: float, block: Any, lines: Iterator[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The lines, each made while the block is as narrow as the measure, and put where they stand in the whole block."""
    full = block.width
    while True:
        block.width = measure
        try:
            line, resume_at = next(lines)
        except StopIteration:
            return
        finally:
            block.width = full
        if measure < full:
            line.translate((full - measure) * _share_before(block.style), 0)
        yield line, resume_at


def _share_before(style: Any) -> float:
    """How much of the room that is left stands before a line, on its left side."""
    align, from_right = style["text_align_all"], style["direction"] == "rtl"
    if align == "center":
        return 0.5
    return float(align == "right" or (align == "end") != from_right if align in ("right", "end") else from_right)


def _best_measure(broken: Callable[[float], list[Any]], full: float) -> float:
    most = _broken_into(broken(full))
    if most[0] < 2:
        return full
    low, high = _NARROWEST * full, full
    for _ in range(_STEPS):
        middle = (low + high) / 2
        fits = all(now <= allowed for now, allowed in zip(_broken_into(broken(middle)), most, strict=True))
        low, high = (low, middle) if fits else (middle, high)
    measures = [high + step * (full - high) / _TRIES for step in range(_TRIES + 1)]
    return min(measures, key=lambda measure: (_leaning(broken(measure)), measure))


def _broken_into(lines: list[Any]) -> tuple[int, int]:
    """The number of lines, and of words in them: a word that is torn counts as two."""
    return len(lines), sum(len(_words(line)) for line in lines)


def _leaning(lines: list[Any]) -> int:
    """How many lines end with a word that belongs to the next; a last line of one word counts as one."""
    ends = [words[-1] if (words := _words(line)) else "" for line in lines[:-1]]
    return sum(map(leans, ends)) + (len(_words(lines[-1])) < 2)


def _words(line: Any) -> list[str]:
    return "".join(getattr(box, "text", None) or "" for box in line.descendants()).split()
