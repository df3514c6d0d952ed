"""Balance the lines of headings, and avoid an article at the end of a line: ``text-wrap: balance`` of CSS Text 4, 6.2.

WeasyPrint does not support that property. It breaks a heading like a paragraph, and may leave a single word on the last
line. So the heading is broken again at narrower widths ("measures"): the narrowest that needs no additional line
balances it (the method of Chromium), and a wider one is used only if fewer of its lines end with a small word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice, repeat
from typing import Any
from weakref import WeakKeyDictionary

from pipeline.render.page.running_titles import leans
from pipeline.render.pdf.lines.phrases import Line, is_unspaced, with_whole_phrases

_TAGS = frozenset({"h1", "h2", "h3"})
_CLASSES = frozenset({"subtitle", "guest", "byline", "date", "credit"})
_STEP = 0.04  # step to a wider measure, as a part of the full one
_TRIES = 3  # measures to try once one is wide enough
_SHORT = 0.45  # part of the longest line, below which the last line looks lost

Lines = Callable[..., Iterator[Line]]


def balanced(iter_line_boxes: Lines) -> Lines:
    """WeasyPrint's function that makes lines, changed to balance those of headings.

    A page is laid out several times; results for a heading are kept as long as its document is laid out, by what all
    its layouts share.
    """
    known: WeakKeyDictionary[Any, dict[tuple[Any, float], tuple[float, ...]]] = WeakKeyDictionary()

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
    ) -> Iterator[Line]:
        def made(*lists: list[Any]) -> Iterator[Line]:
            return iter_line_boxes(context, box, position_y, bottom, skip, block, *lists, *styles)

        full = block.width
        if skip is not None or context.excluded_shapes or not _is_heading(block):
            return made(absolute, fixed)
        measures = known.setdefault(context.target_collector, {})
        key = (block.element, full)
        if key in measures:
            return within(measures[key], block, made(absolute, fixed))

        def broken(widths: tuple[float, ...]) -> Iterator[Line]:
            return within(widths, block, made([], []))

        measure, lines = _best(lambda measure: broken((measure,)), full)
        measures[key] = (measure,)
        if is_unspaced(block):
            measures[key], lines = with_whole_phrases(measure, lines, broken, full)
        return iter(lines)

    return lines_of


def _is_heading(block: Any) -> bool:
    names = ((block.element.get("class") or "") if block.element is not None else "").split()
    return block.element_tag in _TAGS or ("long" not in names and not _CLASSES.isdisjoint(names))


def within(measures: tuple[float, ...], block: Any, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines made with the block as narrow as the measure of each, and placed in the whole block.

    Args:
        measures: the last one is that of all further lines.
    """
    full = block.width
    for measure in chain(measures, repeat(measures[-1])):
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
    """The share of the remaining space that goes to the left of a line."""
    align, from_right = style["text_align_all"], style["direction"] == "rtl"
    if align == "center":
        return 0.5
    return float(align == "right" or (align == "end") != from_right if align in ("right", "end") else from_right)


def _best(broken: Callable[[float], Iterator[Line]], full: float) -> tuple[float, list[Line]]:
    """The best measure for a heading, with its lines.

    The narrowest with no more lines and no more broken words, or one of the next few if fewer of its lines end with a
    small word.
    """
    made = {full: list(broken(full))}
    most = _broken_into(made[full])
    if most[0] < 2:
        return full, made[full]
    scores = {full: _leaning(made[full])}
    measure = sum(line.width for line, _ in made[full]) / most[0] + _STEP / 2 * full
    while measure < full and len(scores) <= _TRIES:
        lines = list(islice(broken(measure), most[0] + 1))
        if all(now <= allowed for now, allowed in zip(_broken_into(lines), most, strict=True)):
            made[measure], scores[measure] = lines, _leaning(lines)
            if not scores[measure]:
                break
        measure += _STEP * full
    best = min(scores, key=lambda measure: (scores[measure], measure))
    return best, made[best]


def _broken_into(lines: list[Line]) -> tuple[int, int]:
    """The number of lines, and of words in them; a broken word counts as two."""
    return len(lines), sum(len(words_of_line(line)) for line, _ in lines)


def _leaning(lines: list[Line]) -> int:
    """Lines that end with a word belonging to the next; a short last line counts as one, a single word as two."""
    ends = [words[-1] if (words := words_of_line(line)) else "" for line, _ in lines[:-1]]
    short = lines[-1][0].width < _SHORT * max(line.width for line, _ in lines)
    return sum(map(leans, ends)) + bool(short) + (len(words_of_line(lines[-1][0])) < 2)


def words_of_line(line: Any) -> list[str]:
    return text_of(line).split()


def text_of(box: Any) -> str:
    return "".join(getattr(inner, "text", None) or "" for inner in box.descendants())
