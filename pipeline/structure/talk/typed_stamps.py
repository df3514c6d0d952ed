"""Time stamps that open paragraphs of a talk without labels become the times of turns: "[00:01:40] Who pays?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Block, Exchange, Section, Turn
from pipeline.structure.looks.opening_stamps import STAMP_RE
from pipeline.structure.talk.exchanges import Item


def with_times(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a talk; a stamped paragraph begins a turn of its own, by the same speaker."""
    return tuple(item for one in items for item in _timed(one))


def told_with_times(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections; a stamped paragraph to no question is a turn of nobody known, so that its time is no text."""
    return tuple(replace(section, items=tuple(map(_told, section.items))) for section in sections)


def _told(item: Item) -> Item:
    if not isinstance(item, Block) or item.kind != "paragraph" or not STAMP_RE.match(item.text):
        return item
    return next(_turns(Turn(None, (item,))))


def _timed(item: Item) -> Iterator[Item]:
    if isinstance(item, Exchange):
        question, *more = _turns(item.question)
        answers = (turn for answer in item.answers for turn in _turns(answer))
        yield replace(item, question=question, answers=(*more, *answers))
    elif isinstance(item, Turn):
        yield from _turns(item)
    else:
        yield item


def _turns(turn: Turn) -> Iterator[Turn]:
    """A turn, divided before each stamped paragraph. One with a label has its time from there."""
    if turn.label or turn.time:
        yield turn
        return
    current = replace(turn, blocks=())
    for block in turn.blocks:
        stamp = STAMP_RE.match(block.text)
        if stamp and current.blocks:
            yield current
            current = replace(turn, blocks=())
        if stamp:
            current = replace(current, time=stamp["stamp"])
        current = replace(current, blocks=(*current.blocks, block.piece(stamp.end()) if stamp else block))
    yield current
