"""The text of XML as it is read out: XHTML pages, alone or in a book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

XHTML = "{http://www.w3.org/1999/xhtml}"
_CELLS = {f"{XHTML}{name}" for name in ("td", "th")}
_SILENT = {f"{XHTML}{name}" for name in ("head", "script", "style", "template")}


def parse(data: bytes) -> Element:
    """XML without entities and without fetching anything.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def spoken_text(data: bytes) -> str:
    """The text of an XHTML page, without its head, scripts and styles. Raises as :func:`parse` does."""
    return "".join(_spoken(parse(data)))


def _spoken(root: Element) -> Iterator[str]:
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        silent = element.tag in _SILENT
        if event == "start":
            skipped += silent
            if not skipped and element.tag in _CELLS:
                yield "\t"  # a mark at the head of a cell would combine with the letter at the end of the one before
            if not skipped and element.text:
                yield element.text
            continue
        skipped -= silent and event == "end"
        if not skipped and element is not root and element.tail:
            yield element.tail
