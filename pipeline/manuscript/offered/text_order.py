"""What a briefing repeats and offers, in the order of the text, without what the text does not hold (any more)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.manuscript.offered.offers import tidied
from pipeline.model import Block, Briefing, Excerpt, Exchange, Offer, OfferKind, Section, blocks_of

_KINDS: tuple[OfferKind, ...] = ("guest", "byline", "title", "section", "quote")


@dataclass(frozen=True, slots=True)
class Spot:
    """A block that holds a quotation; ``owner``: its exchange, or its section if it is outside any exchange."""

    number: int
    block: str
    owner: str


class Spots:
    """Finds the blocks that hold quotations."""

    def __init__(self, sections: Sequence[Section]) -> None:
        blocks = enumerate(_owned(sections))
        self._spots = [(Spot(number, block.id, owner), block.text) for number, (block, owner) in blocks]

    def find(self, text: str, owner: str) -> Spot | None:
        """The first block of an exchange or section that has the text word for word; else the first of all."""
        holding = [spot for spot, words in self._spots if text in words] if text and "\n" not in text else []
        return next((spot for spot in holding if spot.owner == owner), next(iter(holding), None))


def repeated(briefing: Briefing) -> dict[str, Any]:
    """The fields of a briefing that repeat or offer something, as a manuscript holds them."""
    spots = Spots(briefing.sections)
    return {
        "abstract": _named(briefing.abstract),
        "answers": _named(briefing.answers),
        "quotes": tuple(one for _, one in sorted(_placed(briefing.quotes, spots), key=lambda pair: pair[0])),
        "offers": _offered(briefing, spots),
    }


def _owned(sections: Sequence[Section]) -> Iterator[tuple[Block, str]]:
    """The blocks of the talk, each with the id of its exchange or section."""
    for section in sections:
        for item in section.items:
            owner = item.id if isinstance(item, Exchange) else section.id
            yield from ((block, owner) for block in blocks_of(item))


def _named(said: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
    return tuple(replace(one, speaker=one.speaker or None) for one in said)


def _placed(quotes: Iterable[Excerpt], spots: Spots) -> Iterator[tuple[int, Excerpt]]:
    for one in _named(quotes):
        if spot := spots.find(one.text, one.said_in):
            yield spot.number, replace(one, said_in=spot.owner)


def _offered(briefing: Briefing, spots: Spots) -> tuple[Offer, ...]:
    """Offers by kind, and each kind in the order of the text."""
    sections = {section.id: number for number, section in enumerate(briefing.sections)}
    exchanges = {exchange.id: number for number, exchange in enumerate(briefing.exchanges())}
    found: list[tuple[int, int, Offer]] = []
    for one in filter(None, map(tidied, briefing.offers)):
        kind = _KINDS.index(one.kind)
        if one.kind == "quote":
            spot = spots.find(one.text, one.place)
            found += [(kind, spot.number, replace(one, place=spot.owner))] if spot else []
        elif one.kind in ("guest", "byline"):
            found.append((kind, 0, replace(one, place="")))
        else:
            places = sections if one.kind == "title" else exchanges
            found += [(kind, places[one.place], one)] if one.place in places else []
    return tuple(one for _, _, one in sorted(found, key=lambda each: each[:2]))
