"""What an order of the browser says: which piece of the manuscript, which words."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.desk.edits.sheet import Sheet, Strip
from pipeline.errors import UsageError
from pipeline.manuscript.inline_signs import edged, inline

Order = Mapping[str, str]


def number(order: Order, key: str) -> int:
    """The line under a key, counted from 0.

    Raises:
        UsageError: it is no number.
    """
    value = order.get(key, "")
    if not (value.isascii() and value.isdecimal()):
        raise UsageError(f"this order names no line: {value!r}", hint="loading the page again")
    return int(value)


def section(sheet: Sheet, order: Order) -> Strip:
    """The heading of a section that an order names.

    Raises:
        UsageError: it is not there, or is something else.
    """
    strip = sheet.at(number(order, "line"))
    if strip.piece.form != "section":
        raise UsageError(f"this is a {strip.piece.form}, not a section", hint="looking at the page again")
    return strip


def said(sheet: Sheet, order: Order) -> Strip:
    """The question or paragraph of the talk that an order names.

    Raises:
        UsageError: it is something else.
    """
    strip = sheet.at(number(order, "line"))
    if strip.room != "section" or strip.piece.form == "section":
        raise UsageError("this is not part of the talk", hint="looking at the page again")
    return strip


def words(order: Order) -> str:
    """The words of an order, on one line.

    Raises:
        UsageError: there are none.
    """
    found = " ".join(order.get("words", "").split())
    if not found:
        raise UsageError("a title needs words", hint="joining the section with the one before instead")
    return found


def signed(typed: str) -> str:
    """Words as they are typed, with a backslash before each sign that would mean something in a manuscript."""
    return edged(inline(typed))
