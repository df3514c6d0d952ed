"""Rules of an XHTML page: a language, a title, headings in order, unique ids, links with targets."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.findings import Finding, heading_skips, repeated
from pipeline.render.read_back.xml_text import XHTML, Element, parse

_HEADINGS = {f"{XHTML}h{level}": level for level in range(1, 7)}


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in a page that is a whole document."""
    root = parse(data)
    yield from document_findings(root, first_heading=1)
    if sum(1 for _ in root.iter(f"{XHTML}h1")) != 1:
        yield Finding("one-title", "it does not have exactly one h1")
    anchors = set(ids(root))
    for href in links(root):
        if href.startswith("#") and href[1:] not in anchors:
            yield Finding("dead-link", f"a link leads to {href}, which is not there")


def document_findings(root: Element, *, first_heading: int | None) -> Iterator[Finding]:
    """The findings in a page, or in a part of a book, without its links."""
    if root.tag != f"{XHTML}html":
        yield Finding("not-xhtml", f"its root is {root.tag}")
    if not root.get("lang") and not root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield Finding("no-language", "it does not say its language")
    if not (root.findtext(f"{XHTML}head/{XHTML}title") or "").strip():
        yield Finding("no-title", "it has no title")
    yield from heading_skips((_HEADINGS[h.tag] for h in root.iter(*_HEADINGS)), first_heading)
    yield from repeated(ids(root), "the id")
    for image in root.iter(f"{XHTML}img"):
        if image.get("alt") is None:
            yield Finding("no-alt", f"the image {image.get('src', '')[:60]!r} has no alternative text")


def ids(root: Element) -> Iterator[str]:
    """Every id, in order."""
    return (str(element.get("id")) for element in root.iter("{*}*") if element.get("id"))


def links(root: Element) -> Iterator[str]:
    """The target of every link."""
    return (str(link.get("href")) for link in root.iter(f"{XHTML}a") if link.get("href"))
