"""One pass over the XML of an OpenDocument text, without recursion: its paragraphs, rows and notes as blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import Mark, MarkKind
from pipeline.read.odt.lists import Lists, begun
from pipeline.read.odt.odf_names import DC, DRAW, HREF, OFFICE, SIGNS, SPACE_RE, SVG, TABLE, TEXT, XML_ID
from pipeline.read.odt.styles import Styles, whole
from pipeline.read.office.galley import Galley
from pipeline.read.office.list_numbers import Number
from pipeline.read.office.xmltree import steps
from pipeline.read.paragraph import Runs
from pipeline.read.reader import Blocks

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


class Walk:
    """Walks over the XML. ``comments`` are the annotations with their lines; ``image`` returns the address of a
    ``draw:image``.
    """

    def __init__(self, blocks: Blocks, styles: Styles, image: Callable[[Element], str | None]) -> None:
        self.comments: list[tuple[int, Element]] = []
        self._galley = Galley(blocks)
        self._styles = styles
        self._image = image
        self._spans: list[frozenset[MarkKind]] = []
        self._hides: list[bool] = []
        self._links: list[str | None] = []
        self._lists = Lists()
        self._heads = self._contents = 0
        self._cited: list[Element] = []
        self._deletions: set[str | None] = set()
        self._deleted: set[str | None] = set()  # those that are open

    def all(self, root: Element) -> None:
        """Read everything below ``root``."""
        for event, element in steps(root, lambda element: element is not root and self._passes(element)):
            if event == "start":
                self._start(element, element.tag)
                self._add(element.text)
                continue
            if event == "end":
                self._end(element.tag)
            if element is not root:
                self._add(element.tail)

    @property
    def numbers(self) -> dict[str, Number]:
        """The numbers of the items of lists, by the ids of their blocks."""
        return self._galley.numbers

    def notes(self) -> None:
        """The notes in the order of citation."""
        self._galley.kind = "note"
        for number, body in enumerate(self._cited, 1):
            self._galley.level = number
            self.all(body)
        self._galley.kind, self._galley.level = None, 0

    def margin(self) -> None:
        """Add the reviewers' comments."""
        comments, self.comments = self.comments, []
        self._galley.kind = "comment"
        for line, comment in comments:
            author = (comment.findtext(DC + "creator") or "").strip()
            self._galley.lead = Runs()
            self._galley.lead.add(f"{author}: " if author else "")
            self._galley.line = line - 1
            self.all(comment)
        self._galley.lead = None
        self.comments = comments

    def aside(self, root: Element) -> None:
        """Add text printed around the main text."""
        self._galley.kind = "aside"
        self.all(root)

    def _passes(self, element: Element) -> bool:
        tag = element.tag
        if tag == OFFICE + "annotation":
            self.comments.append((self._galley.line, element))
        elif tag == TEXT + "note":
            self._cite(element)
        elif tag == TEXT + "tracked-changes":
            regions = (region for region in element if region.find(TEXT + "deletion") is not None)
            self._deletions.update(region.get(XML_ID) or region.get(TEXT + "id") for region in regions)
        return not isinstance(tag, str) or tag in _PASSED

    def _cite(self, note: Element) -> None:
        body = note.find(TEXT + "note-body")
        if body is not None:
            self._cited.append(body)
            if paragraph := self._galley.paragraph:
                paragraph.runs.cite(len(self._cited))

    def _start(self, element: Element, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            paragraph = begun(element, self._styles, self._lists)
            self._galley.begin(replace(paragraph, kind="aside", level=0) if self._contents else paragraph)
        elif tag == TEXT + "span":
            self._spans.append(self._styles.look(element.get(TEXT + "style-name")))
            self._hides.append(self._styles.hides(element.get(TEXT + "style-name")))
        elif tag == TEXT + "a":
            self._links.append(element.get(HREF))
        elif tag == TEXT + "list":
            self._lists.begin(element, self._styles)
        elif tag == TEXT + "list-item":
            self._lists.item()
        elif tag in _CONTENTS:
            self._contents += 1
        elif tag in _BOXES:
            self._galley.begin_box()
        elif tag == TEXT + "s":
            self._put(" " * min(whole(element.get(TEXT + "c")), 1_000))
        elif tag == DRAW + "image":
            self._picture(element)
        elif tag in SIGNS:
            self._put(SIGNS[tag])
        elif tag == TEXT + "ruby-text":
            self._put("（")
        elif tag in (TEXT + "change-start", TEXT + "change-end"):
            self._change(element, tag)
        else:
            self._start_table(element, tag)

    def _change(self, element: Element, tag: str) -> None:
        """Skip deleted text: a file saved while its changes were shown has it in the text, between two elements."""
        key = element.get(TEXT + "change-id")
        if key in self._deletions:
            (self._deleted.add if tag == TEXT + "change-start" else self._deleted.discard)(key)

    def _start_table(self, element: Element, tag: str) -> None:
        if tag == TABLE + "table":
            rows = (row for path in _ROWS for row in element.iterfind(path))
            self._galley.begin_table(max((_columns(row) for row in rows), default=0))
        elif tag == TABLE + "table-row":
            self._galley.begin_row(heads=bool(self._heads))
        elif tag in _CELLS:
            for _ in range(min(whole(element.get(TABLE + "number-columns-repeated")), 64)):
                self._galley.begin_cell()
        elif tag == TABLE + "table-header-rows":
            self._heads += 1

    def _end(self, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            self._galley.finish()
        elif tag == TEXT + "span":
            self._spans.pop()
            self._hides.pop()
        elif tag == TEXT + "a":
            self._links.pop()
        elif tag == TEXT + "list":
            self._lists.end()
        elif tag in _CONTENTS:
            self._contents -= 1
        elif tag == TEXT + "ruby-text":
            self._put("）")
        elif tag in _BOXES:
            self._galley.end_box()
        elif tag == TABLE + "table":
            self._galley.end_table()
        elif tag == TABLE + "table-row":
            self._galley.end_row()
        elif tag == TABLE + "table-header-rows":
            self._heads -= 1

    # Text

    def _add(self, text: str | None) -> None:
        """White space in the file counts as one space at most; other spaces, tabs and breaks are elements."""
        if text and self._galley.paragraph:
            self._put(SPACE_RE.sub(" ", text))

    def _put(self, text: str) -> None:
        if (paragraph := self._galley.paragraph) and not self._deleted:
            href = next((link for link in reversed(self._links) if link), None)
            runs = paragraph.hidden if any(self._hides) else paragraph.runs
            runs.add(text, paragraph.looks.union(*self._spans), href)

    def _picture(self, image: Element) -> None:
        """Add an image with the description from its frame."""
        frame = image.getparent()
        said = (frame.findtext(SVG + tag) for tag in ("desc", "title")) if frame is not None else ()
        alt = next((" ".join(text.split()) for text in said if text and text.strip()), None)
        href = self._image(image)
        if href and not self._galley.kind and (paragraph := self._galley.paragraph):
            paragraph.images.append(Mark("image", 0, 0, href, alt))


_PASSED = frozenset((
    OFFICE + "annotation", TEXT + "note", TEXT + "tracked-changes", OFFICE + "forms", TEXT + "sequence-decls",
    SVG + "desc", SVG + "title", DC + "creator", DC + "date", OFFICE + "binary-data",
))  # fmt: skip
_CONTENTS = frozenset((TEXT + "table-of-content", TEXT + "alphabetical-index"))
_BOXES = frozenset(
    DRAW + shape
    for shape in ("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "line")
)
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_ROWS = (TABLE + "table-row", *(f"{TABLE}{group}/{TABLE}table-row" for group in ("table-header-rows", "table-rows")))


def _columns(row: Element) -> int:
    return sum(whole(cell.get(TABLE + "number-columns-repeated")) for cell in row if cell.tag in _CELLS)
