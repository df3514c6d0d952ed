"""Rules of a PDF: tags, language, title, headings in order, links and images with alternative texts.

The rules of contents and links are ISO 32000-1, 14.8.4.2 and 14.8.4.4; no validator that is installed here has them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline.check.findings import Finding, heading_skips
from pipeline.render.read_back.pdf import kids

_HEADING_RE = re.compile(r"/H([1-6])")
_PRINT = 4
# Elements that may be in contents: in which, which.
_CONTENTS = {"/TOC": {"/TOC", "/TOCI", "/Caption"}, "/TOCI": {"/Lbl", "/Reference", "/NonStruct", "/P", "/TOC"}}
_PIECES = 16  # marked contents of an entry, which has a line or some; a dot each is more


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in the whole file."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield from _document(pdf)
            yield from _tree(pdf.Root.get("/StructTreeRoot"))
            followed = set(_followed(pdf.Root.get("/StructTreeRoot")))
            for number, page in enumerate(pdf.pages, 1):
                yield from _links(page.obj, number)
                notes = [note for note in page.obj.get("/Annots", []) if note.get("/Subtype") == "/Link"]
                if followed and any(note.objgen not in followed for note in notes):
                    yield Finding("link-untagged", f"a link on page {number} is in no element, so it is not read aloud")
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
        elif role in _CONTENTS:
            yield from _contents(element, role)
        elif role == "/Link":
            yield from _link(element)
    yield from heading_skips(levels)


def _contents(element: Any, role: str) -> Iterator[Finding]:
    roles = {str(kid["/S"]) for kid in kids(element) if not isinstance(kid, int) and "/S" in kid}
    for stray in sorted(roles - _CONTENTS[role]):
        yield Finding("contents-tags", f"the contents have {stray[1:]} in {role[1:]}")
    if role != "/TOCI":
        return
    if "/Reference" not in roles:
        yield Finding("contents-tags", "an entry of the contents is not a Reference")
    parts = list(_elements(element))
    if not any(str(part.get("/S", "")) == "/Link" for part in parts):
        yield Finding("contents-tags", "an entry of the contents has no link")
    if sum(isinstance(kid, int) for part in parts for kid in kids(part)) > _PIECES:
        yield Finding("dots-read-aloud", "the dots of the contents are read aloud, one by one")


def _link(link: Any) -> Iterator[Finding]:
    inner = list(_elements(link))[1:]
    if any(str(part.get("/S", "")) == "/Link" for part in inner):
        yield Finding("link-in-link", "a link is tagged within a link")
    inside = [kid for part in (link, *inner) for kid in kids(part)]
    if not any(not isinstance(kid, int) and kid.get("/Type") == "/OBJR" for kid in inside):
        yield Finding("link-without-area", "a link is tagged and cannot be followed")


def _followed(tree: Any) -> Iterator[tuple[int, int]]:
    """The annotations that elements for links hold."""
    for element in _elements(tree):
        if str(element.get("/S", "")) == "/Link":
            areas = (kid for kid in kids(element) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR")
            yield from (area.Obj.objgen for area in areas)


def _elements(tree: Any) -> Iterator[Any]:
    stack = [] if tree is None else [tree]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(kids(element)) if not isinstance(kid, int) and "/S" in kid)


def _links(page: Any, number: int) -> Iterator[Finding]:
    links = [note for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    if any(not str(link.get("/Contents", "")).strip() for link in links):
        yield Finding("link-without-words", f"a link on page {number} does not say where it leads")
    if any(not int(link.get("/F", 0)) & _PRINT for link in links):
        yield Finding("link-not-printed", f"a link on page {number} is not printed")
    right, top = (float(length) for length in list(page.get("/MediaBox", [0, 0, 0, 0]))[2:])
    areas = [(_where(link), _area(link.Rect)) for link in links]
    if any(area[0] < -1 or area[1] < -1 or area[2] > right + 1 or area[3] > top + 1 for _, area in areas):
        yield Finding("link-outside", f"a link on page {number} is beyond the edge of the page")
    by_target: dict[str, list[list[float]]] = {}
    for target, area in areas:
        if any(_overlap(area, other) for other in by_target.get(target, ())):
            yield Finding("link-twice", f"page {number} has two links at one place")
            return
        by_target.setdefault(target, []).append(area)


def _where(link: Any) -> str:
    return str(link.get("/Dest", link.get("/A", {}).get("/URI", "")))


def _area(rectangle: Any) -> list[float]:
    """Left, lower, right and upper edge; a file may name any two opposite corners."""
    one, two, three, four = map(float, rectangle)
    return [min(one, three), min(two, four), max(one, three), max(two, four)]


def _overlap(one: list[float], other: list[float]) -> bool:
    """Whether two rectangles share more than an edge."""
    return all(min(one[at + 2], other[at + 2]) - max(one[at], other[at]) > 1 for at in (0, 1))
