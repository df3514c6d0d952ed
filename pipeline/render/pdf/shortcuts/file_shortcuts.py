"""Shortcuts through the writing of a PDF:

- The references of all pages are listed once, not for each element: on 1,000 pages that took a fifth of the time.
- Each object is written once, and each stream compressed, not once more for the identifier of the file.
- A stream is compressed less hard: the last fortieth of its size takes three quarters of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Function = Callable[..., Any]


def listed_once(references: Function) -> Function:
    """``pydyf.PDF.page_references``, which lists the pages again only if some were added."""

    def listed(pdf: Any) -> tuple[bytes, ...]:
        count, known = pdf.__dict__.get("known_pages", (0, ()))
        if count != len(pdf.pages["Kids"]):
            count, known = len(pdf.pages["Kids"]), references(pdf)
            pdf.__dict__["known_pages"] = count, known
        pages: tuple[bytes, ...] = known
        return pages

    return listed


def less_hard(compressobj: Function) -> Function:
    """``zlib.compressobj``, which pydyf asks for level 9."""
    return lambda level: compressobj(min(level, _LEVEL))


_LEVEL = 7  # of zlib


class Written:
    """Objects of a file as they are written: worked out once while it is, when none of them changes any more."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes]] | None = None

    def in_one_go(self, write: Function) -> Function:
        """``pydyf.PDF.write``, which asks for the data of each object twice."""

        def written(pdf: Any, *arguments: Any, **options: Any) -> None:
            self._known = {}
            try:
                write(pdf, *arguments, **options)
            finally:
                self._known = None

        return written

    def once(self, data: Function) -> Function:
        """``data`` of an object of pydyf. Objects are held, so that each keeps its identity."""

        def known(one: Any) -> bytes:
            if self._known is None:
                made: bytes = data(one)
                return made
            if id(one) not in self._known:
                self._known[id(one)] = one, data(one)
            return self._known[id(one)][1]

        return known
