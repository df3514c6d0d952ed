"""The links of a PDF page: web addresses, and the rectangles on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pipeline.read.pdf.letter_looks import Box, Turned


def links_of(page: Any, turned: Turned) -> Iterator[tuple[str, Box]]:
    from pypdfium2 import raw

    start, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(start), ctypes.byref(link)):
            return
        address = _address(page, link)
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            (x0, y0), (x1, y1) = turned.at(rect.left, rect.bottom), turned.at(rect.right, rect.top)
            yield address, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _address(page: Any, link: Any) -> str:
    """The web address of a link; empty if it has another target."""
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, length)
    address = buffer.value.decode("utf-8", "replace").strip()
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


_MOST_LINKS = 2_000
