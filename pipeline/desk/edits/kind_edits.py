"""What a paragraph is: a question, part of an answer, a caption, part of the biography, or residue of the page."""

from __future__ import annotations

from dataclasses import replace

from pipeline.desk.edits.orders import Order, number, said
from pipeline.desk.edits.sheet import Sheet, Strip, sheet_of
from pipeline.errors import UsageError
from pipeline.manuscript.attributes import Attributes, join

_KINDS = ("question", "apart", "figure", "unprinted")  # classes that say what a paragraph is
_ROOMS = ("section", "biography", "credits", "editorial", "unplaced", "unprinted")


def ask(sheet: Sheet, order: Order) -> str:
    """Make a paragraph of the talk a question."""
    strip = said(sheet, order)
    if strip.piece.form == "question":
        return sheet.text
    words = strip.piece.raw.replace("\n", "<br>")
    return sheet.written(strip, f"### {words}", _plain(strip.piece.attributes))


def answer(sheet: Sheet, order: Order) -> str:
    """Make a question, a caption, or what was not printed, part of the answer above it."""
    strip = said(sheet, order)
    return _as_paragraph(sheet, strip, _plain(strip.piece.attributes))


def caption(sheet: Sheet, order: Order) -> str:
    """Make a paragraph the caption of a picture."""
    strip = said(sheet, order)
    attributes = replace(_plain(strip.piece.attributes), classes=(*_plain(strip.piece.attributes).classes, "figure"))
    return _as_paragraph(sheet, strip, attributes)


def unprint(sheet: Sheet, order: Order) -> str:
    """Keep a paragraph, but do not print it: residue of the page, or what the editor leaves out."""
    strip = _any(sheet, order)
    attributes = _voiceless(_plain(strip.piece.attributes))
    return _as_paragraph(sheet, strip, replace(attributes, classes=(*attributes.classes, "unprinted")))


def print_again(sheet: Sheet, order: Order) -> str:
    """Print a paragraph again."""
    strip = _any(sheet, order)
    classes = tuple(name for name in strip.piece.attributes.classes if name != "unprinted")
    return sheet.marked(strip, replace(strip.piece.attributes, classes=classes))


def biography(sheet: Sheet, order: Order) -> str:
    """Move a paragraph to the biography."""
    strip = _any(sheet, order)
    if strip.room == "biography":
        return sheet.text
    lines, rest = _taken_out(sheet, strip)
    room = [one for one in rest.strips if one.room == "biography"]
    if room:
        return rest.put(room[-1].end, room[-1].end, ["", *lines])
    talk = next(one for one in rest.strips if one.room == "section")
    return rest.put(talk.first, talk.first, [join("## Biography", Attributes(classes=("biography",))), "", *lines, ""])


def talk(sheet: Sheet, order: Order) -> str:
    """Move a paragraph from elsewhere into the talk: to its beginning, or behind it where it came from the end."""
    strip = _any(sheet, order)
    if strip.room == "section":
        return sheet.text
    lines, rest = _taken_out(sheet, strip)
    pieces = [one for one in rest.strips if one.room == "section"]
    if strip.room in ("biography", "editorial"):
        return rest.put(pieces[0].end, pieces[0].end, ["", *lines])
    words = "\n".join(lines)
    return rest.put(pieces[-1].end, pieces[-1].end, ["", *join(words, Attributes(classes=("apart",))).split("\n")])


def _any(sheet: Sheet, order: Order) -> Strip:
    """A paragraph or a question, wherever it is.

    Raises:
        UsageError: it is a heading, or part of a list of sentences that are repeated.
    """
    strip = sheet.at(number(order, "line"))
    if strip.room not in _ROOMS or strip.piece.form in ("section", "offer", "candidate"):
        raise UsageError("this is not a paragraph of the text", hint="looking at the page again")
    return strip


def _plain(attributes: Attributes) -> Attributes:
    classes = tuple(name for name in attributes.classes if name not in _KINDS)
    return replace(attributes, classes=classes)


def _voiceless(attributes: Attributes) -> Attributes:
    """Without speaker and time, which only what is said in the talk has."""
    return replace(attributes, values={key: value for key, value in attributes.values.items() if key == "level"})


def _taken_out(sheet: Sheet, strip: Strip) -> tuple[list[str], Sheet]:
    """The lines of a paragraph without what it was, and the manuscript without them."""
    attributes = replace(_voiceless(_plain(strip.piece.attributes)), id=None)
    bare = sheet_of(_as_paragraph(sheet, strip, attributes), sheet.name)
    same = bare.at(strip.first)
    return list(bare.lines[same.first : same.end]), sheet_of(bare.put(same.first, same.end, []), sheet.name)


def _as_paragraph(sheet: Sheet, strip: Strip, attributes: Attributes) -> str:
    """The piece as a paragraph. Recommendations that named it as their question look for their sentence anew."""
    if strip.piece.form != "question":
        return sheet.marked(strip, attributes)
    name = strip.piece.attributes.id
    text = sheet.written(strip, strip.piece.raw, replace(attributes, id=None))
    return text.replace(f" [{name}](#{name})", "") if name else text
