"""What an editor may choose instead of what was found: other titles, cuts, guests and bylines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Byline, Evidence, Offer, Section
from pipeline.structure.offers.other_cuts import other_cuts
from pipeline.structure.offers.other_people import other_people
from pipeline.structure.offers.other_titles import other_titles
from pipeline.structure.people.ballot import Cast


def find_offers(
    sections: Sequence[Section],
    evidence: Sequence[Evidence],
    cast: Cast,
    guest: str | None,
    byline: Byline | None,
    words: Words,
) -> Iterator[Offer]:
    """The offers about a text.

    Args:
        sections: as they are printed.
        evidence: of the sections and their titles, with everything that was weighed.
        cast: everybody who may take part, with the votes for each.
        guest: the name that is printed; None without a guest.
        byline: as it is printed; None without one.
    """
    yield from other_people(cast, guest, byline)
    yield from other_titles(sections, evidence, words)
    yield from other_cuts(sections, evidence, words)
