"""A shortcut through layouts that are tried again with other pages: styles and boxes are those of the first one.

WeasyPrint works out the styles of all elements, makes boxes of them, and lays out copies of these boxes. Rules for
pages alone change neither styles nor boxes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from typing import Any

Function = Callable[..., Any]
_PAGE_RE = re.compile(r"@page[^{}]*\{[^{}]*\}\s*")
_OF_A_CONTEXT = ("get_image_from_uri", "font_config", "counter_style", "target_collector")


def without_pages(rules: str) -> str:
    """What is left of rules that hold no blocks within blocks, without those for pages."""
    return _PAGE_RE.sub("", rules)


class Kept:
    """Styles and boxes of a page, for all its layouts with the same rules for elements.

    WeasyPrint finds it as the attribute ``kept`` of its ``HTML``. ``sheets``: rules for pages, for the next layout;
    ``blocks``: what came of boxes that were laid out (:mod:`pipeline.render.pdf.shortcuts.moved_blocks`).
    """

    def __init__(self) -> None:
        self.sheets: list[Any] = []
        self.blocks: dict[Any, Any] = {}
        self._styles: Any = None
        self._context: tuple[Any, dict[str, Any]] | None = None  # its class, and what it is made of
        self._root: Any = None

    def context(self, make: Function) -> Any:
        """The context of a layout; ``make`` makes the first one."""
        if self._root is None or self._context is None:
            context = make()
            self._styles = context.style_for
            self._context = type(context), {name: getattr(context, name) for name in _OF_A_CONTEXT}
        else:
            kind, parts = self._context
            _forget_pages(parts["target_collector"])
            context = kind(_with_pages(self._styles, self.sheets), **parts)
        context.style_for.kept = self
        return context

    def root(self, make: Function, footnotes: list[Any]) -> Any:
        """The outermost box; ``make`` makes the first one. Where there are footnotes, each layout has its own boxes."""
        if self._root is not None:
            return self._root
        root = make()
        if not footnotes:
            self._root = root
        return root


def is_kept(context: Any) -> bool:
    """Whether a layout has styles and boxes in common with others."""
    return getattr(context.style_for, "kept", None) is not None


def contexts(build_layout_context: Function) -> Function:
    """``Document._build_layout_context``, which works out the styles of a page once."""

    def built(html: Any, *of: Any) -> Any:
        kept: Kept | None = getattr(html, "kept", None)
        return kept.context(lambda: build_layout_context(html, *of)) if kept else build_layout_context(html, *of)

    return built


def boxes(build_formatting_structure: Function) -> Function:
    """``document.build_formatting_structure``, which makes the boxes of a page once."""

    def built(element: Any, style_for: Any, *of: Any) -> Any:
        kept: Kept | None = getattr(style_for, "kept", None)
        if kept is None:
            return build_formatting_structure(element, style_for, *of)
        return kept.root(lambda: build_formatting_structure(element, style_for, *of), of[-1])

    return built


def _with_pages(styles: Any, sheets: list[Any]) -> Any:
    """The styles of elements, and none of pages: these are made as pages are."""
    again = copy(styles)
    elements = {key: style for key, style in styles._computed_styles.items() if hasattr(key[0], "tag")}
    again._cascaded_styles, again._computed_styles = {}, elements
    again._sheets = [*styles._sheets, *((sheet, "user", None) for sheet in sheets)]
    return again


def _forget_pages(collector: Any) -> None:
    """On which pages the anchors were, and the texts that name them."""
    for item in (*collector.target_lookup_items.values(), *collector.counter_lookup_items.values()):
        item.page_maker_index, item.cached_page_counter_values = None, {}
    for item in collector.counter_lookup_items.values():
        item.pending = False
