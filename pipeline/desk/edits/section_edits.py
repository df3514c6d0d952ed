"""Sections of a manuscript: begun, renamed, moved, joined."""

from __future__ import annotations

from pipeline.desk.edits.orders import Order, number, said, section, signed, words
from pipeline.desk.edits.sheet import Sheet, Strip, sheet_of
from pipeline.errors import UsageError
from pipeline.manuscript.attributes import Attributes, join


def rename(sheet: Sheet, order: Order) -> str:
    """Give a section another title, which stays a proposal if it was one."""
    strip = section(sheet, order)
    return sheet.written(strip, f"## {signed(words(order))}", strip.piece.attributes)


def unite(sheet: Sheet, order: Order) -> str:
    """Delete the heading of a section, so that it joins the one before."""
    strip = section(sheet, order)
    if strip == _sections(sheet)[0]:
        raise UsageError("the first section has none before it", hint="joining the second one with it")
    return sheet.put(strip.first, strip.end, [])


def begin(sheet: Sheet, order: Order) -> str:
    """Begin a section above a piece of the talk; its title is the words of the piece until it gets one."""
    strip = said(sheet, order)
    title = order.get("words", "").strip()
    own = signed(title) if title else sheet.voices.cut(strip.piece.raw)[1].replace("\n", " ")
    heading = join(f"## {own}", Attributes(classes=("proposed",)))
    return sheet.put(strip.first, strip.first, [heading, ""])


def move(sheet: Sheet, order: Order) -> str:
    """Move the heading of a section above another piece of the talk: the boundary moves, the words stay."""
    strip = section(sheet, order)
    target = sheet.at(number(order, "to"))
    if target.room != "section" or target.piece.form == "section":
        raise UsageError("a section begins above a question or a paragraph of the talk", hint="another place")
    heading = list(sheet.lines[strip.first : strip.end])
    if strip == _sections(sheet)[0]:
        raise UsageError("the first section begins the talk", hint="a section of its own further down")
    if target.first < strip.first:
        without_it = sheet_of(sheet.put(strip.first, strip.end, []), sheet.name)
        return without_it.put(target.first, target.first, [*heading, ""])
    with_it = sheet_of(sheet.put(target.first, target.first, [*heading, ""]), sheet.name)
    return with_it.put(strip.first, strip.end, [])


def _sections(sheet: Sheet) -> list[Strip]:
    return [strip for strip in sheet.strips if strip.piece.form == "section" and strip.room == "section"]
