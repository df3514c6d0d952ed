"""Read a returned Word file with every tracked change, in one pass over each of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.returned import Hand, Looks, Returned, Scrap
from pipeline.read.office.xmltree import steps
from pipeline.read.office.zip_package import Package
from pipeline.read.returned.copy_lines import MARK_OF_ID, PICTURE, OpenLine, Sheet
from pipeline.read.returned.word_looks import LINED, looks_of_run
from pipeline.read.returned.word_parts import around_of, comments_of, facts_of, hand_of, made_by
from pipeline.read.word.computed_signs import symbol
from pipeline.read.word.links import Links
from pipeline.read.word.pieces import DELETED, LETTERS, PASSED, SIGNS
from pipeline.read.word.styles import R, Styles, W, styles_of, targets

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

_MAIN = "word/document.xml"
_PICTURES = frozenset((W + "drawing", W + "pict", W + "object"))
_INSERTED = frozenset((W + "ins", W + "moveTo"))
_STRICT = b"http://purl.oclc.org/ooxml/"


def read_word(data: bytes, name: str) -> Returned:
    """Read a returned Word file.

    Raises:
        InputError: it is damaged, locked, over the size limit, or no Word file.
    """
    package = Package(data, name, "Word")
    root = package.required(_MAIN)
    if _STRICT in (package.part(_MAIN) or b"")[:4096]:
        raise package.refused(
            "this Word file is in the form “Strict Open XML”", "saving it as a plain Word document (.docx)"
        )
    package.required("word/styles.xml")
    walk = _Walk(styles_of(package, _MAIN))
    walk.all(root)
    for kind in ("footnotes", "endnotes"):
        walk.notes(package, kind)
    facts = facts_of(package)
    comments = tuple(comments_of(package, walk.sheet, walk.anchors))
    lines, author = tuple(walk.sheet.lines), facts.get("last saved by", "")
    return Returned(name, lines, comments, facts, author, around_of(package), tuple(walk.oddities))


class _Walk:
    """One pass over the XML of a part."""

    def __init__(self, styles: Styles) -> None:
        self.sheet = Sheet()
        self.oddities: list[str] = []
        self.anchors: dict[str, int] = {}
        self._styles = styles
        self._links = Links()
        self._inserted: list[Hand] = []
        self._deleted: list[Hand] = []
        self._run: tuple[Looks, Looks | None, Hand | None] = (frozenset(), None, None)
        self._in_note = ""

    def all(self, root: Element) -> None:
        """Read everything below ``root``."""
        for event, element in steps(root, lambda element: element.tag in PASSED or element.tag in _PICTURES):
            if event == "start":
                self._start(element, element.tag)
            elif event == "end":
                self._end(element.tag)
            elif element.tag in _PICTURES:
                self._picture(element)

    def notes(self, package: Package, kind: str) -> None:
        """The notes of a part, in its order."""
        root = package.tree(f"word/{kind}.xml")
        if root is None:
            return
        self._styles.links = targets(package, f"word/{kind}.xml")
        for note in root.iterfind(W + kind.removesuffix("s")):
            if note.get(W + "type") is None:
                self.sheet.note = self._in_note = f"{kind[:-1]} {note.get(W + 'id')}"
                self.all(note)
        self.sheet.note = self._in_note = ""

    def _start(self, element: Element, tag: str) -> None:
        if tag == W + "p":
            self.sheet.begin(self._begun(element))
        elif tag == W + "tr":
            properties = element.find(W + "trPr")
            self.sheet.begin_row(hand_of(properties, "ins"), hand_of(properties, "del"))
        elif tag == W + "tc":
            self.sheet.begin_cell()
        elif tag in _INSERTED:
            self._inserted.append(made_by(element))
        elif tag in DELETED:
            self._deleted.append(made_by(element))
        elif tag == W + "hyperlink":
            target = self._styles.links.get(element.get(R + "id") or "")
            self._links.open(None if target and target.startswith("#") else target)
        elif tag == W + "r":
            self._run = looks_of_run(element, self._styles)
        elif tag == W + "bookmarkStart":
            if (name := element.get(W + "name") or "").startswith(MARK_OF_ID):
                self.sheet.open_id(element.get(W + "id") or "", name)
        elif tag == W + "bookmarkEnd":
            self.sheet.close_id(element.get(W + "id") or "")
        elif tag == W + "commentRangeStart":
            self.sheet.listen(element.get(W + "id") or "")
        elif tag == W + "commentRangeEnd":
            self.sheet.stop_listening(element.get(W + "id") or "")
        else:
            self._text(element, tag)

    def _end(self, tag: str) -> None:
        if tag == W + "p":
            self.sheet.end()
        elif tag == W + "tr":
            self.sheet.end_row()
        elif tag in _INSERTED and self._inserted:
            self._inserted.pop()
        elif tag in DELETED and self._deleted:
            self._deleted.pop()
        elif tag == W + "hyperlink":
            self._links.close()

    def _text(self, element: Element, tag: str) -> None:
        if tag in LETTERS or tag == W + "delText":
            self._add(element.text or "")
        elif tag == W + "br":
            self._add("\n" if element.get(W + "type", "textWrapping") == "textWrapping" else "")
        elif tag in SIGNS:
            self._add(SIGNS[tag])
        elif tag == W + "sym":
            self._add(symbol(element.get(W + "char") or ""))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            key = f"{tag.removeprefix(W).removesuffix('Reference')} {element.get(W + 'id')}"
            self.sheet.look_back(("note", key), self._hand(self._inserted), self._hand(self._deleted))
        elif tag == W + "commentReference":
            self.anchors[element.get(W + "id") or ""] = len(self.sheet.lines)
        elif tag == W + "fldChar":
            self._links.turn(element.get(W + "fldCharType"))
        elif tag in (W + "instrText", W + "delInstrText"):
            self._links.instruct(element.text or "")

    def _add(self, text: str) -> None:
        looks, was, restyled = self._run
        href = self._links.href()
        link = frozenset([("link", href.rstrip("/"))]) if href else frozenset()
        looks = looks - LINED if href else looks
        old = None if was is None else was | link
        self.sheet.add(Scrap(text, looks | link, self._hand(self._inserted), self._hand(self._deleted), old, restyled))

    def _picture(self, element: Element) -> None:
        if self.sheet.line is None:
            return
        self._add(PICTURE)
        boxed = "".join(text.text or "" for box in element.iter(W + "txbxContent") for text in box.iter(W + "t"))
        if boxed.strip():
            self.oddities.append(f"a text box: “{boxed.strip()[:200]}”")

    @staticmethod
    def _hand(hands: list[Hand]) -> Hand | None:
        return hands[-1] if hands else None

    def _begun(self, element: Element) -> OpenLine:
        properties = element.find(W + "pPr")
        marks = None if properties is None else properties.find(W + "rPr")
        before = None if properties is None else properties.find(W + "pPrChange")
        old = None if before is None else before.find(W + "pPr")
        return OpenLine(
            self._style(properties),
            None if before is None else self._style(old),
            None if before is None else made_by(before),
            hand_of(marks, "ins") or hand_of(marks, "moveTo"),
            hand_of(marks, "del") or hand_of(marks, "moveFrom"),
            "note" if self._in_note else "body",
        )

    def _style(self, properties: Element | None) -> str:
        named = None if properties is None else properties.find(W + "pStyle")
        known = self._styles.styles.get("" if named is None else named.get(W + "val") or "")
        return known.name if known else "normal"
