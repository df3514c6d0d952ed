"""One pass over the XML of an OpenDocument text, without recursion: its paragraphs, rows and notes as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.odtstyles import DRAW, OFFICE, TABLE, TEXT, Styles
from pipeline.read.reader import Blocks
from pipeline.read.runs import Runs

if TYPE_CHECKING:
    from pipeline.read.xmltree import Element

_HREF = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"


@dataclass(slots=True)
class _Paragraph:
    kind: BlockKind
    level: int
    looks: frozenset[MarkKind]
    captions: bool = False
    runs: Runs = field(default_factory=Runs)
    hidden: Runs = field(default_factory=Runs)
    images: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    ordered: bool
    fresh: bool = False


class Walk:
    """``comments`` are the annotations with their lines; ``image`` gives the address of an image by its part."""

    def __init__(self, blocks: Blocks, styles: Styles, image: Callable[[str], str | None]) -> None:
        self.comments: list[tuple[int, Element]] = []
        self._image = image
        self._kind: BlockKind | None = None
        self._level = 0  # of blocks of that kind
        self._blocks, self._styles = blocks, styles
        self._line = 0
        self._paragraphs: list[_Paragraph] = []
        self._spans: list[frozenset[MarkKind]] = []
        self._hides: list[bool] = []
        self._links: list[str | None] = []
        self._lists: list[_List] = []
        self._tables: list[list[Runs]] = []
        self._heads = self._contents = 0
        self._cited: list[Element] = []
        self._lead: Runs | None = None

    def all(self, root: Element) -> None:
        """Read everything below ``root``."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        passed = None
        for event, element in walk:
            if event == "start":
                if element is not root and self._passes(element):
                    passed = element
                    walk.skip_subtree()
                else:
                    self._start(element, element.tag)
                    self._add(element.text)
            else:
                if element is not passed:
                    self._end(element.tag)
                if element is not root:
                    self._add(element.tail)

    def notes(self) -> None:
        """The notes in the order of citation."""
        self._kind = "note"
        for number, body in enumerate(self._cited, 1):
            self._level = number
            self.all(body)
        self._kind, self._level = None, 0

    def margin(self) -> None:
        """What reviewers wrote in the margin."""
        comments, self.comments = self.comments, []
        self._kind = "comment"
        for line, comment in comments:
            author = (comment.findtext(_DC + "creator") or "").strip()
            self._lead = Runs()
            self._lead.add(f"{author}: " if author else "")
            self._line = line - 1
            self.all(comment)
        self.comments = comments

    def aside(self, root: Element) -> None:
        """What is printed around the text."""
        self._kind = "aside"
        self.all(root)

    def _passes(self, element: Element) -> bool:
        tag = element.tag
        if tag == OFFICE + "annotation":
            self.comments.append((self._line, element))
        elif tag == TEXT + "note":
            self._cite(element)
        return not isinstance(tag, str) or tag in _PASSED

    def _cite(self, note: Element) -> None:
        body = note.find(TEXT + "note-body")
        if body is not None:
            self._cited.append(body)
            if self._paragraphs:
                self._paragraphs[-1].runs.cite(len(self._cited))

    def _start(self, element: Element, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            self._begin(element, tag)
        elif tag == TEXT + "span":
            self._spans.append(self._look(element))
            self._hides.append(self._styles.hides(element.get(TEXT + "style-name")))
        elif tag == TEXT + "a":
            self._links.append(element.get(_HREF))
        elif tag == TEXT + "list":
            self._lists.append(_List(self._counts(element)))
        elif tag == TEXT + "list-item" and self._lists:
            self._lists[-1].fresh = True
        elif tag == TABLE + "table-row":
            self._tables.append([])
        elif tag == TABLE + "table-cell" and self._tables:
            self._tables[-1].append(Runs())
        elif tag == TABLE + "table-header-rows":
            self._heads += 1
        elif tag in _CONTENTS:
            self._contents += 1
        elif tag == TEXT + "s":
            self._put(" " * min(_whole(element.get(TEXT + "c")), 1_000))
        elif tag == DRAW + "image":
            self._picture(element)
        elif tag in _SIGNS:
            self._put(_SIGNS[tag])

    def _end(self, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            self._finish()
        elif tag == TEXT + "span":
            self._spans.pop()
            self._hides.pop()
        elif tag == TEXT + "a":
            self._links.pop()
        elif tag == TEXT + "list":
            self._lists.pop()
        elif tag == TABLE + "table-row":
            self._row()
        elif tag == TABLE + "table-header-rows":
            self._heads -= 1
        elif tag in _CONTENTS:
            self._contents -= 1

    def _counts(self, element: Element) -> bool:
        name = element.get(TEXT + "style-name")
        return name in self._styles.counting if name or not self._lists else self._lists[-1].ordered

    # Text

    def _add(self, text: str | None) -> None:
        """White space in the file is one space at most; what is meant has elements of its own."""
        if text and self._paragraphs:
            self._put(_SPACE_RE.sub(" ", text))

    def _put(self, text: str) -> None:
        if self._paragraphs:
            paragraph = self._paragraphs[-1]
            href = next((link for link in reversed(self._links) if link), None)
            hidden = any(self._hides)
            (paragraph.hidden if hidden else paragraph.runs).add(text, paragraph.looks.union(*self._spans), href)

    def _look(self, element: Element) -> frozenset[MarkKind]:
        return self._styles.look(element.get(TEXT + "style-name"))

    def _picture(self, image: Element) -> None:
        """An image, with what its frame says of it."""
        frame = image.getparent()
        said = (frame.findtext(_SVG + tag) for tag in ("desc", "title")) if frame is not None else ()
        alt = next((" ".join(text.split()) for text in said if text and text.strip()), None)
        href = self._image(image.get(_HREF) or "")
        if href and self._paragraphs and not self._kind:
            self._paragraphs[-1].images.append(Mark("image", 0, 0, href, alt))

    # Paragraphs

    def _begin(self, element: Element, tag: str) -> None:
        self._line += 1
        names = {name.lower() for name in self._styles.chain(element.get(TEXT + "style-name"))}
        if tag == TEXT + "h":
            made = _Paragraph("heading", min(_whole(element.get(TEXT + "outline-level")), 6), frozenset())
        elif "title" in names:
            made = _Paragraph("heading", 1, frozenset())
        elif _QUOTES & names:
            made = _Paragraph("quote", 0, self._look(element))
        else:
            made = _Paragraph(*self._in_list(), self._look(element), bool(_CAPTIONS & names))
        if self._lead is not None:
            made.runs, self._lead = self._lead, None
        self._paragraphs.append(made)

    def _in_list(self) -> tuple[BlockKind, int]:
        if not (self._lists and self._lists[-1].fresh):
            return "paragraph", 0
        self._lists[-1].fresh = False
        return ("numbered" if self._lists[-1].ordered else "bullet"), len(self._lists)

    def _finish(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].join(paragraph.runs, " ")
        else:
            self._finish_plain(paragraph)
        self._emit("aside", paragraph.hidden, 0)
        for image in paragraph.images:
            self._blocks.add_figure(image, self._line)

    def _finish_plain(self, paragraph: _Paragraph) -> None:
        """A paragraph outside of tables ends; a caption becomes the words of the image in it, or of the one above."""
        caption = paragraph.runs.text().strip() if paragraph.captions else ""
        if caption and paragraph.images:
            self._blocks.add_figure(paragraph.images.pop(0), self._line, caption)
        elif not self._blocks.take_caption(caption):
            self._emit("figure" if caption else paragraph.kind, paragraph.runs, paragraph.level)

    def _emit(self, kind: BlockKind, runs: Runs, level: int) -> None:
        if runs.text().strip():
            kind, level = ("aside", 0) if self._contents else (kind, level)
            kind, level = (self._kind, self._level) if self._kind else (kind, level)
            self._blocks.add(kind, runs.text(), self._line, runs.marks(), level)

    def _row(self) -> None:
        row = Runs()
        for place, cell in enumerate(self._tables.pop()):
            if place:
                row.add("\t")
            row.join(cell, "")
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].join(row, " ")
        elif "\t" in row.text():
            self._emit("header" if self._heads else "row", row, 0)
        else:
            self._emit("paragraph", row, 0)


_QUOTES = frozenset(("quotations", "quote", "intense_20_quote"))
_CAPTIONS = frozenset(("caption", "illustration", "figure", "table", "drawing", "text"))
_PASSED = frozenset((
    OFFICE + "annotation", TEXT + "note", TEXT + "tracked-changes", OFFICE + "forms", TEXT + "sequence-decls",
    _SVG + "desc", _SVG + "title", _DC + "creator", _DC + "date",
))  # fmt: skip
_CONTENTS = frozenset((TEXT + "table-of-content", TEXT + "alphabetical-index"))
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "soft-hyphen": "\N{SOFT HYPHEN}"}
_SPACE_RE = re.compile(r"[ \t\r\n]+")


def _whole(number: str | None) -> int:
    """A count that the file gives; one where it gives none."""
    return max(int(number), 1) if number and number.isascii() and number.isdigit() and len(number) < 9 else 1
