"""Make elements of TEI, and translate what the elements of a page have in common: language and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
ID, LANG, SPACE = f"{{{XML}}}id", f"{{{XML}}}lang", f"{{{XML}}}space"


def new(name: str, text: str = "", /, **attributes: str) -> _Element:
    """An element of TEI with a text; attributes without a value are left out."""
    names: Any = {None: TEI}  # the stubs of lxml know no prefix that is absent
    element = etree.Element(f"{{{TEI}}}{name}", nsmap=names)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_"), value)
    element.text = text or None
    return element


def add(parent: _Element, name: str, text: str = "", /, **attributes: str) -> _Element:
    """A new element at the end of another."""
    element = new(name, text, **attributes)
    parent.append(element)
    return element


def marked(element: _Element, of: _Element) -> _Element:
    """The element with the language and the id of an element of the page."""
    if language := of.get(LANG) or of.get("lang"):
        element.set(LANG, language)
    if name := of.get("id"):
        element.set(ID, name)
    return element


def say(element: _Element, words: str) -> None:
    """Put words at the end of an element."""
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
