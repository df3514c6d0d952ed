"""Attributes that a manuscript needs, since its lines do not imply what they say."""

from __future__ import annotations

from pipeline.manuscript.attributes import Attributes
from pipeline.manuscript.recommended import Said
from pipeline.model import Block, Event, Excerpt, Recommendation


def of_block(block: Block, kind: str, level: int) -> Attributes:
    """The kind and level of a block, where its lines imply others; a paragraph without words must be named too."""
    is_silent = kind == "paragraph" and not block.text
    classes = (block.kind,) if block.kind != kind or is_silent else ()
    return Attributes(None, classes, {"level": str(block.level)} if block.level != level else {})


def of_advice(one: Recommendation, name: str, said: Said) -> Attributes:
    """The attributes of a recommendation: a name of its own, another speaker, the addressee."""
    is_told = one.speaker == said.speaker(one.said_in, one.text)
    values = {} if is_told else {"by": one.speaker or ""}
    values |= {"for": one.addressee} if one.addressee else {}
    return Attributes(one.id if one.id != name else None, (), values)


def of_repeated(one: Excerpt | Event, said: Said) -> Attributes:
    """The attributes of a repeated sentence: another speaker; the date, in figures too if it is written otherwise."""
    if isinstance(one, Excerpt):
        is_told = one.speaker == said.speaker(one.said_in, one.text)
        return Attributes(values={} if is_told else {"by": one.speaker or ""})
    return Attributes(values={"date": one.date} | ({"iso": one.iso} if one.iso != one.date else {}))
