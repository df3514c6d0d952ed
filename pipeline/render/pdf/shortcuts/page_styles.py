"""A shortcut through the styles of pages: those with the same rules share them.

WeasyPrint works out some forty values for each page and each part of its margins, and keeps 200 more of each: on 399
pages a fifth of the memory. It also looks through the rules of all pages before for those of the next.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Function = Callable[..., Any]


def shared(set_computed_styles: Function) -> Function:
    """``layout.page.set_page_type_computed_styles``."""

    def set_styles(page: Any, html: Any, style_for: Any) -> None:
        declared, computed = style_for.get_cascaded_styles(), style_for.get_computed_styles()
        declared.clear()  # of the page before
        style_for.add_page_declarations(page)
        known = style_for.__dict__.setdefault("styles_of_pages", {})
        key = _key(declared, style_for)
        if key not in known:
            set_computed_styles(page, html, style_for)
            styles = {part: style for part in _parts(declared) if (style := computed.get((page, part)))}
            known[key] = dict(declared), styles  # the rules are held, so that no others take their place in memory
        computed.update(((page, part), style) for part, style in known[key][1].items())

    return set_styles


def _key(declared: Any, style_for: Any) -> Any:
    """What the styles of a page depend on: its rules, and the size of the first page."""
    rules = frozenset(
        (part, name, id(value), str(weight))
        for (_, part), values in declared.items()
        for name, (value, weight) in values.items()
    )
    return rules, tuple(style_for.initial_page_sizes.values())


def _parts(declared: Any) -> list[Any]:
    """The page itself, and the parts of its margins that have rules."""
    return [None, *(part for _, part in declared if part)]
