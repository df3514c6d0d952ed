"""Shortcuts through the writing of a PDF:

- The references of all pages are listed once, not for each element: on 1,000 pages that took a fifth of the time.
- Each object is written once, and each stream compressed, not once more for the identifier of the file.
- A stream is compressed less hard: the last fortieth of its size takes three quarters of the time.
- Numbers, texts and objects are written without asking five types first, and numbers without a point behind a whole
  one: "49." would be another text than "49", though the two differ by no more than the order of a sum.
- An object that is part of another one does not have a number, a place and a generation of its own to say so.
- Of a page that has been drawn, glyphs are let go, and operators are kept in a few strings.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
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


def in_short(to_bytes: Function, kind_of_objects: type[Any]) -> Function:
    """``pydyf._to_bytes``, for numbers, texts and objects.

    Args:
        kind_of_objects: ``pydyf.Object``.
    """
    objects: dict[type[Any], bool] = {}  # whether a type is one of them

    def written(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            known: bytes = item
            return known
        if kind is float:
            number = (b"%f" % item).rstrip(b"0").rstrip(b".")
            return number if number != b"-0" else b"0"
        if kind is int:
            return b"%d" % item
        is_object = objects.get(kind)
        if is_object is None:
            is_object = objects[kind] = issubclass(kind, kind_of_objects) and not issubclass(kind, bytes)
        made: bytes = item.data if is_object else item.encode("ascii") if kind is str else to_bytes(item)
        return made

    return written


def unnumbered(_init: Function) -> Function:
    """``pydyf.Object.__init__``, whose values are those of the class until they change (:data:`OF_AN_OBJECT`)."""
    return lambda _self: None


OF_AN_OBJECT = {"number": None, "offset": 0, "generation": 0, "free": "n"}


def let_go(paint: Function) -> Function:
    """``Page.paint``, for pages that are drawn once: their attribute ``is_drawn_once`` is true."""

    def painted(page: Any, stream: Any, *of: Any, **named: Any) -> None:
        paint(page, stream, *of, **named)
        if getattr(page, "is_drawn_once", False):
            joined = (
                [b"\n".join(several)] if are_operators else several
                for are_operators, several in groupby(stream.stream, _is_operator)
            )
            stream.stream[:] = [item for several in joined for item in several]
            for box in page._page_box.descendants(placeholders=True):
                box.__dict__.pop("pango_layout", None)

    return painted


def _is_operator(item: Any) -> bool:
    """Whether nobody looks at an operator once more; what begins marked contents may become an artifact."""
    return type(item) is bytes and item != b"BDC"


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
        """``data`` of an object of pydyf, which is held, so that it keeps its identity. Parts of it are asked once."""

        def known(one: Any) -> bytes:
            if self._known is None or one.number is None:
                made: bytes = data(one)
                return made
            if id(one) not in self._known:
                self._known[id(one)] = one, data(one)
            return self._known[id(one)][1]

        return known
