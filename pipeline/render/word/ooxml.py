"""Create elements of WordprocessingML in one line each."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
Element: TypeAlias = etree._Element


@cache
def qualified(name: str) -> str:
    """``w:p`` in Clark notation, for lxml."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def add(parent: Element, name: str, /, **attributes: str | int) -> Element:
    """Append an element; the attributes are in the ``w`` namespace."""
    child = etree.SubElement(parent, qualified(name))
    for key, value in attributes.items():
        child.set(qualified(f"w:{key}"), str(value))
    return child


def root(name: str) -> Element:
    """An element without a parent."""
    return etree.Element(qualified(name), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})


def xml(element: Element) -> bytes:
    """The element as a part of a package."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def parse(data: bytes) -> Element:
    """Parse a part or the page. No entity is resolved and nothing is fetched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
