"""Untrusted XML: parsed without entities and without network, whatever it declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element


def tree_of(data: bytes) -> Element:
    """The root element, without comments and processing instructions.

    Raises:
        ValueError: it is not XML, or has a document type; the message is a predicate ("is not XML").
    """
    from lxml import etree

    _must_have_no_type(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("is not XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(_TYPED)
    return root


def steps(root: Element, passes: Callable[[Element], bool]) -> Iterator[tuple[str, Element]]:
    """The beginning ("start") and the end ("end") of each element, ``root`` too, without recursion.

    Of an element that ``passes`` takes, or that is to be left out, nothing comes but "passed", with its end.
    """
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    passed = None
    for event, element in walk:
        if event == "start" and passes(element):
            passed = element
            walk.skip_subtree()
        else:
            yield "passed" if element is passed else event, element


def local_name(element: Element) -> str:
    """The name of an element without its namespace, which differs between variants of a format."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: Element) -> int:
    """The line on which an element begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def named_elements(root: Element, name: str) -> Iterator[Element]:
    """All elements with a local name, in the order of the file."""
    return (element for element in root.iter() if local_name(element) == name)


# A document type may declare entities: their words would be lost, and some expand to more than any memory.
_TYPED = "has a document type (<!DOCTYPE>), which such files never have"


def _must_have_no_type(data: bytes) -> None:
    """Raise before a parser meets an entity; for an encoding that Expat does not know, the next parser decides."""
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
