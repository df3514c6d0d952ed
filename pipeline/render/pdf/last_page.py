"""Better ends of a document: pages that are some lines longer or shorter, so that none is nearly empty.

Three things are mended: contents that miss the first page by a line, a last page with a few lines, and one without a
word of the talk. Pages that are a line or two longer may take the last one in; if they cannot, pages that are as much
shorter hand lines on to it. Each try lays all pages out again, which takes as long as the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render.theme import Theme
from pipeline.render.word.measure import points

_MOST = 40  # pages of a document that is laid out again
_THIN = 0.25  # of a page: with more on it, it looks like a page
_FULL = 0.75  # of a page: with less on it, it looks as if something were missing
_LINES = 2  # a page may have more or fewer, one at its foot and one at its head
_FEWEST_LINES = 2  # of the talk on a page: widows of paged.css
_PX = 0.75  # points of a CSS pixel

Try = tuple[str, Callable[[Any], bool]]  # rules for the pages, and whether the pages made with them are better


def with_better_ends(document: Any, theme: Theme, made: Callable[[str], Any]) -> Any:
    """The document, or one that is laid out better.

    Args:
        made: lays the same document out with some more rules.
    """
    frame = _frame(theme)
    if frame is None or not 2 <= len(document.pages) <= _MOST:
        return document
    kept = ""
    for tries in (_first_page, _last_page):
        for rules, is_better in tries(document, frame):
            again = made(kept + rules)
            if is_better(again):
                document, kept = again, kept + rules
                break
    return document


@dataclass(frozen=True, slots=True)
class _Frame:
    """The height of a line, and the margins above and below the text, in points; ``first``: above that of page one."""

    line: float
    head: float
    first: float
    foot: float

    def pages(self, more: int) -> str:
        """Pages with ``more`` lines, up to two, or fewer if it is negative."""
        at_foot = min(max(more, -1), 1)
        at_head = more - at_foot
        head, first, foot = self.head - at_head * self.line, self.first - at_head * self.line, self.foot
        return (
            f"@page {{ margin-top: {head:.2f}pt; margin-bottom: {foot - at_foot * self.line:.2f}pt }}"
            f"@page :first {{ margin-top: {first:.2f}pt }}"
        )


def _frame(theme: Theme) -> _Frame | None:
    """None for a theme of another kind."""
    try:
        head, first, foot = (points(theme.tokens[f"page.margin-{side}"]) for side in ("top", "first", "bottom"))
        return _Frame(points(theme.tokens["leading.text"]), head, first, foot)
    except (KeyError, LayoutError):
        return None


def _first_page(document: Any, frame: _Frame) -> Iterator[Try]:
    """A title that is a line higher, if that brings the contents below it onto its page."""
    first, second = (_Filled.of(page) for page in document.pages[:2])
    contents = next((box for box in second.parts if _is(box, "contents")), None)
    if contents is None or contents is not second.parts[0]:
        return
    wanted = contents.height * _PX + frame.line  # and a line of space above
    if wanted - (first.height - first.used) <= frame.line:
        yield f"@page :first {{ margin-top: {frame.first - frame.line:.2f}pt }}", _has_contents


def _has_contents(document: Any) -> bool:
    return any(_is(box, "contents") for box in _Filled.of(document.pages[0]).parts)


def _last_page(document: Any, frame: _Frame) -> Iterator[Try]:
    """Longer pages that spare the last one, else shorter ones that fill it."""
    *_, before, last = map(_Filled.of, document.pages)
    if last.talk and not last.is_thin:
        return
    count = len(document.pages)
    worst = min(_FULL, _worst(document))

    def spared(again: Any) -> bool:
        return len(again.pages) < count and _worst(again) >= worst

    def filled(again: Any) -> bool:
        end = _Filled.of(again.pages[-1])
        return len(again.pages) == count and end.talk > 0 and not end.is_thin and _worst(again) >= worst

    for more in range(ceil(last.used / frame.line / (count - 1)), _LINES + 1):
        yield frame.pages(more), spared
    wanted = max(
        _THIN * last.height - last.used, 0 if last.talk else before.used - before.talk + _FEWEST_LINES * frame.line
    )
    for fewer in range(max(ceil(wanted / frame.line / (count - 1)), 1), _LINES + 1):
        yield frame.pages(-fewer), filled


def _worst(document: Any) -> float:
    """How far the emptiest page but the last is filled."""
    return min(filled.used / filled.height for filled in map(_Filled.of, document.pages[:-1]))


@dataclass(frozen=True, slots=True)
class _Filled:
    """How far a page is filled, and how far by the talk, of the height that it has, in points; and its outer parts."""

    used: float
    talk: float
    height: float
    parts: tuple[Any, ...]

    @classmethod
    def of(cls, page: Any) -> _Filled:
        box = page._page_box
        top = box.content_box_y()
        body = next((child for child in box.children if child.element_tag == "html"), None)
        parts = (
            tuple(part for part in body.descendants() if part.element_tag in ("header", "section", "nav"))
            if body
            else ()
        )
        talk = max((_foot(part) for part in parts if _is(part, "theme")), default=top)
        used = max(_foot(body), talk) if body else top
        return cls((used - top) * _PX, (talk - top) * _PX, box.height * _PX, parts)

    @property
    def is_thin(self) -> bool:
        return self.used <= _THIN * self.height


def _foot(box: Any) -> float:
    """How far down the words and pictures of a box reach."""
    kinds = ("LineBox", "InlineReplacedBox", "BlockReplacedBox")
    return max((one.position_y + one.height for one in box.descendants() if type(one).__name__ in kinds), default=0.0)


def _is(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()
