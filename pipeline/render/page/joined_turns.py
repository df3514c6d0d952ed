"""Turns of one speaker in a row as one turn, so that a name which the source has at each paragraph is printed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pipeline.model import Block, Exchange, Section, Turn
from pipeline.render.page.inline.speaker_names import spoken_by


def with_joined_turns(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections with such turns joined, within an exchange and outside of one.

    A turn with a time stays a turn of its own, since the time is printed.
    """
    for section in sections:
        items = tuple(_with_joined_answers(item) for item in _joined(section.items))
        yield replace(section, items=items)


def _with_joined_answers(item: Exchange | Turn | Block) -> Exchange | Turn | Block:
    return replace(item, answers=tuple(_joined(item.answers))) if isinstance(item, Exchange) else item


def _joined(items: Sequence[Any]) -> Iterator[Any]:
    """The items in order, neighbours by one speaker as one."""
    number = 0

    def run(item: Any) -> tuple[int, str]:
        nonlocal number
        name = item.speaker or spoken_by(item) if isinstance(item, Turn) else ""
        number += not name or bool(item.time)
        return number, name

    for (_, name), several in groupby(items, run):
        first, *others = several
        blocks = (block for turn in others for block in turn.blocks) if name else ()
        yield replace(first, blocks=(*first.blocks, *blocks)) if others else first
