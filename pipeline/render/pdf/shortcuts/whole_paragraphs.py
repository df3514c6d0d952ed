"""A shortcut through the breaking of lines: a paragraph is shaped once, and its lines are cut from it.

WeasyPrint has Pango lay out some three lines for each: the rest of the paragraph as far as two lines go, that with one
word more, and the line itself. Here the widths of the whole paragraph say which words fit, and its glyphs are those of
the line. What cannot be told from them for sure is left to WeasyPrint: a word that fits by a hair, one to be
hyphenated, several fonts or directions, spaces of other kinds. That the ends of a line are shaped as they are within
the paragraph is tried with Pango once for each pair of glyphs that a line parts.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

from pipeline.render.pdf.shortcuts.drawn_lines import Drawing, Run, cut_out

Line = tuple[Any, ...]  # layout, bytes of the line and up to the next one, width, height, baseline

_HAIR = 512  # units of Pango, half a pixel: more than the space at an end can change the width of a line
_FEW = 0.35  # ems of a letter: a text that is shorter than its line at this width is left to WeasyPrint
_ODD_RE = re.compile("[^\\S \u00a0]|[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_BREAK = 1  # the first bit of a PangoLogAttr
_PLAIN = {"white_space": "normal", "letter_spacing": "normal", "word_spacing": 0, "word_break": "normal"}


@dataclass(slots=True)
class _Kind:
    """What is known of texts of one style. ``starts``, ``ends``: pairs of glyphs that a line may part.

    ``pattern``: a line of each font as Pango made it: its layout, height and baseline.
    """

    is_plain: bool
    starts: set[tuple[int, int]] = field(default_factory=set)
    ends: set[tuple[int, int]] = field(default_factory=set)
    patterns: dict[Any, tuple[Any, float, float]] = field(default_factory=dict)


@dataclass(slots=True)
class _Paragraph:
    """A text in one run of glyphs. A line may end at a place of ``stops``; the next begins at that of ``begins``.

    ``edges``: how far each glyph is from the start; ``reached``: the same for the stops, in units of Pango.
    """

    text: str
    run: Run
    edges: array[int]
    stops: array[int]
    begins: array[int]
    reached: array[int]

    def byte(self, letter: int) -> int:
        """Where a letter is, in bytes."""
        return letter if self.text.isascii() else len(self.text[:letter].encode())

    def glyph(self, letter: int) -> int:
        """The first glyph of a letter."""
        return bisect_left(self.run.begins, self.byte(letter))


class Cutting:
    """Cuts lines from paragraphs that Pango has shaped.

    Args:
        line_break: ``weasyprint.text.line_break``.
        drawing: keeps glyphs.
    """

    def __init__(self, line_break: Any, drawing: Drawing) -> None:
        self._of, self._drawing = line_break, drawing
        ffi = line_break.ffi
        self.is_possible = drawing.is_possible and ffi.sizeof("PangoLogAttr") == 4 and sys.byteorder == "little"

    def line(self, kept: Any, text: str, style: Any, values: Any, width: float) -> Line | None:
        """The first line of a text, as ``split_first_line`` gives it; None if that is to be asked.

        Args:
            kept: what is remembered of the document.
            values: on which a line depends, of the style.
            width: pixels of the line, at most.
        """
        kinds = style.font_config.__dict__.setdefault("kinds_of_lines", {})
        kind = kinds.get(values) or kinds.setdefault(values, _Kind(self._is_plain(style)))
        if not kind.is_plain:
            return None
        paragraph = self._paragraph(kept, text, style, values, width)
        if paragraph is None:
            return None
        start = len(paragraph.text) - len(text)
        place = self._place(paragraph, start, int(width * self._of.TO_UNITS), style)
        return place and self._cut(paragraph, kind, start, *place, style, width)

    def _is_plain(self, style: Any) -> bool:
        return style["direction"] == "ltr" and all(style[name] == value for name, value in _PLAIN.items())

    def _paragraph(self, kept: Any, text: str, style: Any, values: Any, width: float) -> _Paragraph | None:
        """The paragraph that ends with a text, or the text as one."""
        latest: _Paragraph | None = kept.latest.get(values)
        if latest and latest.text.endswith(text):
            return latest
        if len(text) * style["font_size"] * _FEW < width:
            return None
        key = text, values, "whole"
        found: tuple[_Paragraph | None] | None = kept.get(key)
        if found is None:
            found = (self._shaped(text, style),)
            kept.add(key, found)
        if found[0]:
            kept.latest[values] = found[0]
        return found[0]

    def _shaped(self, text: str, style: Any) -> _Paragraph | None:
        if _ODD_RE.search(text):
            return None
        layout = self._of.Layout(style)
        layout.set_text(text)
        runs = self._drawing.runs(layout)
        if len(runs) != 1 or runs[0].is_from_right:
            return None
        attributes = self._of.pango.pango_layout_get_log_attrs_readonly(layout.layout, self._of.ffi.NULL)
        flags = array("I", bytes(self._of.ffi.buffer(attributes, 4 * (len(text) + 1))))
        edges = array("i", accumulate(runs[0].widths, initial=0))
        begins = array("i", [place for place, flag in enumerate(flags) if place and flag & _BREAK])
        stops = array("i", [place - (text[place - 1] == " ") for place in begins])
        between = (len(text[last:stop].encode()) for last, stop in pairwise((0, *stops)))
        reached = array("i", [edges[bisect_left(runs[0].begins, place)] for place in accumulate(between)])
        return _Paragraph(text, runs[0], edges, stops, begins, reached)

    def _place(self, paragraph: _Paragraph, start: int, width: int, style: Any) -> tuple[int, int | None] | None:
        """Where a line ends, and where the next one begins, or None if there is none; nothing if that is not sure."""
        before = paragraph.edges[paragraph.glyph(start)]
        if paragraph.edges[-1] - before < width - _HAIR:
            return len(paragraph.text), None
        end = bisect_right(paragraph.reached, before + width - _HAIR) - 1
        if not 0 <= end < len(paragraph.stops) - 1 or paragraph.stops[end] <= start:
            return None
        if paragraph.reached[end + 1] <= before + width + _HAIR:
            return None
        room = before + width - paragraph.reached[end]
        if self._may_be_hyphenated(paragraph, end, room + _HAIR, width, style):
            return None
        return paragraph.stops[end], paragraph.begins[end]

    def _may_be_hyphenated(self, paragraph: _Paragraph, end: int, room: int, width: int, style: Any) -> bool:
        """Whether WeasyPrint would look for a part of the next word that still fits."""
        if style["hyphens"] != "auto":
            return False
        zone = style["hyphenate_limit_zone"]
        share = zone.value / 100 * width if zone.unit == "%" else 0
        if room <= share:
            return False
        letters = paragraph.stops[end + 1] - paragraph.begins[end]
        return bool(letters >= style["hyphenate_limit_chars"][0])

    def _cut(
        self, whole: _Paragraph, kind: _Kind, start: int, end: int, following: int | None, style: Any, width: float
    ) -> Line | None:
        first, last, text = whole.glyph(start), whole.glyph(end), whole.text[start:end]
        run = cut_out(whole.run, first, last, whole.byte(start), whole.byte(end))
        length = whole.byte(end) - whole.byte(start)
        resume = None if following is None else whole.byte(following) - whole.byte(start)
        glyphs = whole.run.glyphs
        parted = [] if not first else [(kind.starts, (glyphs[first - 1], glyphs[first]))]
        if last < len(glyphs):
            parted.append((kind.ends, (glyphs[last - 1], glyphs[last])))
        pattern = kind.patterns.get(run.font)
        if not pattern or any(pair not in known for known, pair in parted):
            layout, *numbers = self._made(text, style, width)
            if layout.__dict__.get("runs") == (run,):
                kind.patterns[run.font] = layout, *numbers[1:]
                for known, pair in parted:
                    known.add(pair)
            return layout, length, resume, *numbers
        model, *measures = pattern
        layout = object.__new__(type(model))
        layout.__dict__.update(model.__dict__, text=text, runs=(run,), max_width=width)
        return layout, length, resume, (whole.edges[last] - whole.edges[first]) * self._of.FROM_UNITS, *measures

    def _made(self, text: str, style: Any, width: float) -> tuple[Any, float, float, float]:
        """A line as Pango makes it: layout, width, height, baseline."""
        layout = self._of.Layout(style, 0, width)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        made, _, _, *numbers = self._of.first_line_metrics(line, text, layout, None, True, style)
        return made, *numbers
