"""Apply the editor's title, subtitle, byline, date and credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import Block, Byline, Date, stream
from pipeline.structure.editor.overrides import OWN, Desk
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.dates import find_date


def overrule(front: Front, desk: Desk) -> None:
    """Replace the fields that were found by the editor's."""
    if desk.decided.title is not None:
        _title(front, desk.decided.title, desk)
    if desk.decided.byline is not None:
        _byline(front, desk.decided.byline, desk)
    if desk.decided.date is not None:
        _date(front, desk.decided.date, desk)


def leave_out(front: Front, off: frozenset[str]) -> None:
    """Return to the text the fields of finders that are switched off."""
    if "title" in off:
        _release(front, "title", filter(None, [front.title]))
        front.title = None
    if "subtitle" in off:
        _release(front, "subtitle", filter(None, [front.subtitle]))
        front.subtitle = None
    if "byline" in off and front.byline:
        _release(front, "byline", front.byline.blocks)
        front.byline = None
    if "date" in off and front.date:
        _release(front, "date", filter(None, [front.date.block]))
        front.date = None
    if "credits" in off:
        _release(front, "credit", front.credits)
        front.credits.clear()


def _release(front: Front, decision: str, blocks: Iterable[Block]) -> None:
    front.taken.difference_update(block.id for block in blocks)
    front.evidence[:] = [one for one in front.evidence if one.decision != decision]


def _title(front: Front, own: str, desk: Desk) -> None:
    old = front.title
    if old and stream(own) == stream(old.text):
        front.title = replace(old, text=own, marks=old.marks if own == old.text else ())
    else:
        desk.replaced("title", [old] if old else [])
        front.title = Block(f"{OWN}title", "heading", own, level=1)
    front.notes[:] = [note for note in front.notes if note.code != "no-title"]
    _sign(front, "title", old, old.text if old else None)


def _byline(front: Front, own: Byline, desk: Desk) -> None:
    old = front.byline
    blocks = old.blocks if old else ()
    kept = stream(own.lead + own.name + own.affiliation + own.role) == stream("".join(b.text for b in blocks))
    if not kept:
        desk.replaced("byline", blocks)
    front.byline = replace(own, blocks=blocks if kept else ())
    _sign(front, "byline", blocks[0] if blocks else None, old.name if old else None)


def _date(front: Front, own: Date, desk: Desk) -> None:
    """The editor's date; its ISO form is computed if the editor gave none."""
    old, found = front.date, find_date(own.text, desk.words)
    iso = own.iso or (found.iso if found else None)
    block = old.block if old else None
    kept = block is not None and stream(own.text) in stream(block.text)
    if block and not kept:
        desk.replaced("date", [block])
    front.date = Date(own.text, iso, block if kept else None)
    front.notes[:] = [note for note in front.notes if note.code != "date-missing"]
    _sign(front, "date", block, old.text if old else None)


def _sign(front: Front, decision: str, block: Block | None, before: str | None) -> None:
    front.evidence[:] = [one for one in front.evidence if one.decision != decision]
    front.evidence.append(because(decision, "editor", block, None, before))
