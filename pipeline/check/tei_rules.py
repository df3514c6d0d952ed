"""Rules of a TEI document: a header with title and source, a text with a body, references with targets.

The schema "TEI all" judges the rest (``make conformance``). An id that occurs twice is an error of XML already.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.findings import Finding
from pipeline.render.read_back.xml_text import Element, parse

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_FILE = f"{_TEI}teiHeader/{_TEI}fileDesc"
# What a header must hold (TEI P5, 2.1.1), and the text.
_NEEDED = {
    "no-title": (f"{_FILE}/{_TEI}titleStmt/{_TEI}title", "title"),
    "no-publication": (f"{_FILE}/{_TEI}publicationStmt/*", "publicationStmt"),
    "no-source": (f"{_FILE}/{_TEI}sourceDesc/*", "sourceDesc"),
    "no-body": (f"{_TEI}text/{_TEI}body/*", "body"),
}
_REFERENCES = ("who", "start", "ana", "target")


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in a document."""
    root = parse(data)
    if root.tag != f"{_TEI}TEI":
        yield Finding("not-tei", f"its root is {root.tag}")
        return
    for code, (path, name) in _NEEDED.items():
        found = root.find(path)
        if found is None or not (len(found) or (found.text or "").strip() or name != "title"):
            yield Finding(code, f"its {name} is missing or empty")
    if not root.get(f"{_XML}lang"):
        yield Finding("no-language", "it does not say its language")
    yield from _dead(root)


def _ids(root: Element) -> Iterator[str]:
    return (str(element.get(f"{_XML}id")) for element in root.iter("{*}*") if element.get(f"{_XML}id"))


def _dead(root: Element) -> Iterator[Finding]:
    known = set(_ids(root))
    for element in root.iter("{*}*"):
        for attribute in _REFERENCES:
            for place in (element.get(attribute) or "").split():
                if place.startswith("#") and place[1:] not in known:
                    yield Finding("dead-link", f"{attribute} of an element leads to {place}, which is not there")
