"""Import WeasyPrint without its detours; this import is the half of a cold build that is not layout.

Six things differ from plain WeasyPrint for speed, four for looks, and two for screen readers:

- It looks for each of its C libraries under several names. For a name that does not exist, ``ctypes`` asks ldconfig,
  the compiler and the linker, each a process of its own: 0.2 s of the 0.4 s that the import takes on Linux. There the
  last name it tries is the right one and needs no search, so the search is switched off for the time of the import.
- It cuts a variable font down to one weight by fontTools (0.15 s a document). HarfBuzz, which is loaded anyway, does
  that in some milliseconds (:mod:`pipeline.render.pdf.instancing`).
- It imports the two parts of fontTools that cut fonts (0.05 s). They are imported when they are first called, which is
  on a machine without HarfBuzz's subsetter.
- It breaks the same line several times, asks all children of a box where one would do, compresses each stream twice …
  (:mod:`pipeline.render.pdf.shortcuts`).
- It lays pages out again whose page numbers it did not know (:mod:`pipeline.render.pdf.shortcuts.page_numbers`).
- It tells nobody of a page that is laid out before all are (:mod:`pipeline.render.pdf.told_pages`).
- It breaks headings as it breaks text; ours are balanced (:mod:`pipeline.render.pdf.lines.balance`).
- It makes a box of each dot in the contents; ours are a text (:mod:`pipeline.render.pdf.lines.dot_rows`).
- It ends paragraphs with a word alone; ours have more (:mod:`pipeline.render.pdf.lines.fuller_ends`).
- It takes emoji from a font of coloured pictures; ours are outlines (:mod:`pipeline.render.pdf.plain_emoji`).
- It hyphenates every word that is long enough; ours keeps some whole (:mod:`pipeline.render.pdf.whole_words`).
- Its tags do not name the language of passages that differ from the document's; ours do
  (:mod:`pipeline.render.pdf.tagging`).
- It tags the contents as a list, and each part of a link as a link (:mod:`pipeline.render.pdf.contents_tags`).
"""

from __future__ import annotations

import ctypes.util
import importlib.util
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from pipeline.render.pdf import (
    contents_tags,
    instancing,
    plain_emoji,
    tagging,
    told_pages,
    whole_words,
)
from pipeline.render.pdf.lines import balance, dot_rows, fuller_ends
from pipeline.render.pdf.shortcuts import (
    box_shortcuts,
    drawn_lines,
    file_shortcuts,
    fonts_in_place,
    kept_boxes,
    later_margins,
    line_shortcuts,
    moved_blocks,
    numbers_in_place,
    page_numbers,
    page_styles,
    plain_lines,
    style_shortcuts,
    used_styles,
    whole_paragraphs,
    xml_pages,
)


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the signature of the original
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _cut_by_harfbuzz() -> Iterator[None]:
    """A module of one function that WeasyPrint finds in place of ``fontTools.varLib.instancer``."""
    name = "fontTools.varLib.instancer"
    stand_in = ModuleType(name)
    stand_in.instantiateVariableFont = instancing.cutter(_cut_by_fonttools)  # type: ignore[attr-defined]
    there = sys.modules.get(name)
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]
        if there:
            sys.modules[name] = there


def _cut_by_fonttools(*arguments: Any, **options: Any) -> instancing.Savable:
    from fontTools.varLib.instancer import instantiateVariableFont

    font: instancing.Savable = instantiateVariableFont(*arguments, **options)
    return font


def _import_when_used(name: str) -> None:
    """As ``importlib.util.LazyLoader`` documents it; set in its package too, or ``from`` would import it at once."""
    spec = importlib.util.find_spec(name)
    if spec and spec.loader and name not in sys.modules:
        spec.loader = importlib.util.LazyLoader(spec.loader)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        package, _, own = name.rpartition(".")
        setattr(importlib.import_module(package), own, module)


_import_when_used("fontTools.subset")
# If a C library is missing, WeasyPrint prints advice before it raises; our error replaces both.
with redirect_stdout(io.StringIO()), _no_search(), _cut_by_harfbuzz(), used_styles.read_later(tinycss2):
    import pydyf  # type: ignore[import-untyped]
    import weasyprint  # type: ignore[import-untyped]
    from weasyprint import CSS, HTML, css, layout
    from weasyprint import document as documents
    from weasyprint import html as agent
    from weasyprint.css import counters, targets  # type: ignore[import-untyped]
    from weasyprint.document import Document  # type: ignore[import-untyped]
    from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
    from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
    from weasyprint.layout import background, block, float, inline, leader, percent, preferred  # type: ignore[import-untyped]
    from weasyprint.layout import page as pages
    from weasyprint.pdf import tags  # type: ignore[import-untyped]
    from weasyprint.text import ffi, fonts, line_break  # type: ignore[import-untyped]
    from weasyprint.text.ffi import fontconfig  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]


def _keep_open(libraries: Any) -> None:
    """Keep the C libraries of a module open to the end of the process, by a reference that is never given back.

    Python closes them in any order as it ends, and a closed library is no longer in memory: a thread of Pango that
    looks for fonts may still run in it then, and what was made by it is still to be freed.
    """
    for name in ("gobject", "pango", "harfbuzz", "harfbuzz_subset", "fontconfig", "pangoft2"):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(getattr(libraries, name, None)))


_keep_open(ffi)


def _replace(place: Any, name: str, made: Callable[[Any], Any]) -> None:
    """Replace a function of WeasyPrint by ``made(function)``; a version that lacks it stays as it is."""
    if original := getattr(place, name, None):
        setattr(place, name, made(original))


def _instead_of(module: Any, **replaced: Any) -> Any:
    """A module with other functions, for one user of it."""
    stand_in = ModuleType(module.__name__)
    stand_in.__dict__.update(module.__dict__, **replaced)
    return stand_in


_drawing = drawn_lines.Drawing(drawing, fonts)
_replace(block, "iter_line_boxes", balance.balanced)
_replace(Document, "_build_layout_context", lambda build: staticmethod(kept_boxes.contexts(build)))
_replace(documents, "build_formatting_structure", kept_boxes.boxes)
_replace(block, "block_container_layout", moved_blocks.moved)
_replace(block, "iter_line_boxes", fuller_ends.with_full_last_lines)
if _drawing.is_possible and hasattr(leader, "leader_index"):
    _replace(inline, "handle_leader", lambda handle: dot_rows.as_one_text(handle, leader.leader_index))
_replace(documents, "layout_document", page_numbers.expected)
_replace(documents, "layout_document", line_shortcuts.let_go)
_replace(layout, "make_all_pages", told_pages.watched)
_replace(pages, "set_page_type_computed_styles", page_styles.shared)
later = later_margins.Later(kept_boxes.is_kept)
_replace(layout, "make_margin_boxes", later.margins)
_replace(layout, "layout_backgrounds", later.backgrounds)
_replace(documents.Page, "__init__", later.pages)
_replace(FontConfiguration, "__init__", lambda start: plain_emoji.without_colours(start, fontconfig))
_replace(targets.TargetCollector, "cache_target_page_counters", page_numbers.told_if_wanted)
for users in (targets, pages):
    _replace(users, "copy", lambda own: _instead_of(own, deepcopy=page_numbers.of_plain_values(own.deepcopy)))
_replace(line_break, "pyphen", lambda own: _instead_of(own, Pyphen=whole_words.hyphenating(own.Pyphen)))
_replace(weasyprint, "tinyhtml5", lambda own: _instead_of(own, parse=xml_pages.read_as_xml(own.parse)))
_replace(pydyf, "_to_bytes", lambda own: file_shortcuts.in_short(own, pydyf.Object))
_replace(pydyf, "zlib", lambda own: _instead_of(own, compressobj=file_shortcuts.less_hard(own.compressobj)))
_replace(FontConfiguration, "add_font_face", fonts_in_place.read_there)
agent_sheets = used_styles.AgentSheets(agent, CSS, counters.CounterStyle)
_replace(HTML, "_ua_stylesheets", lambda _original: lambda *of: agent_sheets.sheets(*of))
_replace(HTML, "_ua_counter_style", lambda _original: lambda html: agent_sheets.counter_styles(html))
_replace(HTML, "_ph_stylesheets", lambda _original: lambda html: agent_sheets.of_attributes(html))
_replace(tags, "_build_box_tree", tagging.in_their_language)
_replace(tags, "_build_box_tree", contents_tags.with_contents)

if split := getattr(line_break, "split_first_line", None):
    split = line_shortcuts.remembered(split, whole_paragraphs.Cutting(line_break, _drawing))
    _replace(layout, "make_all_pages", numbers_in_place.written(split))
    for users in (inline, preferred):
        _replace(users, "split_first_line", lambda _original: split)
resolve = getattr(percent, "resolve_percentages", None)
if resolve and hasattr(percent, "percentage") and hasattr(percent, "adjust_box_sizing"):
    resolve = box_shortcuts.read_off(resolve, percent, boxes)
    for users in (block, float, inline, pages):
        _replace(users, "resolve_percentages", lambda _original: resolve)
if all(hasattr(css, name) for name in style_shortcuts.TABLES):
    _replace(css.ComputedStyle, "__missing__", lambda missing: style_shortcuts.read_off(missing, css))
    for kind, filled in zip((css.ComputedStyle, css.AnonymousStyle), style_shortcuts.filled(css), strict=True):
        _replace(kind, "__init__", filled)
if all(hasattr(css.StyleFor, name) for name in ("get_cascaded_styles", "get_computed_styles")):
    css.id = style_shortcuts.kin  # a module finds its own global before the built-in function of that name
    _replace(css.StyleFor, "set_computed_styles", style_shortcuts.shared_parts)
for users in (css, percent):
    _replace(users, "check_math", box_shortcuts.by_type)
_replace(boxes.ParentBox, "page_values", box_shortcuts.from_both_ends)
_replace(background, "layout_box_backgrounds", box_shortcuts.bare)
_replace(boxes.Box, "copy", box_shortcuts.no_larger)
_replace(boxes.Box, "is_in_normal_flow", box_shortcuts.by_two_values)
_replace(boxes.Box, "descendants", box_shortcuts.by_one_loop)
if all(hasattr(inline, name) for name in ("_adjust_line_height", "remove_last_whitespace", "split_text_box")):
    _replace(inline, "get_next_linebox", lambda original: plain_lines.of_one_text(original, inline, boxes))
_replace(inline, "strut", line_shortcuts.known_by_values)
_replace(line_break.Layout, "setup", lambda setup: line_shortcuts.shared(setup, line_break))
if _drawing.is_possible and all(hasattr(line_break.Layout, name) for name in ("deactivate", "reactivate")):
    _replace(line_break.Layout, "deactivate", _drawing.deactivated)
    _replace(line_break.Layout, "reactivate", _drawing.reactivated)
    _replace(drawing, "draw_first_line", _drawing.drawn)
if vars(pydyf.Object()) == file_shortcuts.OF_AN_OBJECT:
    for name, value in file_shortcuts.OF_AN_OBJECT.items():
        setattr(pydyf.Object, name, value)
    _replace(pydyf.Object, "__init__", file_shortcuts.unnumbered)
_replace(documents.Page, "paint", file_shortcuts.let_go)
_replace(pydyf.PDF, "page_references", lambda listed: property(file_shortcuts.listed_once(listed.fget)))
_written = file_shortcuts.Written()
_replace(pydyf.PDF, "write", _written.in_one_go)
for kind in (pydyf.Stream, pydyf.Dictionary):
    _replace(kind, "data", lambda data: property(_written.once(data.fget)))

__all__ = ["CSS", "HTML", "Document", "FontConfiguration", "URLFetcher", "URLFetcherResponse", "agent_sheets", "later"]
