"""The theme's table "CSS selector -> Word style", which gives each element of the page its style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]

from pipeline.errors import LayoutError

Node: TypeAlias = Any  # cssselect2.ElementWrapper, which has no types


def say_what_follows(root: Any) -> None:
    """Give each element of an lxml tree an attribute ``data-next``, the name of its next sibling, for use in rows.

    A row with ``:has(+ table)`` would do the same, but in quadratic time: cssselect2 visits all siblings of each
    element.
    """
    for element in root.iter("{*}*"):
        follower = element.getnext()
        if follower is not None:
            element.set("data-next", follower.tag.rpartition("}")[2])


class StyleTable:
    """The compiled rows. The most specific matching row wins, the later one among equals.

    Raises:
        LayoutError: a row's selector is not valid CSS.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._matcher = cssselect2.Matcher()
        for selector, style in rows.items():
            self._add(selector, style)

    def style_of(self, node: Node) -> str:
        """The name of the Word style, "" if the element has none of its own.

        Raises:
            LayoutError: no row matches.
        """
        matches = self._matcher.match(node)
        if not matches:
            raise LayoutError(
                f"the theme has no Word style for {describe(node)}",
                place="the table [word.rows] of theme.toml",
                hint=f'a row such as "{node.local_name}" = "Body Text"',
            )
        return str(matches[-1][-1])

    def _add(self, selector: str, style: str) -> None:
        try:
            compiled = cssselect2.compile_selector_list(tinycss2.parse_component_value_list(selector))
        except cssselect2.SelectorError as error:
            sentence, place = f"{selector!r} is not a CSS selector: {error}", "the table [word.rows] of theme.toml"
            raise LayoutError(sentence, place=place, hint='an element and a class, such as "p.guest"') from error
        for part in compiled:
            self._matcher.add_selector(part, style)


@lru_cache(maxsize=4)
def table_of(rows: tuple[tuple[str, str], ...]) -> StyleTable:
    """The table of a theme, compiled once for all documents of a process."""
    return StyleTable(dict(rows))


def describe(node: Node) -> str:
    """Describe an element for a person: ``<p class="date"> in <header>``."""
    classes = node.etree_element.get("class")
    shown = f'<{node.local_name} class="{classes}">' if classes else f"<{node.local_name}>"
    return f"{shown} in <{node.parent.local_name}>" if node.parent is not None else shown
