"""What an editor can do to a manuscript at the desk: functions from a manuscript and an order to the new manuscript.

None of them reads a file. Whoever parses the result refuses an edit that makes a manuscript contradict itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.desk.edits import kind_edits, renamed_speakers, section_edits
from pipeline.desk.edits.front_facts import set_fact
from pipeline.desk.edits.orders import Order, number, said
from pipeline.desk.edits.retyping import join_above, retype
from pipeline.desk.edits.sheet import Sheet, sheet_of
from pipeline.errors import UsageError

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


def _strike(sheet: Sheet, order: Order) -> str:
    """Strike a recommendation or a candidate."""
    strip = sheet.at(number(order, "line"))
    if strip.room != "recommendations":
        raise UsageError("this is not a recommendation", hint="looking at the page again")
    return sheet.put(strip.first, strip.end, [])


def _accept(sheet: Sheet, order: Order) -> str:
    """Take an offer, such as a candidate of advice or another title: delete the signs of the comment around it."""
    strip = sheet.at(number(order, "line"))
    offered = _OFFER_RE.fullmatch("\n".join(sheet.lines[strip.first : strip.end]))
    if strip.piece.form not in ("candidate", "offer") or offered is None:
        raise UsageError("this offers nothing", hint="looking at the page again")
    return sheet.put(strip.first, strip.end, offered["words"].split("\n"))


def _drop(sheet: Sheet, order: Order) -> str:
    """Decline an offer: delete its line."""
    strip = sheet.at(number(order, "line"))
    if strip.piece.form != "offer":
        raise UsageError("this offers nothing", hint="looking at the page again")
    return sheet.put(strip.first, strip.end, [])


def _fact(sheet: Sheet, order: Order) -> str:
    """Change a fact about the text in the front matter."""
    return set_fact(sheet, order.get("key", ""), order.get("words", ""))


def _retype(sheet: Sheet, order: Order) -> str:
    """Change words that were said; the changed ones are marked as the editor's."""
    return retype(sheet, said(sheet, order), order.get("words", ""), " ".join(order.get("by", "").split()))


def _join(sheet: Sheet, order: Order) -> str:
    """Join a paragraph with the one above it."""
    return join_above(sheet, said(sheet, order))


def _speaker(sheet: Sheet, order: Order) -> str:
    """Give a speaker another name, or the name of another speaker, which unites the two."""
    return renamed_speakers.rename(sheet, order.get("key", ""), order.get("words", ""))


def _said_by(sheet: Sheet, order: Order) -> str:
    """Have another speaker say a paragraph."""
    return renamed_speakers.said_by(sheet, said(sheet, order), " ".join(order.get("words", "").split()))


_EDITS: dict[str, Callable[[Sheet, Order], str]] = {
    "rename": section_edits.rename,
    "unite": section_edits.unite,
    "begin": section_edits.begin,
    "move": section_edits.move,
    "ask": kind_edits.ask,
    "answer": kind_edits.answer,
    "unprint": kind_edits.unprint,
    "print": kind_edits.print_again,
    "caption": kind_edits.caption,
    "biography": kind_edits.biography,
    "talk": kind_edits.talk,
    "strike": _strike,
    "accept": _accept,
    "drop": _drop,
    "fact": _fact,
    "retype": _retype,
    "join": _join,
    "speaker": _speaker,
    "said-by": _said_by,
}
