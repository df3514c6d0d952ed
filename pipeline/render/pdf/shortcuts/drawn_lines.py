"""A shortcut through the drawing of lines, which Pango has already shaped when it measured them:

- The glyphs of a line that was measured are kept, and drawn. WeasyPrint has Pango shape each line once more.
- What a glyph adds to the page is worked out once for each font and width, not for each place where it occurs.
- WeasyPrint writes a correction behind nearly every glyph; most are zero, and make a page a fifth longer.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Function = Callable[..., Any]
Pair = tuple[int, int]  # a glyph and its width in units of Pango
_NUMBERS = 5  # of a PangoGlyphInfo: glyph, width, two offsets, attributes
_SIZE = 4 * _NUMBERS  # bytes
_OLD = 14802  # versions of Pango before this one do not know the size of a font (GNOME/pango#530)
_MOST = 0xFFFE  # number of a glyph (ISO/IEC 14496-22, 5.2.6: a font has at most 65,535)
_EMPTY = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY, of characters that are not drawn, such as a word joiner
_NOTHING = 0xFFFF  # kept in its place


@dataclass(frozen=True, slots=True, eq=False)
class _Font:
    """A font of Pango. ``line``: some layout that uses it, and so keeps it where it is."""

    pango_font: Any
    line: Any
    key: int
    size: float

    def of(self, stream: Any) -> Any:
        """The font of the PDF."""
        return stream._fonts.get(self.key) or stream.add_font(self.pango_font)[0]


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in a line. ``begins``: where in the text the cluster of each begins, in bytes, and the end.

    ``times``: how often they are drawn, one after the other.
    """

    font: _Font
    glyphs: array[int]
    widths: array[int]
    begins: array[int]
    is_from_right: bool
    times: int = 1


class Drawing:
    """Replacements of functions of WeasyPrint that keep and draw the glyphs of a line.

    Args:
        text: ``weasyprint.draw.text``.
        fonts: ``weasyprint.text.fonts``.
    """

    def __init__(self, text: Any, fonts: Any) -> None:
        self._ffi, self._pango, self._unit = text.ffi, text.pango, text.FROM_UNITS
        self._key = fonts.get_pango_font_key
        self.is_possible = self._ffi.sizeof("PangoGlyphInfo") == _SIZE and self._pango.pango_version() >= _OLD

    def deactivated(self, deactivate: Function) -> Function:
        """``Layout.deactivate``, which lets go of a line that was measured."""

        def let_go(layout: Any) -> None:
            if layout.layout is not None and not layout.justification_spacing:
                layout.runs = self.runs(layout)
            deactivate(layout)

        return let_go

    def reactivated(self, reactivate: Function) -> Function:
        """``Layout.reactivate``, which has Pango make the line again."""

        def wake(layout: Any, style: Any) -> None:
            if layout.__dict__.get("runs"):
                layout.layout = layout.language = None
                layout.style = style
            else:
                reactivate(layout, style)

        return wake

    def drawn(self, draw_first_line: Function) -> Function:
        """``draw.text.draw_first_line``, which still draws lines that are cut off, emoji, and glyphs that are moved."""

        def draw(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
            layout = textbox.pango_layout
            runs: tuple[Run, ...] = layout.__dict__.get("runs") or ()
            if not runs:  # it is awake
                self._pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
                runs = self.runs(layout)
            cut = text_overflow == "ellipsis" or block_ellipsis != "none"
            if cut or not runs or any(map(_is_picture, (run.font.of(stream) for run in runs))):
                if layout.layout is None:
                    layout.runs = ()
                    layout.reactivate(layout.style)
                return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
            if textbox.text.strip():
                stream.set_text_matrix(*matrix.values)
                for font, several in groupby(runs, lambda run: run.font):
                    stream.set_font_size(font.of(stream).hash, font.size)
                    shown = "".join(self._operand(run, stream, layout.text) for run in several)
                    stream.show_text(shown.replace("<>", ""))
            return []

        return draw

    def runs(self, layout: Any) -> tuple[Run, ...]:
        """The glyphs of a layout of one line that is not empty; none if one of them is moved or missing."""
        line, index = layout.get_first_line()
        made: list[Run] = []
        run = line.runs[0] if line.runs and index is None else self._ffi.NULL
        while run != self._ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            count = glyphs.num_glyphs
            numbers = array("i", bytes(self._ffi.buffer(glyphs.glyphs, count * _SIZE)))
            shown, widths = numbers[::_NUMBERS], numbers[1::_NUMBERS]
            if max(shown) > _MOST:
                shown = _without_empty(shown, widths)
            if any(numbers[2::_NUMBERS]) or any(numbers[3::_NUMBERS]) or not shown:
                return ()
            begins = array("i", bytes(self._ffi.buffer(glyphs.log_clusters, count * 4)))
            begins.append(item.length)
            offset = item.offset
            if offset:
                begins = array("i", [begin + offset for begin in begins])
            font = self._font(item.analysis.font, layout)
            made.append(Run(font, array("H", shown), widths, begins, bool(item.analysis.level % 2)))
            run = run.next
        return tuple(made)

    def _font(self, pango_font: Any, layout: Any) -> _Font:
        known = layout.style.font_config.__dict__.setdefault("fonts_of_lines", {})
        address = int(self._ffi.cast("uintptr_t", pango_font))
        if address not in known:
            key, _, size = self._key(pango_font)
            known[address] = _Font(pango_font, layout.layout, key, size)
        font: _Font = known[address]
        return font

    def _operand(self, run: Run, stream: Any, words: str) -> str:
        """A run as an operand of ``TJ``. What is repeated begins at its place each time, to a thousandth of a unit."""
        shown = f"<{self._shown(run, stream, words)}>"
        if run.times == 1:
            return shown
        widths, thousandth = run.font.of(stream).widths, 1000 * self._unit / run.font.size
        exact = [widths[glyph] - width * thousandth for glyph, width in zip(run.glyphs, run.widths, strict=True)]
        return (shown + f"{sum(exact) - sum(map(int, exact)):.3f}") * run.times

    def _shown(self, run: Run, stream: Any, words: str) -> str:
        """Glyphs as an operand of ``TJ`` (ISO 32000-1, 9.4.3), in hexadecimal digits, without the outer brackets.

        Args:
            words: the text of the whole line.
        """
        font = run.font.of(stream)
        known: dict[Pair, str] = font.__dict__.setdefault("pieces", {}).setdefault(run.font.size, {(_NOTHING, 0): ""})
        pairs = tuple(zip(run.glyphs, run.widths, strict=True))
        try:
            return "".join(map(known.__getitem__, pairs))
        except KeyError:
            return "".join(self._learned(run, pairs, stream, words))

    def _learned(self, run: Run, pairs: tuple[Pair, ...], stream: Any, words: str) -> Iterator[str]:
        font = run.font.of(stream)
        known = font.pieces[run.font.size]
        for place, pair in enumerate(pairs):
            piece = known.get(pair)
            if piece is None:
                _name(run, place, font, words)
                piece = self._piece(pair, run.font, stream)
                if pair[0] in font.to_unicode:  # else its next place may tell which text it stands for
                    known[pair] = piece
            yield piece

    def _piece(self, pair: Pair, font: _Font, stream: Any) -> str:
        """A glyph, and how much closer the next one comes, in thousandths of the size."""
        (glyph, width), widths = pair, font.of(stream).widths
        if glyph not in widths:
            ink, logical = stream.ink_rect, stream.logical_rect
            self._pango.pango_font_get_glyph_extents(font.pango_font, glyph, ink, logical)
            widths[glyph] = round(logical.width * 1000 * self._unit / font.size)
        closer = int(widths[glyph] - width * 1000 * self._unit / font.size)
        return f"{glyph:04x}>{closer}<" if closer else f"{glyph:04x}"


def _without_empty(glyphs: array[int], widths: array[int]) -> array[int]:
    """Glyphs with stand-ins for empty ones; none if one is missing, or empty but wide."""
    odd = [place for place, glyph in enumerate(glyphs) if glyph > _MOST]
    if any(glyphs[place] != _EMPTY or widths[place] for place in odd):
        return array("i")
    kept = glyphs[:]
    for place in odd:
        kept[place] = _NOTHING
    return kept


def cut_out(run: Run, first: int, last: int, start: int, end: int) -> Run:
    """The glyphs of a part of a line.

    Args:
        first, last: numbers of its first glyph and of that behind its last one.
        start, end: where the part begins and ends in the text, in bytes.
    """
    begins = run.begins[first:last]
    if start:
        begins = array("i", [begin - start for begin in begins])
    begins.append(end - start)
    return Run(run.font, run.glyphs[first:last], run.widths[first:last], begins, run.is_from_right)


def _is_picture(font: Any) -> bool:
    return bool(font.bitmap or font.svg or font.png or font.colr)


def _name(run: Run, place: int, font: Any, words: str) -> None:
    """Note the text that a glyph stands for: that of its cluster."""
    glyph = run.glyphs[place]
    if glyph not in font.to_unicode:
        end = run.begins[place - 1 if run.is_from_right else place + 1]
        font.to_unicode[glyph] = words.encode()[run.begins[place] : end].decode()
