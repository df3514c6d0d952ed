"""Find the sentence of a recommendation in the text, so that a reference names its page and not the question's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Block, Briefing, Exchange, Recommendation, Section, Turn
from pipeline.render.page.anchors import Anchors

_KINDS = ("paragraph", "bullet", "numbered", "quote")  # blocks that are printed as one run of words


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` of a block, which get the id ``anchor`` on the page."""

    start: int
    end: int
    anchor: str


def said_places(briefing: Briefing, anchors: Anchors) -> dict[str, tuple[Place, ...]]:
    """The places in each block, by the block's id; of two recommendations that overlap only the first has one."""
    homes = dict(_homes(briefing))
    found: dict[str, tuple[Place, ...]] = {}
    for one in briefing.recommendations:
        for block, start in _starts(homes.get(one.said_in, ()), one):
            end, taken = start + len(one.text), found.get(block.id, ())
            if all(end <= place.start or place.end <= start for place in taken):
                found[block.id] = (*taken, Place(start, end, anchors.said(one)))
                break
    return found


def anchored(places: Mapping[str, tuple[Place, ...]]) -> frozenset[str]:
    """The anchors that the page has."""
    return frozenset(place.anchor for some in places.values() for place in some)


def _starts(blocks: Iterable[Block], one: Recommendation) -> Iterator[tuple[Block, int]]:
    for block in blocks:
        start = block.text.find(one.text) if block.kind in _KINDS else -1
        if start >= 0:
            yield block, start


def _homes(briefing: Briefing) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The blocks of each section and each exchange, answers before questions, by its id."""
    for section in briefing.sections:
        yield section.id, tuple(_blocks(section))
        for item in section.items:
            if isinstance(item, Exchange):
                yield item.id, tuple(_of_exchange(item))


def _blocks(section: Section) -> Iterator[Block]:
    for item in section.items:
        if isinstance(item, Exchange):
            yield from _of_exchange(item)
        else:
            yield from item.blocks if isinstance(item, Turn) else (item,)


def _of_exchange(exchange: Exchange) -> Iterator[Block]:
    for turn in (*exchange.answers, exchange.question):
        yield from turn.blocks
