"""What an editor can do to a manuscript at the desk: functions from a manuscript and an order to the new manuscript.

None of them reads a file. Whoever parses the result refuses an edit that makes a manuscript contradict itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.desk.front_facts import set_fact
from pipeline.desk.sheet import Sheet, Strip, sheet_of, without
from pipeline.errors import UsageError
from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.inline_signs import edged, inline

Order = Mapping[str, str]
_OFFER_RE = re.compile(r"[ \t]*<!--[ \t]*candidate[ \t]+(?P<words>.*?)[ \t]*-->[ \t]*", re.DOTALL)


def edited(text: str, name: str, order: Order) -> str:
    """The manuscript after an order: ``do`` names the edit, ``line`` the piece (0-based), the rest is its own.

    Raises:
        InputError, StructureError: the text is not a manuscript.
        UsageError: there is no such edit, or it does not fit the piece.
    """
    edit = _EDITS.get(order.get("do", ""))
    if edit is None:
        raise UsageError(f"the desk has no such edit: {order.get('do', '')!r}", hint="loading the page again")
    return edit(sheet_of(text, name), order)


def _rename(sheet: Sheet, order: Order) -> str:
    """Give a section another title, which stays a proposal if it was one."""
    strip = _piece(sheet, order, "section")
    return sheet.written(strip, f"## {_signed(_words(order))}", strip.piece.attributes)


def _unite(sheet: Sheet, order: Order) -> str:
    """Delete the heading of a section, so that it joins the one before."""
    strip = _piece(sheet, order, "section")
    if strip == _sections(sheet)[0]:
        raise UsageError("the first section has none before it", hint="deleting the heading of the second one")
    return sheet.put(strip.first, strip.end, [])


def _begin(sheet: Sheet, order: Order) -> str:
    """Begin a section above a piece of the talk."""
    strip = _said(sheet, order)
    title = order.get("words", "").strip() or strip.piece.raw
    heading = join(f"## {_signed(title)}" if order.get("words") else f"## {title}", Attributes(classes=("proposed",)))
    return sheet.put(strip.first, strip.first, [heading, ""])


def _move(sheet: Sheet, order: Order) -> str:
    """Move the heading of a section above another piece of the talk: the boundary moves, the words stay."""
    strip = _piece(sheet, order, "section")
    target = sheet.at(_number(order, "to"))
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


def _ask(sheet: Sheet, order: Order) -> str:
    """Make a paragraph of the talk a question."""
    strip = _said(sheet, order)
    if strip.piece.form == "question":
        return sheet.text
    words = strip.piece.raw.replace("\n", "\\\n")
    if "\n" in words:
        raise UsageError("a question is one line, and this paragraph has several", hint="taking out its line breaks")
    return sheet.written(strip, f"### {words}", without(strip.piece.attributes, "question", "apart"))


def _answer(sheet: Sheet, order: Order) -> str:
    """Make a question part of the answer above it; recommendations that named it look for their sentence anew."""
    strip = _said(sheet, order)
    if strip.piece.form != "question":
        return _marked(sheet, strip, without(strip.piece.attributes, "question"))
    text = sheet.written(strip, strip.piece.raw, without(strip.piece.attributes, keep_id=False))
    name = strip.piece.attributes.id
    return text.replace(f" [{name}](#{name})", "") if name else text


def _unprint(sheet: Sheet, order: Order) -> str:
    """Keep a paragraph, but do not print it."""
    strip = _said(sheet, order)
    attributes = without(strip.piece.attributes, "unprinted")
    return _marked(sheet, strip, replace(attributes, classes=(*attributes.classes, "unprinted")))


def _print(sheet: Sheet, order: Order) -> str:
    """Print a paragraph again."""
    strip = _said(sheet, order)
    return _marked(sheet, strip, without(strip.piece.attributes, "unprinted"))


def _caption(sheet: Sheet, order: Order) -> str:
    """Make a paragraph the caption of a picture."""
    strip = _said(sheet, order)
    attributes = without(strip.piece.attributes, "question", "apart", "figure")
    return _marked(sheet, strip, replace(attributes, classes=(*attributes.classes, "figure")))


def _biography(sheet: Sheet, order: Order) -> str:
    """Move a paragraph to the biography."""
    strip = _said(sheet, order)
    lines = list(sheet.lines[strip.first : strip.end])
    rest = sheet_of(sheet.put(strip.first, strip.end, []), sheet.name)
    room = [one for one in rest.strips if one.room == "biography"]
    if room:
        return rest.put(room[-1].end, room[-1].end, ["", *lines])
    talk = next(one for one in rest.strips if one.room == "section")
    return rest.put(talk.first, talk.first, [join("## Biography", Attributes(classes=("biography",))), "", *lines, ""])


def _strike(sheet: Sheet, order: Order) -> str:
    """Strike a recommendation or a candidate."""
    strip = sheet.at(_number(order, "line"))
    if strip.room != "recommendations":
        raise UsageError("this is not a recommendation", hint="looking at the page again")
    return sheet.put(strip.first, strip.end, [])


def _accept(sheet: Sheet, order: Order) -> str:
    """Take an offer, such as a candidate of advice or another title: delete the signs of the comment around it."""
    strip = sheet.at(_number(order, "line"))
    offered = _OFFER_RE.fullmatch("\n".join(sheet.lines[strip.first : strip.end]))
    if strip.piece.form not in ("candidate", "offer") or offered is None:
        raise UsageError("this offers nothing", hint="looking at the page again")
    return sheet.put(strip.first, strip.end, offered["words"].split("\n"))


def _fact(sheet: Sheet, order: Order) -> str:
    """Change a fact about the text in the front matter."""
    return set_fact(sheet, order.get("key", ""), order.get("words", ""))


_EDITS: dict[str, Callable[[Sheet, Order], str]] = {
    "rename": _rename,
    "unite": _unite,
    "begin": _begin,
    "move": _move,
    "ask": _ask,
    "answer": _answer,
    "unprint": _unprint,
    "print": _print,
    "caption": _caption,
    "biography": _biography,
    "strike": _strike,
    "accept": _accept,
    "fact": _fact,
}


def _number(order: Order, key: str) -> int:
    value = order.get(key, "")
    if not (value.isascii() and value.isdecimal()):
        raise UsageError(f"this order names no line: {value!r}", hint="loading the page again")
    return int(value)


def _piece(sheet: Sheet, order: Order, form: str) -> Strip:
    strip = sheet.at(_number(order, "line"))
    if strip.piece.form != form:
        raise UsageError(f"this is a {strip.piece.form}, not a {form}", hint="looking at the page again")
    return strip


def _sections(sheet: Sheet) -> list[Strip]:
    return [strip for strip in sheet.strips if strip.piece.form == "section" and strip.room == "section"]


def _said(sheet: Sheet, order: Order) -> Strip:
    """A question or a paragraph of the talk."""
    strip = sheet.at(_number(order, "line"))
    if strip.room != "section" or strip.piece.form == "section":
        raise UsageError("this is not part of the talk", hint="looking at the page again")
    return strip


def _words(order: Order) -> str:
    words = " ".join(order.get("words", "").split())
    if not words:
        raise UsageError("a title needs words", hint="deleting the heading instead")
    return words


def _signed(words: str) -> str:
    """Words as they are typed, with a backslash before each sign that would mean something in a manuscript."""
    return edged(inline(words))


def _marked(sheet: Sheet, strip: Strip, attributes: Attributes) -> str:
    """The text with other attributes behind the last line of a piece; its words and lines stay."""
    lines = list(sheet.lines[strip.first : strip.end])
    if strip.piece.attributes:
        lines[-1] = lines[-1][: lines[-1].rindex("{")].rstrip()
    lines[-1] = join(lines[-1], attributes)
    return sheet.put(strip.first, strip.end, lines)
