"""Footnotes of a Word file: the part that holds them, created with the first note, and the separator lines above them.

Ids are the printed numbers, since both Word and we count the notes in the order of their citations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement

from pipeline.render.word.ooxml import Element, add, qualified, root
from pipeline.render.word.styles.selectors import Node
from pipeline.render.word.styles.style import Style
from pipeline.render.word.words.bookmarks import Bookmarks
from pipeline.render.word.words.references import References
from pipeline.render.word.words.runs import write_text

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.parts.document import DocumentPart

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_CITED = "noteref-"  # prefix of the id of a link to a note
# The lines above the notes, and above the rest of a note from the page before (ECMA-376, 17.11.23).
RULES = {-1: "separator", 0: "continuationSeparator"}


class Notes:
    """Writes the notes of a document.

    Args:
        part: main part of the document.
        bookmarks: targets that a note can refer to.
        numbers: numbers of the questions, by the ids that links refer to.
        cited: the first citation of each note, by its number; Word has no others.
    """

    def __init__(
        self, part: DocumentPart, bookmarks: Bookmarks, numbers: Mapping[str, str], cited: Mapping[int, Node]
    ) -> None:
        self._part, self.cited = part, cited
        self._notes: XmlPart | None = None
        self._relate: Callable[[str], str] | None = None
        self.references = References(bookmarks, numbers, self._related)

    def begin(self, number: int) -> Element:
        """A new note, to be filled with paragraphs."""
        return add(self._made().element, "w:footnote", id=number)

    def number(self, note: Element, style: Style) -> None:
        """Put the number that Word counts before the words of a note."""
        first = note.find(qualified("w:p"))
        properties = first.find(qualified("w:pPr")) if first is not None else None
        if properties is None:
            return
        sign, space = root("w:r"), root("w:r")
        add(add(sign, "w:rPr"), "w:rStyle", val=style.id)
        add(sign, "w:footnoteRef")
        write_text(space, " ")
        properties.addnext(space)
        properties.addnext(sign)

    def _related(self, target: str) -> str:
        self._relate = self._relate or relations(self._made())
        return self._relate(target)

    def _made(self) -> XmlPart:
        if self._notes is None:
            name = PackURI("/word/footnotes.xml")
            self._notes = XmlPart(name, _TYPE, cast(Any, OxmlElement("w:footnotes")), self._part.package)
            self._part.relate_to(self._notes, RELATIONSHIP_TYPE.FOOTNOTES)
            for number, kind in RULES.items():
                rule = add(self._notes.element, "w:footnote", type=kind, id=number)
                add(add(add(rule, "w:p"), "w:r"), f"w:{kind}")
        return self._notes


def cited_in(page: Node) -> dict[int, Node]:
    """The first citation of each note on a page, by its number: the element around the link."""
    links = ((node.etree_element.get("id") or "", node.parent) for node in page.iter_subtree())
    return {int(name.removeprefix(_CITED)): around for name, around in links if name.startswith(_CITED)}


def relations(part: Part) -> Callable[[str], str]:
    """A function that gives the id of a link's target in a part; python-docx would search for a free id."""
    known: dict[str, str] = {}

    def relate(target: str) -> str:
        if target not in known:
            known[target] = f"rLink{len(known) + 1}"
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, known[target], is_external=True)
        return known[target]

    return relate
