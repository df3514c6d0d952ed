"""Group lines into paragraphs and headings, by spacing, indents, sizes, and whether the next word would have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.pdf.measures import LARGER, Measures, left_of
from pipeline.read.pdf.reading_order import Region
from pipeline.read.pdf.text_lines import Line
from pipeline.text.ends import may_end_paragraph
from pipeline.text.labels import COLONS, SPEAKER


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph. ``large``: they are larger than the text."""

    lines: tuple[Line, ...]
    large: bool


def paragraphs_of(regions: Sequence[Region], measures: Measures) -> Iterator[Paragraph]:
    """The paragraphs of a document; one may continue in the next column or on the next page."""
    group: list[tuple[Line, int]] = []
    for number, region in enumerate(regions):
        left = left_of(region)
        for place, line in enumerate(region.lines):
            if group and _begins(group, line, number, place == 0, left, measures):
                yield _paragraph(group, measures)
                group = []
            group.append((line, number))
    if group:
        yield _paragraph(group, measures)


def without_footnotes(regions: Sequence[Region], measures: Measures) -> tuple[list[Region], list[Region]]:
    """The regions without footnotes, and the footnotes: small print after a number or a star, below the text."""
    kept, small = [], []
    for region in regions:
        place = len(region.lines)
        while place and region.lines[place - 1].size < measures.size * _SMALLER:
            place -= 1
        first = next((n for n in range(place, len(region.lines)) if _NOTE_RE.match(region.lines[n].text)), None)
        if place and first is not None:
            kept.append(Region(region.lines[:first]))
            small.append(Region(region.lines[first:]))
        else:
            kept.append(region)
    return kept, small


def is_item(text: str) -> bool:
    """Whether a paragraph is a list item, by the bullet before it."""
    return bool(_BULLET_RE.match(text))


_EMPTY = 0.6  # empty share of a line after which a break is intended even inside a sentence
_SMALLER = 0.93  # times the size of the text: letters of a footnote
_NOTE_RE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})[.)]?\s?\S")
_BULLET_RE = re.compile(r"[•◦▪‣●■]\s")
_ITEM_RE = re.compile(r"[•◦▪‣●■–]\s|\(?\d{1,2}[.)]\s")
_LABEL_RE = re.compile(rf"(?:[QA][.:]?\s|{SPEAKER}[{COLONS}]\s|(?:M[RS]S?|DR|THE|SEN|REP)\.?\s[A-Z.’' -]{{2,40}}\.\s)")


def _begins(
    group: Sequence[tuple[Line, int]], line: Line, number: int, first: bool, left: float, measures: Measures
) -> bool:
    """Whether a line begins a paragraph."""
    last, region = group[-1]
    if _is_resized(last, line) or (_looks(last) != _looks(line) and _ends(last, line, region, measures)):
        return True
    large = line.size > measures.size * LARGER
    if first and number != region:
        return large or _begins_page(last, line, region, left, measures)
    step = last.y - line.y
    if step > max(measures.leading, line.size * 1.05) * 1.35 and not large:
        return True
    if large:
        return step > line.size * 2
    return _opens(group, line, measures) or _ends(last, line, region, measures)


def _is_resized(last: Line, line: Line) -> bool:
    """Whether a line has no letters of the size of the line before."""
    return all(abs(piece.look.size - last.size) > last.size * 0.08 for piece in line.pieces)


def _looks(line: Line) -> bool:
    """Whether a line is bold throughout."""
    return all(piece.look.bold for piece in line.pieces)


def _begins_page(last: Line, line: Line, region: int, left: float, measures: Measures) -> bool:
    """Whether the first line of a column or a page begins a paragraph: the last line was short, or ends a sentence."""
    if _ends(last, line, region, measures) or _ITEM_RE.match(line.text):
        return True
    closed = may_end_paragraph(last.text)
    if measures.indents:
        return closed and line.left > left + line.size * 0.8
    return closed and (not line.text[:1].islower())


def _opens(group: Sequence[tuple[Line, int]], line: Line, measures: Measures) -> bool:
    """Whether a line opens a paragraph by its indent, by the mark of a list item, or by a label."""
    last = group[-1][0]
    deep = line.left - last.left
    closed = may_end_paragraph(last.text)
    if _ITEM_RE.match(line.text) and (closed or _ITEM_RE.match(group[0][0].text)):
        return True
    if closed and _LABEL_RE.match(f"{line.text} "):
        return True
    if line.text[:1].islower() and not closed:
        return False
    if measures.hangs:
        return deep < -line.size * 0.8
    if deep > line.size * 0.8:
        if len(group) == 1 and any(abs(piece.left - line.left) < 2 for piece in last.pieces[1:]):
            return False  # a label is in the margin before the first line
        return measures.indents or (closed and len(group) > 1)
    return False


def _ends(last: Line, line: Line, region: int, measures: Measures) -> bool:
    """Whether a line was ended on purpose: the first word of the next would have fitted."""
    right = measures.right(last, region)
    first = line.pieces[0]
    word = first.right
    for piece in line.pieces[1:]:
        if piece.spaced:
            break
        word = piece.right
    room = right - last.right
    if line.text[:1].islower() and not may_end_paragraph(last.text) and _looks(last) == _looks(line):
        return room > (right - last.left) * _EMPTY  # a sentence that clearly continues, in lines with a ragged edge
    return room > (word - first.left) + last.size * 0.9 and not last.text.rstrip().endswith("-")


def _paragraph(group: Iterable[tuple[Line, int]], measures: Measures) -> Paragraph:
    lines = tuple(line for line, _ in group)
    return Paragraph(lines, lines[0].size > measures.size * LARGER)
