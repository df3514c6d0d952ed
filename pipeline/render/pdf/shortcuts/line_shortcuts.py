"""Shortcuts through the layout of lines:

- A line that was broken once is not broken again. A page is laid out again when a page number on it is wrong, when a
  heading moves to the next page, or when the minimal width of an inline block is asked for.
- Pango's context and the description of a font are made once for each kind of text, not for each line.
- The height of a line is known by the values that decide it, not by all of them in writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from pipeline.render.pdf.shortcuts.whole_paragraphs import Cutting

Function = Callable[..., Any]
Lines = dict[tuple[Any, ...], tuple[Any, ...]]

_MOST_KEPT = 1_000_000  # letters of the texts whose lines are remembered: some megabytes


class _Memory:
    """Lines of this process: the arguments -> the result. ``before``: those of the document before this one."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Break all lines anew."""
        self.lines: Lines = {}
        self.before: Lines = {}
        self.latest: dict[tuple[Any, ...], Any] = {}  # the paragraph of each kind from which a line was cut last
        self.letters = 0
        self.is_full = False  # whether lines of this document were forgotten

    def begin(self) -> None:
        """Another document begins. All its layouts share their lines: each asks for some that no other does."""
        lines = self.lines
        self.forget()
        self.before = lines

    def get(self, key: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """The line that was broken, in this document or the one before it."""
        found = self.lines.get(key)
        if found is None and (found := self.before.get(key)):
            self.add(key, found)
        return found

    def add(self, key: tuple[Any, ...], result: tuple[Any, ...]) -> None:
        self.letters += len(key[0])
        if self.letters > _MOST_KEPT:  # those before are of pages that are finished
            self.forget()
            self.is_full = True
        self.lines[key] = result


def _values(style: Any) -> tuple[Any, ...]:
    """What a line depends on, as far as its style says it; the style keeps it."""
    known: tuple[Any, ...] | None = style.__dict__.get("of_a_line")
    if known is None:
        of_fonts = style.font_config.__dict__
        values = (of_fonts.setdefault("font_files", object()), *map(repr, map(style.__getitem__, _OF_A_LINE)))
        known = style.of_a_line = of_fonts.setdefault("styles_of_lines", {}).setdefault(values, values)
    return known


def remembered(split_first_line: Function, cutting: Cutting) -> Function:
    """``text.line_break.split_first_line``, which answers a question about a line once for each document.

    A text that is printed again and again, at the desk or by ``--watch``, has nearly the same lines as before, so those
    of the last document are kept, too.
    """

    def split(
        text: str,
        style: Any,
        context: Any,
        max_width: Any,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        asked = (text, style, context, max_width, justification_spacing, is_line_start, minimum)
        if context is None:
            return tuple(split_first_line(*asked))
        key = (text, _values(style), max_width, justification_spacing, is_line_start, minimum)
        result = _memory.get(key)
        if result is None:
            if cutting.is_possible and max_width not in _NO_WIDTHS and not justification_spacing and not minimum:
                result = cutting.line(_memory, text, style, key[1], max_width)
            if result is None:
                result = split_first_line(*asked)
            _memory.add(key, result)
        layout, *numbers = result
        return (_another(layout), *numbers)

    return split


_NO_WIDTHS = (None, inf)
_memory = _Memory()
begin, forget = _memory.begin, _memory.forget


def let_go(layout_document: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``layout.layout_document``, which empties its context at the end, and forgets the lines of a long text.

    The context refers to itself, so its boxes that are on no page would stay until garbage is collected: in a worker,
    not before the PDF is written.
    """

    def laid_out(html: Any, root_box: Any, context: Any, *limits: Any) -> Iterator[Any]:
        yield from layout_document(html, root_box, context, *limits)
        context.__dict__.clear()
        if _memory.is_full:
            forget()

    return laid_out


def _another(layout: Any) -> Any:
    """A layout for another box; it holds no objects of Pango until it is drawn."""
    copy = object.__new__(type(layout))
    copy.__dict__.update(layout.__dict__)
    return copy


# What Pango's context, a font's description and its features depend on (Layout.setup, font_features and
# get_font_description of WeasyPrint).
_OF_A_FONT = (
    *("direction", "lang", "font_language_override", "font_family", "font_style", "font_stretch", "font_weight"),
    *("font_size", "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
    "font_variation_settings",
)


def shared(setup: Function, line_break: Any) -> Function:
    """``text.line_break.Layout.setup``, which makes the objects of Pango that lines can share once."""
    pango, gobject, ffi = line_break.pango, line_break.gobject, line_break.ffi

    def set_up(layout: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":
            setup(layout, style)
            return
        kinds = style.font_config.__dict__.setdefault("kinds_of_text", {})
        kind = str([style[name] for name in _OF_A_FONT])
        if kind not in kinds:
            kinds[kind] = _kind_of(style, line_break)
        context, description, language, features = kinds[kind]
        layout.style, layout.first_line_direction, layout.language = style, 0, language
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, description)
        if features is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, features)
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return set_up


def _kind_of(style: Any, line_break: Any) -> tuple[Any, Any, Any, Any]:
    """The context, the description of the font, the language, and the features or None: as ``setup`` makes them."""
    pango, gobject, ffi = line_break.pango, line_break.gobject, line_break.ffi
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = line_break.LST_TO_ISO.get(override.lower(), override) if override != "normal" else style["lang"]
    if name:
        pointer, _kept = line_break.unicode_to_char_p(name)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    return context, line_break.get_font_description(style), language, _features(style, line_break)


def _features(style: Any, line_break: Any) -> Any:
    ligatures, position, caps, numeric, alternates, asian = (style[name] for name in _OF_A_FONT[9:15])
    found = line_break.font_features(
        style["font_kerning"], ligatures, position, caps, numeric, alternates, asian, style["font_feature_settings"]
    )
    if not found:
        return None
    name = ",".join(f"{key} {value}" for key, value in found.items()).encode()
    known = style.font_config.font_features
    if name not in known:
        known[name] = line_break.pango.pango_attr_font_features_new(name)
    return known[name]


# What split_first_line and what it calls ask of a style.
_OF_A_LINE = (
    *(*_OF_A_FONT, "line_height", "white_space", "hyphens", "hyphenate_character", "hyphenate_limit_chars"),
    *("hyphenate_limit_zone", "letter_spacing", "word_spacing", "overflow_wrap", "word_break", "tab_size"),
    "text_decoration_line",
)

# What the height of a line depends on (strut and _font_style_cache_key of WeasyPrint).
_OF_A_HEIGHT = (*_OF_A_FONT[1:], "lang", "line_height")


def known_by_values(strut: Function) -> Function:
    """``text.line_break.strut``, which makes a key of values in place of a text of all of them, for each line."""

    def height(style: Any) -> Any:
        known = style.font_config.__dict__.setdefault("heights_by_values", {})
        key = tuple(map(style.__getitem__, _OF_A_HEIGHT))
        try:
            found = known.get(key)
        except TypeError:  # a value that cannot be part of a key
            return strut(style)
        if found is None:
            found = known[key] = strut(style)
        return found

    return height
