"""The part of a Briefing that a manuscript can hold; everything it leaves out is listed here and nowhere else.

- blocks are numbered in printing order; origins, figures, evidence and notes are dropped;
- offers and pull quotes are in the order of the text; those without their place or their words are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count

from pipeline.manuscript.marks import tidy
from pipeline.manuscript.offered.text_order import repeated
from pipeline.model import Bio, Block, Briefing, Byline, Date, Exchange, Mention, Recommendation, Section, Turn, stream


def canonical(briefing: Briefing, ids: dict[str, str] | None = None) -> Briefing:
    """The briefing as it comes back from its manuscript. Law: ``canonical(canonical(b)) == canonical(b)``.

    ``ids`` receives the new id of each block that is kept, by its old id.
    """
    number = count(1)

    def block(old: Block) -> Block:
        new = replace(old, id=f"b{next(number)}", origin=None, marks=tidy(old))
        if ids is not None:
            ids[old.id] = new.id
        return new

    found = replace(  # in the order of Briefing.blocks(), which numbers them
        briefing,
        title=_heading(briefing.title, block),
        subtitle=_heading(briefing.subtitle, block),
        byline=_byline(briefing.byline, block),
        date=_date(briefing.date, block),
        credits=_each(briefing.credits, block),
        bio=_bio(briefing.bio, block),
        sections=tuple(_section(section, block) for section in briefing.sections),
        recommendations=_named(briefing.recommendations),
        candidates=_named(briefing.candidates),
        people=_placed(briefing),
        place=briefing.place or None,
        translator=briefing.translator or None,
        publication=briefing.publication or None,
        editorial=_each(briefing.editorial, block),
        unplaced=_each(briefing.unplaced, block),
        endnotes=_each(briefing.endnotes, block),
        set_aside=_each(briefing.set_aside, block),
        extras=replace(briefing.extras, audio=briefing.extras.audio or None),
        numbers=(),
        evidence=(),
        notes=(),
    )
    return replace(found, **repeated(found))


def _named(said: tuple[Recommendation, ...]) -> tuple[Recommendation, ...]:
    return tuple(replace(one, speaker=one.speaker or None, addressee=one.addressee or None) for one in said)


def _placed(briefing: Briefing) -> tuple[Mention, ...]:
    """The names of a kind, each once, with the places that still exist: an editor may have deleted some."""
    known = {section.id for section in briefing.sections}
    known |= {exchange.id for exchange in briefing.exchanges()}
    merged: dict[tuple[str, str], Mention] = {}
    for one in briefing.people:
        kept = replace(one, places=tuple(dict.fromkeys(place for place in one.places if place in known)))
        if one.name and kept.places:
            merged.setdefault((one.kind, one.name), kept)
    return tuple(sorted(merged.values(), key=lambda one: one.kind == "organisation"))


def byline_text(byline: Byline) -> str:
    """The parts of a byline as one line."""
    return " ".join(part for part in (byline.lead, byline.name, byline.affiliation, byline.role, byline.date) if part)


_Renew = Callable[[Block], Block]


def _each(blocks: Iterable[Block], renew: _Renew) -> tuple[Block, ...]:
    return tuple(renew(block) for block in blocks)


def _heading(block: Block | None, renew: _Renew) -> Block | None:
    return renew(replace(block, kind="paragraph", level=0)) if block and block.text else None


def _line(words: str, renew: _Renew) -> Block:
    return renew(Block("", "paragraph", words))


def _byline(byline: Byline | None, renew: _Renew) -> Byline | None:
    if byline is None:
        return None
    own = " ".join(block.text for block in byline.blocks)
    words = byline_text(byline)
    words = words if stream(own) == stream(words) else own
    return replace(byline, blocks=(_line(words, renew),) if own else ())


def _date(date: Date | None, renew: _Renew) -> Date | None:
    if date is None or date.block is None:
        return date
    if not date.block.text:
        return replace(date, block=None)
    words = date.text if stream(date.block.text) == stream(date.text) else date.block.text
    return replace(date, block=_line(words, renew))


def _bio(bio: Bio | None, renew: _Renew) -> Bio | None:
    if bio is None or not (bio.name or bio.blocks):
        return None
    guests = {guest.name: guest for guest in reversed(bio.guests) if guest.name}
    return Bio(bio.name or None, _each(bio.blocks, renew), tuple(reversed(guests.values())))


def _section(section: Section, renew: _Renew) -> Section:
    heading = renew(section.heading) if section.heading else None
    return replace(section, heading=heading, items=tuple(_item(item, renew) for item in section.items))


def _item(item: Exchange | Turn | Block, renew: _Renew) -> Exchange | Turn | Block:
    if isinstance(item, Block):
        return renew(item)
    if isinstance(item, Turn):
        return _turn(item, renew)
    question = _turn(item.question, renew)
    return replace(item, question=question, answers=tuple(_turn(answer, renew) for answer in item.answers))


def _turn(turn: Turn, renew: _Renew) -> Turn:
    return replace(turn, speaker=turn.speaker or None, blocks=_each(turn.blocks, renew))
