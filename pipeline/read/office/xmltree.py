"""XML from a stranger: parsed without entities and without network, whatever it declares."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element


def tree_of(data: bytes) -> Element:
    """The root element, without comments and instructions.

    Raises:
        ValueError: it is no XML, or has a document type; the message is what is wrong with it ("is no XML").
    """
    from lxml import etree

    _must_have_no_type(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("is no XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(_TYPED)
    return root


# A document type may declare entities: words behind one vanish, and some unfold to more than any memory.
_TYPED = "has a document type (<!DOCTYPE>), which no such file has"


def _must_have_no_type(data: bytes) -> None:
    """Raise before a parser meets an entity; an encoding that Expat does not know is left to the parser's word."""
    from xml.parsers import expat

    found: list[str] = []

    def typed(name: str, *_: object) -> None:
        found.append(name)
        raise StopIteration

    def begun(*_: object) -> None:
        raise StopIteration

    head = expat.ParserCreate()
    head.StartDoctypeDeclHandler, head.StartElementHandler = typed, begun
    with suppress(StopIteration, expat.ExpatError, LookupError, ValueError):
        head.Parse(data, True)
    if found:
        raise ValueError(_TYPED)
