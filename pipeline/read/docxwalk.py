"""One pass over the XML of a Word file, without recursion: its paragraphs, rows and notes as blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.docxpieces import (
    ART,
    DELETED,
    DRAWING,
    LETTERS,
    PASSED,
    PICTURES,
    QUOTES,
    SIGNS,
    TITLE,
    Field,
    Paragraph,
    Table,
)  # fmt: skip
from pipeline.read.docxsigns import address, symbol
from pipeline.read.docxstyles import R, Style, Styles, W, is_on, looks_of, number_of
from pipeline.read.reader import Blocks
from pipeline.read.runs import Runs

if TYPE_CHECKING:
    from pipeline.read.xmltree import Element


class Walk:
    """``inserted`` and ``deleted`` count tracked changes; a moved passage is counted as both.

    ``image`` gives the address of an image by its id. ``commented``: the lines where comments belong, by their ids.
    """

    def __init__(self, blocks: Blocks, styles: Styles, image: Callable[[str], str | None] = lambda _: None) -> None:
        self.styles = styles
        self._image = image
        self._alt = ""
        self.inserted = self.deleted = 0
        self.blocks = blocks
        self._line = 0
        self._paragraphs: list[Paragraph] = []
        self._joined: Runs | None = None
        self._tables: list[Table] = []
        self._fields: list[Field] = []
        self._links: list[str | None] = []
        self._looks: frozenset[MarkKind] = frozenset()
        self._cited: list[tuple[str, str]] = []  # the notes in the order of citation, footnotes and endnotes alike
        self._kind: BlockKind | None = None
        self._level = 0  # of blocks of that kind
        self.commented: dict[str, int] = {}

    def all(self, root: Element) -> None:
        """Read everything below ``root``."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        passed = None
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if self._passes(element, tag):
                    passed = element
                    walk.skip_subtree()
                else:
                    self._start(element, tag)
            elif element is not passed:
                self._end(tag)
        self._flush_joined()

    def notes(self, kind: str, found: dict[str, Element]) -> None:
        """The notes of a kind that were cited, in the order of citation."""
        self._image = lambda _: None  # their ids are another part's
        for place, (cited, key) in enumerate(self._cited, 1):
            if cited == kind and key in found:
                self._beside("note", found[key], place)

    def aside(self, root: Element) -> None:
        """Read what is printed around the text."""
        self._beside("aside", root)

    def comment(self, root: Element) -> None:
        """Read what a reviewer wrote in the margin; it belongs to the line that it speaks of."""
        author = root.get(W + "author") or ""
        if author:
            self._joined = Runs()
            self._joined.add(f"{author}: ")
        here = self._line
        self._line = self.commented.get(root.get(W + "id") or "", here) - 1
        self._beside("comment", root)
        self._line = here

    def _beside(self, kind: BlockKind, root: Element, level: int = 0) -> None:
        self._kind, self._level = kind, level
        self.all(root)
        self._kind, self._level = None, 0

    # What is passed over

    def _passes(self, element: Element, tag: str) -> bool:
        if tag in DELETED:
            self.deleted += 1
            return True
        if tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None:
            self.deleted += 1
            return True
        if tag == W + "r" and is_on(element.find(W + "rPr"), "vanish"):
            self._hide(element)
            return True
        return tag in PASSED

    def _hide(self, run: Element) -> None:
        """Hidden text is read beside its paragraph."""
        if self._paragraphs:
            self._paragraphs[-1].hidden.add("".join(part.text or "" for part in run.iterfind(W + "t")))

    # What is read

    def _start(self, element: Element, tag: str) -> None:
        if tag == W + "p":
            self._begin(element)
        elif tag == W + "tbl":
            self._tables.append(
                Table(max((len(row.findall(W + "tc")) for row in element.iterfind(W + "tr")), default=0))
            )
        elif tag == W + "tr" and self._tables:
            self._tables[-1].cells = []
            self._tables[-1].heads = is_on(element.find(W + "trPr"), "tblHeader")
        elif tag == W + "tc" and self._tables:
            self._tables[-1].cells.append(Runs())
        elif tag in (W + "ins", W + "moveTo"):
            self.inserted += 1
        elif tag == W + "hyperlink":
            self._links.append(self.styles.links.get(element.get(R + "id") or ""))
        elif tag == W + "fldSimple":
            self._links.append(address(element.get(W + "instr") or ""))
        elif tag == W + "r":
            self._looks = self._run_looks(element)
        else:
            self._text(element, tag)

    def _end(self, tag: str) -> None:
        if tag == W + "p":
            self._finish()
        elif tag in (W + "hyperlink", W + "fldSimple"):
            self._links.pop()
        elif tag == W + "tr" and self._tables:
            self._row()
        elif tag == W + "tbl":
            self._tables.pop()

    def _text(self, element: Element, tag: str) -> None:
        if tag in LETTERS:
            self._add(element.text or "")
        elif tag == W + "br":
            self._add("\n" if element.get(W + "type", "textWrapping") == "textWrapping" else "")
        elif tag in SIGNS:
            self._add(SIGNS[tag])
        elif tag == W + "sym":
            self._add(symbol(element.get(W + "char") or ""))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._cite(element, tag.removeprefix(W).removesuffix("Reference"))
        elif tag == W + "commentReference":
            self.commented[element.get(W + "id") or ""] = self._line
        elif tag in PICTURES:
            self._picture(element, tag)
        elif tag == W + "fldChar":
            self._field(element.get(W + "fldCharType"))
        elif tag == W + "instrText" and self._fields:
            self._fields[-1].code += element.text or ""

    def _add(self, text: str, *more: MarkKind) -> None:
        if self._paragraphs:
            paragraph = self._paragraphs[-1]
            href = next((link for link in reversed(self._links) if link), None)
            href = href or next((field.href for field in reversed(self._fields) if field.href), None)
            paragraph.runs.add(text, self._looks | paragraph.looks | frozenset(more), href)

    def _cite(self, element: Element, kind: str) -> None:
        self._cited.append((kind, element.get(W + "id") or ""))
        if self._paragraphs:
            self._paragraphs[-1].runs.cite(len(self._cited))

    def _picture(self, element: Element, tag: str) -> None:
        """An image, after what is said of it."""
        if tag == DRAWING + "docPr":
            self._alt = " ".join((element.get("descr") or "").split())
            return
        if self._kind:
            return
        href = self._image(element.get(R + ("embed" if tag == ART + "blip" else "id")) or "")
        if href and self._paragraphs:
            self._paragraphs[-1].images.append(Mark("image", 0, 0, href, self._alt or element.get(TITLE) or None))
        self._alt = ""

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].href = address(self._fields[-1].code)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _run_looks(self, run: Element) -> frozenset[MarkKind]:
        properties = run.find(W + "rPr")
        if properties is None:
            return frozenset()
        named = properties.find(W + "rStyle")
        style = self.styles.styles.get("" if named is None else named.get(W + "val") or "", Style())
        return looks_of(properties) | style.looks

    # Paragraphs

    def _begin(self, element: Element) -> None:
        self._line += 1
        properties = element.find(W + "pPr")
        named = None if properties is None else properties.find(W + "pStyle")
        style = self.styles.styles.get("" if named is None else named.get(W + "val") or "", Style())
        kind, level = self._kind_of(properties, style)
        marks = None if properties is None else properties.find(W + "rPr")
        joins = marks is not None and any(marks.find(W + tag) is not None for tag in ("del", "moveFrom"))
        looks = style.looks if kind != "heading" else frozenset()
        self._paragraphs.append(Paragraph(kind, level, looks, joins, style.name == "caption"))

    def _kind_of(self, properties: Element | None, style: Style) -> tuple[BlockKind, int]:
        outline = None if properties is None else properties.find(W + "outlineLvl")
        said = "" if outline is None else outline.get(W + "val") or ""
        level = int(said) if said.isascii() and said.isdigit() else style.level
        listing = number_of(properties) or style.number
        listed = self.styles.format(listing)
        if style.name.startswith("toc "):
            return "aside", 0
        if style.name == "title" or (level is not None and level < 9):
            return "heading", 1 if level is None else min(level + 1, 6)
        if listing and listed not in (None, "none"):
            return ("bullet" if listed == "bullet" else "numbered"), listing[1] + 1
        return ("quote" if style.name in QUOTES else "figure" if style.name == "caption" else "paragraph"), 0

    def _finish(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._joined is not None:
            self._joined.join(paragraph.runs, "")
            paragraph.runs, self._joined = self._joined, None
        if self._tables and self._tables[-1].columns > 1 and self._tables[-1].cells:
            self._tables[-1].cells[-1].join(paragraph.runs, " ")
        elif paragraph.joins:
            self._joined = paragraph.runs
        elif not (paragraph.captions and self.blocks.take_caption(paragraph.runs.text().strip())):
            self._emit(paragraph.kind, paragraph.runs, paragraph.level)
        self._emit("aside", paragraph.hidden, 0)
        for image in paragraph.images:
            self.blocks.add_figure(image, self._line)

    def _flush_joined(self) -> None:
        if self._joined is not None:
            runs, self._joined = self._joined, None
            self._emit("paragraph", runs, 0)

    def _emit(self, kind: BlockKind, runs: Runs, level: int) -> None:
        text = runs.text()
        if text.strip():
            self.blocks.add(self._kind or kind, text, self._line, runs.marks(), self._level if self._kind else level)

    def _row(self) -> None:
        row = Runs()
        for place, cell in enumerate(self._tables[-1].cells):
            if place:
                row.add("\t")
            row.join(cell, "")
        self._tables[-1].cells = []
        if len(self._tables) > 1 and self._tables[-2].cells:
            self._tables[-2].cells[-1].join(row, " ")
        else:
            self._emit("header" if self._tables[-1].heads else "row", row, 0)
