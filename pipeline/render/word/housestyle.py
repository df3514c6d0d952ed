"""A house's own Word file as a reference document: its styles, paper, headers and footers, and how ours map to them.

A style is the same if type and name are the same; Word's built-in names are the same in every language of Word. Styles
that the house lacks are added from the theme, in the fonts and colours of the house's scheme.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart

from pipeline.errors import LayoutError
from pipeline.render.word.ooxml import Element, qualified, root, xml
from pipeline.render.word.styles.style_names import style_id, written_name
from pipeline.render.zipped import zipped

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_IN_ORDER = ("numPicBullet", "abstractNum", "num")
# Elements about the house's own text, which is removed.
_OF_THE_TEXT = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_LITERAL = {"ascii", "hAnsi", "eastAsia", "cs"}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The styles and lists of a house's file.

    Args:
        ids: identifier of each style by kind and name, in lower case.
        numbered: list definition (``w:abstractNumId``) of each paragraph style that has one, by identifier.
        first_list: the first free number of a list.
    """

    ids: Mapping[tuple[str, str], str]
    numbered: Mapping[str, str]
    first_list: int

    def id_of(self, kind: str, name: str) -> str | None:
        """The identifier of the house's style of that kind and name."""
        return self.ids.get((kind, written_name(name).casefold()))

    def free(self, name: str) -> tuple[str, str]:
        """A free name and identifier, near ``name``, for a style that the house lacks."""
        names = {known for _, known in self.ids}
        free_name = name if written_name(name).casefold() not in names else f"{name} (Briefing)"
        taken = {identifier.casefold() for identifier in self.ids.values()}
        identifier = style_id(free_name.replace("(", "").replace(")", ""))
        return free_name, identifier if identifier.casefold() not in taken else f"{identifier}OfBriefing"


def open_house(data: bytes, place: str) -> WordDocument:
    """The house's file without its text. A template (``.dotx``) is accepted too.

    Raises:
        LayoutError: it is not a Word file, or has macros; ``place`` names it.
    """
    try:
        document = Document(io.BytesIO(_as_document(data)))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise LayoutError(
            "the reference is not a Word file", place=place, hint="a .docx or .dotx that Word saved"
        ) from error
    body = document.element.body
    for child in list(body)[: -1 if len(body) and body[-1].tag == qualified("w:sectPr") else None]:
        body.remove(child)
    body.get_or_add_sectPr()
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] in _OF_THE_TEXT:
            del document.part.rels[key]
    _with_numbering(document)
    return document


def house_style(document: WordDocument) -> HouseStyle:
    """The styles and lists of a file."""
    numbering, styles = document.part.numbering_part.element, document.styles.element
    number_id = qualified("w:numId")
    lists = {number.get(number_id, ""): _value(number, "w:abstractNumId") for number in _all(numbering, "w:num")}
    ids, numbered = {}, {}
    for style in _all(styles, "w:style"):
        identifier = style.get(qualified("w:styleId"), "")
        ids[style.get(qualified("w:type"), "paragraph"), _value(style, "w:name").casefold()] = identifier
        number = next(style.iter(qualified("w:numId")), None)
        if number is not None and (definition := lists.get(number.get(qualified("w:val"), ""))):
            numbered[identifier] = definition
    used = [*lists, *(element.get(qualified("w:abstractNumId"), "0") for element in _all(numbering, "w:abstractNum"))]
    return HouseStyle(ids, numbered, max(map(int, used), default=0) + 1)


def in_scheme_only(style: Element) -> None:
    """Leave the fonts of a style to the scheme of the house, if they are in it."""
    for fonts in style.iter(qualified("w:rFonts")):
        if fonts.get(qualified("w:asciiTheme")):
            for name in _LITERAL & {str(key).rsplit("}", 1)[-1] for key in fonts.attrib}:
                del fonts.attrib[qualified(f"w:{name}")]


def in_order(numbering: Element) -> None:
    """Sort the definitions of lists before the lists, as the schema requires."""
    children = [child for child in numbering if child.tag.rsplit("}", 1)[-1] in _IN_ORDER]
    numbering[:] = sorted(children, key=lambda child: _IN_ORDER.index(child.tag.rsplit("}", 1)[-1]))


def _as_document(data: bytes) -> bytes:
    """Convert a template into a document: only the type of the main part differs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types = parts.get("[Content_Types].xml", b"")
    return zipped((parts | {"[Content_Types].xml": types.replace(_TEMPLATE, _DOCUMENT)}).items())


def _with_numbering(document: WordDocument) -> None:
    """Add a part for lists to a file without one: python-docx does not."""
    if all(relation.reltype != RELATIONSHIP_TYPE.NUMBERING for relation in document.part.rels.values()):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(
            name, CONTENT_TYPE.WML_NUMBERING, parse_xml(xml(root("w:numbering"))), document.part.package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)


def _all(element: Element, name: str) -> list[Element]:
    return element.findall(qualified(name))


def _value(element: Element, name: str) -> str:
    """The value of a child element."""
    child = element.find(qualified(name))
    return "" if child is None else child.get(qualified("w:val"), "")
