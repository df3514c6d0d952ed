"""Where a manuscript has its pull quotes and its offers: below which heading or block, before which question."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.manuscript.offered.text_order import Spots
from pipeline.manuscript.recommended import Said
from pipeline.model import Briefing, Excerpt, Offer, OfferKind


class Asides:
    """The pull quotes and offers of a canonical briefing, by their places."""

    def __init__(self, briefing: Briefing) -> None:
        self._said = Said(briefing.sections)
        self._quotes: dict[str, list[Excerpt]] = {}
        self._offers: dict[tuple[OfferKind, str], list[Offer]] = {}
        spots = Spots(briefing.sections) if briefing.quotes or briefing.offers else Spots(())
        for quote in briefing.quotes:
            if spot := spots.find(quote.text, quote.said_in):
                self._quotes.setdefault(spot.block, []).append(quote)
        for one in briefing.offers:
            spot = spots.find(one.text, one.place) if one.kind == "quote" else None
            self._offers.setdefault((one.kind, spot.block if spot else one.place), []).append(one)

    def titles(self, section: str) -> Sequence[Offer]:
        """Other titles of a section."""
        return self._offers.get(("title", section), ())

    def cuts(self, exchange: str) -> Sequence[Offer]:
        """Sections that may begin with a question."""
        return self._offers.get(("section", exchange), ())

    def quotable(self, block: str) -> Sequence[Offer]:
        """Sentences of a block that may be pull quotes."""
        return self._offers.get(("quote", block), ())

    def quotes(self, block: str) -> list[tuple[Excerpt, str | None]]:
        """The pull quotes of a block; with the speaker where the text tells another one."""
        found = []
        for one in self._quotes.get(block, ()):
            is_told = one.speaker == self._said.speaker(one.said_in, one.text)
            found.append((one, None if is_told else one.speaker or ""))
        return found
