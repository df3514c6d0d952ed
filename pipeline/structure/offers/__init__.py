"""What an editor may choose instead of what was found: other titles, cuts, guests and bylines; and pull quotes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.model import Briefing
from pipeline.structure.excerpts.quotable import find_quotable
from pipeline.structure.offers.other_cuts import other_cuts
from pipeline.structure.offers.other_people import other_people
from pipeline.structure.offers.other_titles import other_titles
from pipeline.structure.people.scene import Cast


def with_offers(briefing: Briefing, cast: Cast, words: Words) -> Briefing:
    """The briefing with what it offers its editor.

    Args:
        briefing: as it is printed, with the evidence for its sections and titles.
        cast: everybody who may take part, with the votes for each.
    """
    offers = (
        *other_people(cast, briefing.bio.name if briefing.bio else None, briefing.byline),
        *other_titles(briefing.sections, briefing.evidence, words),
        *other_cuts(briefing.sections, briefing.evidence, words),
        *find_quotable(briefing.sections, briefing.recommendations, words),
    )
    return replace(briefing, offers=offers)
