"""Rules of a PDF: tags, language, title, headings in order, links and images with alternative texts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline.check.findings import Finding, heading_skips

_HEADING_RE = re.compile(r"/H([1-6])")
_PRINT = 4


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in the whole file."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield from _document(pdf)
            yield from _tree(pdf.Root.get("/StructTreeRoot"))
            for number, page in enumerate(pdf.pages, 1):
                yield from _links(page.obj, number)
    except pikepdf.PdfError:
        yield Finding("broken-file", "it cannot be opened: it is not a PDF, or is truncated")


def _document(pdf: Any) -> Iterator[Finding]:
    root = pdf.Root
    if not root.get("/Lang"):
        yield Finding("no-language", "it does not say its language")
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield Finding("no-title", "it has no title")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield Finding("title-hidden", "a reader shows the name of the file in place of its title")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        yield Finding("not-tagged", "it is not tagged, so it cannot be read aloud in order")


def _tree(tree: Any) -> Iterator[Finding]:
    """Headings and figures, in reading order."""
    levels: list[int] = []
    for element in _elements(tree):
        role = str(element.get("/S", ""))
        heading = _HEADING_RE.fullmatch(role)
        if heading:
            levels.append(int(heading[1]))
        elif role == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield Finding("no-alt", "a figure has no alternative text")
    yield from heading_skips(levels)


def _elements(tree: Any) -> Iterator[Any]:
    stack = [] if tree is None else [tree]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K")
        members = [] if kids is None or isinstance(kids, int) else list(kids) if kids._type_name == "array" else [kids]
        stack.extend(kid for kid in reversed(members) if not isinstance(kid, int) and "/S" in kid)


def _links(page: Any, number: int) -> Iterator[Finding]:
    links = [note for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    if any(not str(link.get("/Contents", "")).strip() for link in links):
        yield Finding("link-without-words", f"a link on page {number} does not say where it leads")
    if any(not int(link.get("/F", 0)) & _PRINT for link in links):
        yield Finding("link-not-printed", f"a link on page {number} is not printed")
