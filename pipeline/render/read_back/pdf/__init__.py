"""Read a PDF back along its structure tree: the words in reading order, without artifacts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pipeline.errors import ConservationError
from pipeline.render.read_back.pdf.content import PageText, Reader


def read_text(data: bytes, name: str) -> str:
    """The text of a tagged PDF; for one without tags, the text of its pages in the order of drawing.

    Raises:
        ConservationError: it is not a PDF, or cannot be opened.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            tree = pdf.Root.get("/StructTreeRoot")
            pages = _Pages()
            if tree is None:
                return "\n".join(pages.all_of(page.obj) for page in pdf.pages)
            return "\n".join(_walk(tree, pages))
    except pikepdf.PdfError as error:
        sentence = "the PDF cannot be read back: it is not a PDF, or is truncated"
        raise ConservationError(sentence, place=name, hint="building it again") from error


def count_pages(data: bytes) -> int:
    """The number of pages in a PDF."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


class _Pages:
    """Pages, each read on demand."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._read: dict[tuple[int, int], PageText] = {}

    def text(self, page: Any, number: int) -> str:
        """The text of the marked content with that number."""
        if page is None:
            return ""
        return self._page(page).numbered.get(number, "")

    def all_of(self, page: Any) -> str:
        """All text outside of artifacts."""
        read = self._page(page)
        return "\n".join([read.loose, *read.numbered.values()])

    def _page(self, page: Any) -> PageText:
        key = page.objgen
        if key not in self._read:
            self._read[key] = self._reader.page(page)
        return self._read[key]


def _walk(tree: Any, pages: _Pages) -> Iterator[str]:
    """Depth first, with our own stack: a tree may be deeper than Python's."""
    stack: list[tuple[Any, Any]] = [(kid, None) for kid in reversed(kids(tree))]
    while stack:
        item, page = stack.pop()
        if isinstance(item, int):
            yield pages.text(page, item)
            continue
        page = item.get("/Pg", page)
        if "/MCID" in item:
            yield pages.text(page, int(item["/MCID"]))
        elif "/ActualText" in item:
            yield str(item["/ActualText"])
        elif item.get("/Type") != "/OBJR":
            stack.extend((kid, page) for kid in reversed(kids(item)))


def kids(element: Any) -> list[Any]:
    """What is in an element of the structure tree: elements, and numbers of marked contents."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if not isinstance(found, int) and found._type_name == "array" else [found]
