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
from pipeline.render.pdf import told_pages
from pipeline.render.theme import Theme
from pipeline.render.word.measure import points

_MOST = 40  # pages of a document that is laid out again
_THIN = 0.25  # of a page: with more on it, it looks like a page
_FULL = 0.75  # of a page: with less on it, it looks as if something were missing
_LINES = 2  # a page may have more or fewer, one at its foot and one at its head
_MOST_MISSING = 3  # lines that can be gained on the first page
_FEWEST_LINES = 2  # of the talk on a page: widows of paged.css
_PX = 0.75  # points of a CSS pixel
_PARTS = frozenset({"header", "section", "nav"})
_SHOWN = frozenset({"LineBox", "InlineReplacedBox", "BlockReplacedBox"})  # boxes of WeasyPrint with words or pictures
_CLOSE_TITLE = (
    ".document-kind, .title-block { margin-bottom: 15pt } "
    ".recommendation { margin-bottom: 3.75pt } .recommendations .subheading { margin-top: 5pt }"
)
# A text of one page has no facing page whose lines its lines have to meet.
_CLOSE = "html { --space-section: 15pt; --space-exchange: 7.5pt }" + _CLOSE_TITLE

Try = tuple[str, Callable[[Any], bool]]  # rules for the pages, and whether the pages made with them are better


def with_better_ends(theme: Theme, made: Callable[[str], Any], expected: str = "") -> tuple[Any, str]:
    """The document, laid out as well as some more or fewer lines a page allow, and the rules for that.

    Args:
        made: lays the document out with some more rules.
        expected: the rules of the last time, which are tried first, so that nobody waits for a page of another layout;
            they make no difference to what is chosen.
    """
    known: dict[str, Any] = {}

    def once(rules: str) -> Any:
        if rules not in known:
            known[rules] = made(rules)
        return known[rules]

    frame = _frame(theme)
    if frame is None or (expected and once(expected) and told_pages.has_ended()):
        return once(expected), expected
    document, kept = _with_contents_first(frame, once)
    if told_pages.has_ended() or not 2 <= len(document.pages) <= _MOST:
        return document, kept
    for rules, is_better in _last_page(document, frame):
        again = once(kept + rules)
        if is_better(again):
            return again, kept + rules
    return document, kept


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


class _AnotherWayError(Exception):
    """Ends a layout whose first page can be better, by these ``rules``."""

    def __init__(self, rules: str) -> None:
        super().__init__(rules)
        self.rules = rules


def _with_contents_first(frame: _Frame, made: Callable[[str], Any]) -> tuple[Any, str]:
    """The document with its contents on the first page, if that can be, and the rules for it.

    That is known with the second page, so the others are not laid out twice.
    """

    def judge(first: Any, second: Any) -> None:
        if rules := _closer(_Filled.of(first), _Filled.of(second), frame):
            raise _AnotherWayError(rules)

    try:
        with told_pages.judging(judge):
            return made(""), ""
    except _AnotherWayError as way:
        rules = way.rules

    def check(first: Any, second: Any) -> None:
        del second
        if not _has_contents(first):
            raise _AnotherWayError("")

    try:
        with told_pages.judging(check):
            return made(rules), rules
    except _AnotherWayError:
        return made(""), ""


def _closer(first: _Filled, second: _Filled, frame: _Frame) -> str:
    """A title that is a line higher, and closer to what follows, if the contents then fit below it; else nothing."""
    if not second.parts or not _is(contents := second.parts[0], "contents"):
        return ""
    wanted = contents.height * _PX + frame.line  # and a line of space above
    missing = (wanted - (first.height - first.used)) / frame.line
    if missing > _MOST_MISSING:
        return ""
    return f"@page :first {{ margin-top: {frame.first - frame.line:.2f}pt }}{'' if missing <= 1 else _CLOSE_TITLE}"


def _has_contents(page: Any) -> bool:
    return any(_is(box, "contents") for box in _Filled.of(page).parts)


def _last_page(document: Any, frame: _Frame) -> Iterator[Try]:
    """Longer pages that spare the last one, else shorter ones that fill it."""
    *_, before, last = map(_filled, document.pages)
    if last.talk and not last.is_thin:
        return
    count = len(document.pages)
    worst = min(_FULL, _worst(document))

    def spared(again: Any) -> bool:
        return len(again.pages) < count and _worst(again) >= worst

    def filled(again: Any) -> bool:
        end = _filled(again.pages[-1])
        return len(again.pages) == count and end.talk > 0 and not end.is_thin and _worst(again) >= worst

    for more in range(ceil(last.used / frame.line / (count - 1)), _LINES + 1):
        yield frame.pages(more), spared
    if count == 2:
        yield _CLOSE + frame.pages(_LINES), spared
    wanted = max(
        _THIN * last.height - last.used, 0 if last.talk else before.used - before.talk + _FEWEST_LINES * frame.line
    )
    for fewer in range(max(ceil(wanted / frame.line / (count - 1)), 1), _LINES + 1):
        yield frame.pages(-fewer), filled


def _worst(document: Any) -> float:
    """How far the emptiest page but the last is filled."""
    return min((filled.used / filled.height for filled in map(_filled, document.pages[:-1])), default=1.0)


@dataclass(frozen=True, slots=True)
class _Filled:
    """How far a page is filled, and how far by the talk, of the height that it has, in points; and its outer parts."""

    used: float
    talk: float
    height: float
    parts: tuple[Any, ...]

    @classmethod
    def of(cls, box: Any) -> _Filled:
        """``box``: of the page, which keeps the answer."""
        known: _Filled | None = box.__dict__.get("filled")
        if known is None:
            known = box.filled = cls._measured(box)
        return known

    @classmethod
    def _measured(cls, box: Any) -> _Filled:
        top = box.content_box_y()
        body = next((child for child in box.children if child.element_tag == "html"), None)
        parts: list[Any] = []
        feet: list[float] = []
        foot = _foot(body, parts, feet) if body else top
        talk = max((foot for part, foot in zip(parts, feet, strict=True) if _is(part, "theme")), default=top)
        return cls((max(foot, talk) - top) * _PX, (talk - top) * _PX, box.height * _PX, tuple(parts))

    @property
    def is_thin(self) -> bool:
        return self.used <= _THIN * self.height


def _filled(page: Any) -> _Filled:
    return _Filled.of(page._page_box)


def _foot(box: Any, parts: list[Any], feet: list[float]) -> float:
    """How far down the words and pictures of a box reach; its outer parts are added, with how far down they reach."""
    number = len(parts)
    if box.element_tag in _PARTS:
        parts.append(box)
        feet.append(0.0)
    foot = box.position_y + box.height if type(box).__name__ in _SHOWN else 0.0
    for child in box.children:
        if type(child).__name__ != "AbsolutePlaceholder":  # it is outside of the flow
            foot = max(foot, _foot(child, parts, feet))
    if number < len(parts) and parts[number] is box:
        feet[number] = foot
    return float(foot)


def _is(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()
