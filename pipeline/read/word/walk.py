"""One pass over the XML of a Word file, without recursion: its paragraphs, rows and notes as blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.office.galley import Galley
from pipeline.read.office.xmltree import steps
from pipeline.read.paragraph import Runs
from pipeline.read.reader import Blocks
from pipeline.read.word.computed_signs import address, symbol
from pipeline.read.word.kinds import begun
from pipeline.read.word.links import Links
from pipeline.read.word.pieces import ART, DELETED, DRAWING, LETTERS, PASSED, PICTURES, SIGNS, TITLE
from pipeline.read.word.styles import R, Style, Styles, W, count_of, is_on, looks_of

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


class Walk:
    """Walks over the XML. ``inserted`` and ``deleted`` count tracked changes; a moved passage counts as both.

    ``image`` returns the address of an image by its id. ``commented``: the lines of the comments, by their ids.
    """

    def __init__(self, blocks: Blocks, styles: Styles, image: Callable[[str], str | None] = lambda _: None) -> None:
        self.styles = styles
        self.galley = Galley(blocks)
        self.inserted = self.deleted = 0
        self.commented: dict[str, int] = {}
        self._image = image
        self._alt = ""
        self._links = Links()
        self._looks: frozenset[MarkKind] = frozenset()
        self._around: list[Runs] = []  # the words before an open ruby text
        self._reading = ""  # pronunciations, which precede their words in the file
        self._cited: list[tuple[str, str]] = []  # the notes in the order of citation, footnotes and endnotes alike

    def all(self, root: Element) -> None:
        """Read everything below ``root``."""
        for event, element in steps(root, lambda element: self._passes(element, element.tag)):
            if event == "start":
                self._start(element, element.tag)
            elif event == "end":
                self._end(element.tag)
        self.galley.flush()

    def notes(self, kind: str, found: dict[str, Element]) -> None:
        """The cited notes of a kind, in the order of citation."""
        self._image = lambda _: None  # their ids belong to another part
        for place, (cited, key) in enumerate(self._cited, 1):
            if cited == kind and key in found:
                self._beside("note", found[key], place)

    def aside(self, root: Element) -> None:
        """Read text printed around the main text."""
        self._beside("aside", root)

    def comment(self, root: Element) -> None:
        """Read a reviewer's comment; it belongs to the line that it is attached to."""
        author = root.get(W + "author") or ""
        if author:
            self.galley.lead = Runs()
            self.galley.lead.add(f"{author}: ")
        here = self.galley.line
        self.galley.line = self.commented.get(root.get(W + "id") or "", here) - 1
        self._beside("comment", root)
        self.galley.line = here

    def _beside(self, kind: BlockKind, root: Element, level: int = 0) -> None:
        self.galley.kind, self.galley.level = kind, level
        self.all(root)
        self.galley.kind, self.galley.level = None, 0

    # Elements to skip

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
        """Add hidden text to its paragraph, apart from the words."""
        if paragraph := self.galley.paragraph:
            paragraph.hidden.add("".join(part.text or "" for part in run.iterfind(W + "t")))

    # Elements to read

    def _start(self, element: Element, tag: str) -> None:
        if tag == W + "p":
            self.galley.begin(begun(element, self.styles))
        elif tag == W + "tbl":
            self.galley.begin_table(max((len(row.findall(W + "tc")) for row in element.iterfind(W + "tr")), default=0))
        elif tag == W + "tr":
            properties = element.find(W + "trPr")
            self.galley.begin_row(heads=is_on(properties, "tblHeader"), before=count_of(properties, "gridBefore", 0))
        elif tag == W + "tc":
            self.galley.begin_cell(count_of(element.find(W + "tcPr"), "gridSpan", 1))
        elif tag == W + "txbxContent":
            self.galley.begin_box()
        elif tag == W + "rt" and (paragraph := self.galley.paragraph):
            self._around.append(paragraph.runs)
            paragraph.runs = Runs()
        elif tag in (W + "ins", W + "moveTo"):
            self.inserted += 1
        elif tag == W + "hyperlink":
            self._links.open(self.styles.links.get(element.get(R + "id") or ""))
        elif tag == W + "fldSimple":
            self._links.open(address(element.get(W + "instr") or ""))
        elif tag == W + "r":
            self._looks = self._run_looks(element)
        else:
            self._text(element, tag)

    def _end(self, tag: str) -> None:
        if tag == W + "p":
            self.galley.finish()
        elif tag in (W + "hyperlink", W + "fldSimple"):
            self._links.close()
        elif tag == W + "tr":
            self.galley.end_row()
        elif tag == W + "tbl":
            self.galley.end_table()
        elif tag == W + "txbxContent":
            self.galley.end_box()
        elif tag == W + "rt" and self._around and (paragraph := self.galley.paragraph):
            self._reading, paragraph.runs = paragraph.runs.text(), self._around.pop()
        elif tag == W + "ruby" and self._reading:
            reading, self._reading = self._reading, ""
            self._add(f"（{reading}）")

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
            self.commented[element.get(W + "id") or ""] = self.galley.line
        elif tag in PICTURES:
            self._picture(element, tag)
        elif tag == W + "fldChar":
            self._links.turn(element.get(W + "fldCharType"))
        elif tag == W + "instrText":
            self._links.instruct(element.text or "")

    def _add(self, text: str) -> None:
        if paragraph := self.galley.paragraph:
            paragraph.runs.add(text, self._looks | paragraph.looks, self._links.href())

    def _cite(self, element: Element, kind: str) -> None:
        self._cited.append((kind, element.get(W + "id") or ""))
        if paragraph := self.galley.paragraph:
            paragraph.runs.cite(len(self._cited))

    def _picture(self, element: Element, tag: str) -> None:
        """Add an image; ``docPr``, which precedes it, holds its alternative text."""
        if tag == DRAWING + "docPr":
            self._alt = " ".join((element.get("descr") or "").split())
            return
        if self.galley.kind:
            return
        href = self._image(element.get(R + ("embed" if tag == ART + "blip" else "id")) or "")
        if href and (paragraph := self.galley.paragraph):
            paragraph.images.append(Mark("image", 0, 0, href, self._alt or element.get(TITLE) or None))
        self._alt = ""

    def _run_looks(self, run: Element) -> frozenset[MarkKind]:
        properties = run.find(W + "rPr")
        if properties is None:
            return frozenset()
        named = properties.find(W + "rStyle")
        style = self.styles.styles.get("" if named is None else named.get(W + "val") or "", Style())
        return looks_of(properties) | style.looks
