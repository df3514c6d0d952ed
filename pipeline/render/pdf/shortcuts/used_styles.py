"""A shortcut through the cascade: no element has a style for parts that only footnotes and lists have.

The style sheet of the user agent has rules for the markers of list items, the calls of footnotes, and the like, that
fit every element. WeasyPrint makes six styles from them for each, six of seven styles of a page, most of its memory
before it is laid out, and a twentieth of its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from typing import Any

Rules = Callable[..., list[Any]]
_SPECIAL_RE = re.compile(r"list-item|float\s*:\s*\w*note|::\w*note-|::marker", re.IGNORECASE)
_OF_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_LIST_ITEMS = frozenset({"li", "summary"})  # as the user agent says


def is_plain(rules: str) -> bool:
    """Whether rules make no list items of other elements, and no footnotes at all."""
    return not _SPECIAL_RE.search(rules)


def leaner(rules_of: Rules) -> Rules:
    """``HTML._ua_stylesheets``, for pages whose attribute ``is_plain`` is true."""
    made: list[Any] = []

    def rules(html: Any, forms: bool = False) -> list[Any]:
        whole = rules_of(html, forms)
        if forms or not html.__dict__.get("is_plain"):
            return whole
        if not made:
            made.extend(map(_lean, whole))
        return made

    return rules


def _lean(sheet: Any) -> Any:
    lean = copy(sheet)
    lean.matcher = copy(sheet.matcher)
    lean.matcher.other_selectors = [
        (_of_list_items(fits), *rest, part, rule) if part == "marker" else (fits, *rest, part, rule)
        for fits, *rest, part, rule in sheet.matcher.other_selectors
        if part not in _OF_NOTES
    ]
    return lean


def _of_list_items(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda element: element.local_name in _LIST_ITEMS and fits(element)
