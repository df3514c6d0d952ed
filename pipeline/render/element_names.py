"""Names and classes of the elements of a page, as the writers of text ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def classes_of(element: _Element | None) -> list[str]:
    """The classes of an element; none if there is no element."""
    return [] if element is None else (element.get("class") or "").split()


def printed_number(element: _Element) -> str:
    """The number that is printed before a question; empty where its words begin with it, or it has none."""
    return "" if "typed" in classes_of(element) else element.get("data-number", "")
