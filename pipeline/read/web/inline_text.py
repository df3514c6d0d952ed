"""Build the text of a paragraph: white space as a browser shows it, and the marks of inline elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from pipeline.model import Mark, MarkKind

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(slots=True)
class _Open:
    element: Element
    kind: MarkKind
    start: int
    href: str | None
    anchor: str = ""


class Text:
    """The current paragraph. ``verbatim``: white space is kept. ``line`` is 0 while there is no text."""

    def __init__(self, base: str | None) -> None:
        self.line = 0
        self.verbatim = False
        self.breaks = 0
        self._base = base
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._marks: list[Mark] = []
        self._open: list[_Open] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    def is_marked(self) -> bool:
        """Whether an inline element is open."""
        return bool(self._open)

    def write(self, text: str | None) -> None:
        """Add source text, with its white space collapsed."""
        if text and not self.verbatim:
            text = _SPACE_RE.sub(" ", text)
            if text[0] == " " and (not self._parts or self._last in " \n\t"):
                text = text[1:]
        if text:
            self.put(text)

    def put(self, text: str) -> None:
        """Add text verbatim."""
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]
        if text.strip():
            self.breaks = 0

    def tab(self) -> None:
        """End a cell of a table."""
        while self._parts and self._parts[-1] == " ":
            self._parts.pop()
            self._length -= 1
        self.put("\t")

    def open(self, element: Element, kind: MarkKind) -> None:
        """Begin a mark, which lasts until :meth:`close` for the same element."""
        href = element.get("href")
        self._open.append(_Open(element, kind, self._length, self.address(href), self._anchor(href)))

    def close(self, element: Element) -> None:
        """End the mark of an element, if it has one."""
        if self._open and self._open[-1].element is element:
            self._mark(self._open.pop())

    def take(self) -> tuple[str, list[Mark]]:
        """Return the paragraph with its marks; open marks continue in the next one."""
        for opened in self._open:
            self._mark(opened)
            opened.start = 0
        text, marks = "".join(self._parts), self._marks
        self._parts, self._marks, self._length, self._last, self.breaks, self.line = [], [], 0, "", 0, 0
        return text, marks

    def address(self, href: str | None) -> str | None:
        """The target of a link, None if it has none outside the page."""
        href = _BREAKS_RE.sub("", href or "").strip()
        if not href or href.startswith("#") or href[:11].lower() == "javascript:":
            return None
        try:
            return _led_on(urljoin(self._base, href) if self._base else href)
        except ValueError:
            return href

    def is_own(self, href: str | None) -> bool:
        """Whether an address is that of the page itself."""
        return self._base is not None and _page(href or "") == _page(self._base)

    def _anchor(self, href: str | None) -> str:
        """The target of a link within the page (``#fn1``); browsers save it with the page's own address before it."""
        where, sign, name = (href or "").strip().partition("#")
        own = not where or (self._base is not None and _page(where) == _page(self._base))
        return f"#{name}" if sign and name and own else ""

    def _mark(self, opened: _Open) -> None:
        if opened.start >= self._length:
            return
        if opened.anchor and opened.kind == "link" and self._length - opened.start < _LONGEST_NUMBER:
            self._marks.append(Mark("note", opened.start, self._length, opened.anchor))
        elif opened.href or opened.kind != "link":
            self._marks.append(Mark(opened.kind, opened.start, self._length, opened.href))


def _page(address: str) -> str:
    """An address without the parts that may change from one visit to the next."""
    return re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")


def _led_on(address: str) -> str:
    """The final target of an address: Google Docs redirects every link of an exported page through itself."""
    door, _, query = address.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&")) if door in _DOORS and "#" not in query else ()
    return next((_BREAKS_RE.sub("", unquote(value)) for key, _, value in pairs if key == "q" and value), address)


def moved(marks: list[Mark], by: int, length: int) -> tuple[Mark, ...]:
    """Marks of a text that was cut: ``by`` characters removed before it, ``length`` characters in all."""
    placed = (Mark(m.kind, max(m.start - by, 0), min(m.end - by, length), m.href) for m in marks)
    return tuple(sorted((m for m in placed if m.start < m.end), key=lambda m: (m.start, -m.end)))


def stanzas(text: str, marks: list[Mark]) -> Iterator[tuple[str, int, tuple[Mark, ...]]]:
    """The paragraphs of preformatted prose, separated by empty lines: text, lines above it, marks."""
    line = done = 0
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    live: list[Mark] = []
    for match in _STANZA_RE.finditer(text):
        line, done = line + text.count("\n", done, match.start()), match.start()
        while waiting and waiting[-1].start < match.end():
            live.append(waiting.pop())
        yield match[0], line, moved(live, match.start(), len(match[0]))
        live = [mark for mark in live if mark.end > match.end()]


_LONGEST_NUMBER = 8  # letters of a link that may be a citation
_DOORS = ("https://www.google.com/url", "http://www.google.com/url")
_SPACE_RE = re.compile(r"[ \t\n\r\f]+")
_BREAKS_RE = re.compile(r"[\t\n\r]")  # in an address, where browsers ignore them (WHATWG, URL, section 4.4)
_STANZA_RE = re.compile(r"^[^\S\n]*+\S[^\n]*(?:\n[^\S\n]*+\S[^\n]*)*", re.MULTILINE)
