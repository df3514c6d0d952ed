"""Write the paragraphs of a page: block-level elements begin and end them, in the order of the walk over the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model import BlockKind
from pipeline.read.question_names import names_question
from pipeline.read.web.inline_text import Text
from pipeline.read.web.placing import Setting
from pipeline.read.web.shapes import (
    List,
    image_address,
    is_saved,
    line_of,
    list_of,
    mark_of,
    marker_of,
    names_the_source,
)
from pipeline.read.web.styles import Looks
from pipeline.read.web.tables import Tables

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


class Writer:
    """Collects a page; relative addresses are resolved against ``base``."""

    def __init__(self, base: str | None, looks: Looks) -> None:
        self._setting = Setting()
        self.flow = self._setting.flow
        self._looks = looks
        self._marker: str | None = None
        self._text = Text(base)
        self._lists: list[List] = []
        self._tables = Tables()
        self._inside = dict.fromkeys(_COUNTED, 0)

    def start(self, element: Element, *, folded: bool = False) -> None:
        """An element begins; ``folded``: a browser hides it, but it may be text."""
        tag = element.tag
        if name := element.get("id") or (element.get("name") if tag == "a" else None):
            self._setting.names.append(name)
        if tag in _BLOCKS or _is_line(element):
            self.flush()
            self._setting.enter(element, tag, folded)
            self._begin(element, tag)
            if names_question(tag, element.get("class")) and element.find(".//p[2]") is None:
                self._text.open(element, "strong")
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        elif tag == "q":
            self._text.write('"')
        elif _is_reading(element):
            self._text.write("（")
        elif kind := mark_of(element, self._looks):
            if tag == "cite" and self._inside["blockquote"] and names_the_source(element):
                self.flush()
            self._text.open(element, kind)
        if not self._text:
            self._text.line = line_of(element)
        self._text.write(element.text)

    def end(self, element: Element) -> None:
        """An element ends."""
        tag = element.tag
        if tag in _BLOCKS or _is_line(element):
            self._end(element, tag)
            self._text.close(element)
            self._setting.leave()
        elif tag == "q":
            self._text.write('"')
        elif _is_reading(element):
            self._text.write("）")
        else:
            self._text.close(element)
        self._text.write(element.tail)

    def takes_marker(self, element: Element) -> bool:
        """Whether an element is the bullet or number of a list item from Word, which is not text."""
        marker = marker_of(element)
        if marker is not None and not self._text:
            self._marker = marker.strip()
        return marker is not None and not self._text

    def after(self, element: Element) -> None:
        """An element was skipped."""
        self._text.write(element.tail)

    def flush(self) -> None:
        """Close the current paragraph; in a row of data, the end of a paragraph is a space."""
        if self._tables.in_row():
            self._text.write(" ")
            return
        line = self._text.line
        text, marks = self._text.take()
        if not text.strip():
            return
        if self._inside["pre"]:
            self._setting.preformatted(text, marks, line)
        else:
            kind, level = self._kind()
            if kind == "heading":
                marks = [mark for mark in marks if not (mark.kind == "link" and self._text.is_own(mark.href))]
            self._setting.emit(kind, level, text, marks, line, self._number() if kind == "paragraph" else "")

    # Blocks

    def _begin(self, element: Element, tag: str) -> None:
        if tag in self._inside:
            self._inside[tag] += 1
            self._text.verbatim = bool(self._inside["pre"])
        if tag in _LISTS:
            self._lists.append(list_of(element))
        elif tag == "li" and self._lists:
            self._lists[-1].item(element)
        elif tag == "hr":
            self._setting.emit("separator", 0, "", [], line_of(element))
        elif tag == "table":
            self._tables.begin(element)
        elif tag == "tr":
            self._tables.begin_row()
        elif tag in ("td", "th") and self._tables.in_row():
            for _ in range(self._tables.begin_cell(element)):
                self._text.tab()

    def _end(self, element: Element, tag: str) -> None:
        if tag == "tr" and self._tables.in_row():
            self._row(element)
        else:
            self.flush()
        if tag in self._inside:
            self._inside[tag] -= 1
            self._text.verbatim = bool(self._inside["pre"])
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "table":
            self._tables.end()
        elif tag == "tr":
            self._tables.end_row()

    def _break(self) -> None:
        if self._inside["pre"]:
            self._text.put("\n")
        elif self._tables.in_row():
            self._text.write(" ")
        elif self._text and self._text.breaks:
            self.flush()
        elif self._text:
            self._text.put("\n")
            self._text.breaks = 1

    def _row(self, element: Element) -> None:
        line = self._text.line
        text, marks = self._text.take()
        if text.strip():
            heads = self._inside["thead"] or all(cell.tag == "th" for cell in element if isinstance(cell.tag, str))
            self._setting.emit("header" if heads else "row", 0, text, marks, line)

    # Paragraphs

    def _kind(self) -> tuple[BlockKind, int]:
        heading = next((level for level in range(1, 7) if self._inside[f"h{level}"]), self._titled())
        if heading:
            return "heading", heading
        if self._marker is not None:
            marker, self._marker = self._marker, None
            return ("numbered" if any(map(str.isalnum, marker.replace("o", ""))) else "bullet"), 1
        if self._lists and self._lists[-1].fresh:
            self._lists[-1].fresh = False
            if self._lists[-1].marker:
                return "paragraph", 0
            return ("numbered" if self._lists[-1].ordered else "bullet"), len(self._lists)
        if self._inside["figcaption"] or self._setting.in_caption():
            return "figure", 0
        return ("quote" if self._inside["blockquote"] else "paragraph"), 0

    def _number(self) -> str:
        """The number at the beginning of an item, once, if numbers are words."""
        marker = ""
        if self._lists:
            marker, self._lists[-1].marker = self._lists[-1].marker, ""
        return marker

    def _titled(self) -> int:
        """1 for a paragraph with a word processor's title style, else 0."""
        area = self._setting.area
        return int(area is not None and area.tag == "p" and bool(_TITLE_RE.fullmatch(area.element.get("class") or "")))

    # Images

    def _image(self, element: Element) -> None:
        alt = " ".join((element.get("alt") or "").split())
        if alt and not any(map(str.isalnum, alt)):
            self._text.write(alt)  # an emoji that a site shows as an image
            return
        source = image_address(element)
        href = source if is_saved(source) else self._text.address(source)
        alone = not self._text and not self._text.is_marked() and not self._tables.in_row()
        self._setting.image(element, href, alt, alone=alone)


def _is_line(element: Element) -> bool:
    """Whether a page shows this byline as a line of its own, though it is an inline element."""
    return element.tag == "span" and bool(_LINE_RE.search(element.get("class") or ""))


def _is_reading(element: Element) -> bool:
    """Whether this is a pronunciation (``rt``) of the word before it, on a page without brackets around it."""
    following = element.getnext() if element.tag == "rt" else None
    return element.tag == "rt" and (following is None or following.tag != "rp")


_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "noscript", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_LINE_RE = re.compile(r"(?:^|\s)(?:by-?line|posted-on)(?:$|\s)")
_TITLE_RE = re.compile(r"MsoTitle|(?:c\d+ ){1,3}title|title (?:western|cjk|ctl)")  # Word, Google Docs, LibreOffice
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_COUNTED = ("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "thead")
