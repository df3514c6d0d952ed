"""Tag the contents as ISO 32000-1, 14.8.4.2 and 14.8.4.4 have them: TOC, in it TOCI, in it Reference, in it one Link.

WeasyPrint tags them as a list in an element without meaning, with a Link for each line, number and row of dots.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

ENTRY = "Link"
_ROLE = "data-role"  # attribute that only the tree of the print has
_ROLES = {"nav": "Sect", "ol": "TOC", "li": "TOCI", "a": ENTRY}

Build = Callable[..., Iterator[Any]]


def mark_contents(root: Any) -> None:
    """Write on each element of the contents the name of its tag, for :func:`with_contents`."""
    for nav in root.iter("nav"):
        for element in nav.iter():
            if element.tag in _ROLES:
                element.set(_ROLE, _ROLES[element.tag])


def role_of(element: Any) -> str:
    """The tag that was written on an element, empty for one outside of the contents."""
    return "" if element is None else element.get(_ROLE, "")


def with_contents(build: Build) -> Build:
    """WeasyPrint's function that makes structure elements, changed for contents and for what is within a link.

    A row of dots gets no element: what has none becomes an artifact (:mod:`pipeline.render.pdf.tagging`).
    """

    def built(box: Any, parent: Any, pdf: Any, page_number: int, nums: dict[int, Any], *others: Any) -> Iterator[Any]:
        elements = build(box, parent, pdf, page_number, nums, *others)
        if getattr(box, "is_leader", False):
            deque(elements, maxlen=0)
            return iter(())
        if parent["S"] == "/Link":
            return _without_links(elements)
        role = role_of(getattr(box, "element", None))
        return _in_contents(elements, role, parent, pdf, nums) if role else elements

    return built


def _without_links(elements: Iterator[Any]) -> Iterator[Any]:
    for element in elements:
        if element["S"] == "/Link":
            element["S"] = "/Span"
        yield element


def _in_contents(elements: Iterator[Any], role: str, parent: Any, pdf: Any, nums: dict[int, Any]) -> Iterator[Any]:
    for element in elements:
        if role == "TOCI" and parent["S"] == "/LI":  # the body of a list item, which an entry does not have
            yield from _references(element, parent, pdf, nums)
            continue
        if element["S"] in ("/NonStruct", "/L", "/LI"):
            element["S"] = f"/{role}"
        yield element


def _references(body: Any, entry: Any, pdf: Any, nums: dict[int, Any]) -> Iterator[Any]:
    """The links of the lines of an entry as one, in a Reference."""
    kids = [pdf.objects[_number(kid)] for kid in body["K"]]
    links = [kid for kid in kids if kid["S"] == "/Link"]
    if not links or len(links) < len(kids):
        yield body
        return
    first, *more = links
    for link in more:
        _move(link, first, pdf, nums)
    reference = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/Reference", "K": pydyf.Array([first.reference]), "Pg": first["Pg"]}
    )
    pdf.add_object(reference)
    reference["P"], first["P"] = entry.reference, reference.reference
    yield reference


def _move(link: Any, home: Any, pdf: Any, nums: dict[int, Any]) -> None:
    """Move the contents of a link into another."""
    for kid in link["K"]:
        if isinstance(kid, int):
            nums[kid] = home.reference
        elif "P" in (element := pdf.objects[_number(kid)]):
            element["P"] = home.reference
    home["K"] += link["K"]


def _number(reference: bytes) -> int:
    return int(bytes(reference).split()[0])
