"""Add what PDF/UA and law 6 require and WeasyPrint leaves out, before the document is written.

- Page numbers and running heads become artifacts: they are marked content outside the structure tree (PAG-001).
- Fonts lose the date on which they were cut, so that the same text gives the same bytes.
- Links name their targets in words, and are printed (LNK-004).
- Elements in another language than the document name it (ISO 14289-1, 7.2).

The codes are those of the checkers page-validation and outloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

from pipeline.render.pdf.font_dates import without_clock
from pipeline.render.pdf.whole_words import without_marks

_PRINT = 4  # annotation flag, ISO 32000-1 table 165


def put_right(document: Any, pdf: Any) -> None:
    """Correct a document that WeasyPrint has made but not yet written (the ``finisher`` of its ``write_pdf``)."""
    _describe_links(document)
    _date_fonts(pdf)
    reachable = _reachable(pdf)
    for page, mapping in zip(pdf.page_references, _parent_arrays(pdf), strict=True):
        _unmark_strays(pdf, page, mapping, reachable)


def in_their_language(build: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """WeasyPrint's function that makes structure elements, changed to write ``/Lang`` for elements with a language."""

    def built(box: Any, *others: Any) -> Iterator[Any]:
        language = box.element.get("lang") if getattr(box, "element", None) is not None else None
        if language is None or box.element_tag == "html":
            return build(box, *others)
        return _spoken(build(box, *others), language)

    return built


def _spoken(elements: Iterator[Any], language: str) -> Iterator[Any]:
    for element in elements:
        element["Lang"] = pydyf.String(language)
        yield element


def _describe_links(document: Any) -> None:
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            note = getattr(box, "link_annotation", None)
            if note is None:
                continue
            note["F"] = _PRINT
            words = without_marks(" ".join("".join(box.element.itertext()).split())) if box.element is not None else ""
            if words and "Dest" in note:
                note["Contents"] = pydyf.String(words)


def _date_fonts(pdf: Any) -> None:
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and (
            "Length1" in stream.extra or stream.extra.get("Subtype") == "/OpenType"
        ):
            stream.stream = [without_clock(b"".join(stream.stream))]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(bytes(reference).split()[0])]


def _reachable(pdf: Any) -> set[bytes]:
    """The references of all objects reachable in the structure tree."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    found: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if not isinstance(reference, bytes) or reference in found:
            continue
        found.add(reference)
        waiting += _object(pdf, reference).get("K", ())
    return found


def _parent_arrays(pdf: Any) -> list[Any]:
    """For each page, the structure elements of its marked contents."""
    mapping = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    return [mapping[2 * page + 1] for page in range(len(pdf.page_references))]


def _unmark_strays(pdf: Any, page: bytes, mapping: Any, reachable: set[bytes]) -> None:
    """Turn the marked contents of a page whose element is not in the tree into artifacts."""
    strays = {number for number, reference in enumerate(mapping) if reference not in reachable}
    content = _object(pdf, _object(pdf, page)["Contents"]).stream
    for place, operator in enumerate(content):
        # Marked content begins with three entries: the tag, its properties, the operator.
        if operator == b"BDC" and content[place - 1].get("MCID") in strays:
            content[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
    for number in strays:
        mapping[number] = "null"
