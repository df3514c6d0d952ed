"""WeasyPrint, imported without its detours: the half of a cold build that is not layout.

Two things are done otherwise than WeasyPrint does them, both for time, neither for looks:

- It looks for each of its C libraries under several names. For a name that does not exist, ``ctypes`` asks ldconfig,
  the compiler and the linker, each a process of its own: 0.2 s of the 0.4 s that the import takes on Linux. There the
  last name it tries is the right one and needs no search, so the search is switched off for the time of the import.
- It cuts a variable font down to one weight by fontTools (0.15 s a document). HarfBuzz, which is loaded anyway, does
  that in some milliseconds (:mod:`pipeline.render.instancing`).
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.render import instancing


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda _name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _no_search():
    from weasyprint import CSS, HTML  # type: ignore[import-untyped]
    from weasyprint.document import Document  # type: ignore[import-untyped]
    from weasyprint.pdf import fonts as _fonts  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

__all__ = ["CSS", "HTML", "Document", "FontConfiguration", "URLFetcher", "URLFetcherResponse"]

_fonts.instantiateVariableFont = instancing.cutter(_fonts.instantiateVariableFont)
