"""Fuller last lines of paragraphs: ``text-wrap: pretty`` of CSS Text 4, 6.2, which WeasyPrint does not support.

A last line of one word, or of a few letters, looks lost. The last lines of such a paragraph are broken again at
narrower widths ("measures"), until enough words are on the last one. If that would leave a line above it visibly short,
all lines stay as they were.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from pipeline.render.pdf.lines.balance import Lines, text_of, within, words_of_line
from pipeline.render.pdf.lines.phrases import Line, is_unspaced

_TAGS = frozenset({"p", "dd"})
_AGAIN = 6  # lines at the end that are broken again
_LOST = 1 / 6  # of the column: a shorter last line looks lost
_SHORT = 0.74  # of the column: a shorter line is visibly short, also in ragged text
_CLOSER = 0.01  # of a pixel: the widest line does not fit on a measure that is so much narrower

Place = tuple[int, ...]  # where a line begins: the way to its box, and the byte in its text


@dataclass(frozen=True, slots=True)
class _Measure:
    """The ``width`` of the lines from ``place`` on, in a paragraph with this ``text``."""

    text: str
    place: Place
    width: float


@dataclass(frozen=True, slots=True)
class _Made:
    """A line with the place where it begins, as WeasyPrint has it, and how far down the page."""

    skip: Any
    top: float
    line: Any
    resume_at: Any


def with_full_last_lines(iter_line_boxes: Lines) -> Lines:
    """WeasyPrint's function that makes lines, changed to end a paragraph with more than a word.

    A paragraph is laid out several times, and may continue on the next page, so measures are kept as long as its
    document is laid out.
    """
    known: WeakKeyDictionary[Any, dict[tuple[Any, float], _Measure]] = WeakKeyDictionary()

    def lines_of(
        context: Any, box: Any, top: Any, bottom: Any, skip: Any, block: Any, absolute: Any, fixed: Any, *styles: Any
    ) -> Iterator[Line]:
        if context.excluded_shapes or not _is_text(block):
            return iter_line_boxes(context, box, top, bottom, skip, block, absolute, fixed, *styles)

        def broken(skip: Any, top: Any, width: float) -> Iterator[_Made]:
            first = styles if skip is None else (None,) * len(styles)
            lines = iter_line_boxes(context, box, top, bottom, skip, block, absolute, fixed, *first)
            for line, resume_at in within((width,), block, lines):
                yield _Made(skip, top, line, resume_at)
                skip, top = resume_at, line.position_y + line.height

        paragraph = _Paragraph(broken, box, block.width, known.setdefault(context.target_collector, {}))
        return ((made.line, made.resume_at) for made in paragraph.lines(skip, top))

    return lines_of


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph whose lines are ``broken`` from a place on at a width; ``full`` is that of the column."""

    broken: Callable[[Any, float, float], Iterator[_Made]]
    box: Any
    full: float
    known: dict[tuple[Any, float], _Measure]

    def lines(self, skip: Any, top: float) -> Iterator[_Made]:
        """Its lines from a place on; the last ones are known before they are handed on."""
        measure = self.known.get(self._key)
        if measure and measure.text != text_of(self.box):  # another number of a page is in it
            measure = None
        last: deque[_Made] = deque()
        for made in self.broken(skip, top, self.full):
            if measure and _place(made.skip) >= measure.place:
                yield from last
                yield from self.broken(made.skip, made.top, measure.width)
                return
            last.append(made)
            if len(last) > _AGAIN:
                yield last.popleft()
        yield from self._better(list(last))

    @property
    def _key(self) -> tuple[Any, float]:
        return self.box.element, self.full

    def _better(self, last: list[_Made]) -> list[_Made]:
        """The last lines, narrower if that makes them better."""
        ends = (number for number, made in enumerate(last, 1) if made.resume_at and _ends_by_hand(made.line))
        begin = max(ends, default=0)
        now = last[begin:]
        if len(now) < 2 or not self._is_lost(now[-1].line):
            return last
        least = min(_SHORT * self.full, min(_widths(now)))
        while (width := max(_widths(now)) - _CLOSER) > least:
            again = list(self.broken(now[0].skip, now[0].top, width))
            if len(again) > len(now) or max(_widths(again)) > width:
                break
            now = again
            if not self._is_lost(now[-1].line) and min(_widths(now)) >= least:
                self.known[self._key] = _Measure(text_of(self.box), _place(now[0].skip), width)
                return [*last[:begin], *now]
        return last

    def _is_lost(self, line: Any) -> bool:
        return bool(line.width < _LOST * self.full or len(words_of_line(line)) < 2)


def _is_text(block: Any) -> bool:
    """A paragraph, or an item with words of the text, whose words have spaces between them."""
    is_item = block.element_tag == "li" and block.element.get("data-block")
    return (block.element_tag in _TAGS or is_item) and not is_unspaced(block)


def _widths(lines: list[_Made]) -> list[float]:
    """The widths of all lines but the last."""
    return [made.line.width for made in lines[:-1]]


def _ends_by_hand(line: Any) -> bool:
    return any(box.element_tag == "br" for box in line.descendants())


def _place(skip: Any) -> Place:
    place = []
    while skip:
        ((index, skip),) = skip.items()
        place.append(index)
    return tuple(place)
