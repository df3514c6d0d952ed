"""A shortcut through the style sheets of the user agent: they are read when a page needs them, and mostly in part.

WeasyPrint reads three sheets whenever it is imported, a fifth of its import: rules for forms, fifty ways to count, and
what old attributes mean. Its rules for the markers of list items, the calls of footnotes, and the like fit every
element, so that each gets six styles for them, most of the memory of a page before it is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

_FORMS = "input|button|select|textarea|fieldset"
# Rules of a line each for elements of forms and parts of footnotes, and ways to count but plain numbers and marks.
_RARE_RE = re.compile(
    rf"^(?::is\()?(?:{_FORMS})\b.*\n|^::\w*note-.*\n"
    r"|@counter-style (?!decimal|disc|circle|square)([\w-]+)\s*{[^{}]*}",
    re.MULTILINE,
)
_MARKER_RE = re.compile("^::marker", re.MULTILINE)
_OF_LIST_ITEMS = "li::marker, summary::marker"  # these are list items, as the user agent says
_FORM_RE = re.compile(rf"<(?:{_FORMS})\b", re.IGNORECASE)
_SPECIAL_RE = re.compile(r"list-item|float\s*:\s*\w*note|::\w*note-|::marker", re.IGNORECASE)
_STRING_RE = re.compile(r"\"[^\"]*\"|'[^']*'")  # such as the name of a font
_NAME_RE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_STYLE_RE = re.compile(r"""\bstyle\s*=\s*["']([^"'>]*)""", re.IGNORECASE)


@contextmanager
def read_later(tinycss2: Any) -> Iterator[None]:
    """Have modules that are imported meanwhile read no style sheets."""
    read = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda *_, **__: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = read


class AgentSheets:
    """The style sheets of the user agent; ``is_plain`` of an ``HTML`` says whether it needs but a part of them.

    Args:
        texts: ``weasyprint.html``, which has them as texts.
        kind: ``weasyprint.CSS``.
        counters: ``weasyprint.css.counters.CounterStyle``.
    """

    def __init__(self, texts: Any, kind: Callable[..., Any], counters: Callable[[], Any]) -> None:
        self._texts, self._kind, self._counters = texts, kind, counters
        self._read = cache(self._read_once)

    def is_plain(self, rules: str) -> bool:
        """Whether rules make no list items of other elements, no rare numbers, and no footnotes at all."""
        return not _SPECIAL_RE.search(rules) and self._rare.isdisjoint(
            _NAME_RE.findall(_STRING_RE.sub("", rules.lower()))
        )

    def is_plain_page(self, words: str) -> bool:
        """Whether a page has no forms, and no styles of its own that are not plain."""
        return not _FORM_RE.search(words) and self.is_plain(" ".join(_STYLE_RE.findall(words)))

    @cached_property
    def _rare(self) -> frozenset[str]:
        """Names of the ways to count that are left out."""
        return frozenset(filter(None, _RARE_RE.findall(self._texts.UA)))

    def sheets(self, html: Any, forms: bool = False) -> list[Any]:
        """``HTML._ua_stylesheets``."""
        return [self._read(_part(html))[0], *([self._read("UA_FORM")[0]] if forms else [])]

    def counter_styles(self, html: Any) -> list[Any]:
        """``HTML._ua_counter_style``."""
        return [self._read(_part(html))[1].copy()]

    def of_attributes(self, _html: Any) -> list[Any]:
        """``HTML._ph_stylesheets``."""
        return [self._read("PH")[0]]

    def _read_once(self, name: str) -> tuple[Any, Any]:
        """A style sheet and its ways to count; without a name, what a plain page needs of it."""
        text, counters = getattr(self._texts, name or "UA"), self._counters()
        if not name:
            text = _MARKER_RE.sub(_OF_LIST_ITEMS, _RARE_RE.sub("", text))
        return self._kind(string=text, counter_style=counters), counters


def _part(html: Any) -> str:
    return "" if html.__dict__.get("is_plain") else "UA"
