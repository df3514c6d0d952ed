"""Other places where a section could begin, with how much speaks for them and a title for what would follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Evidence, Offer, Section
from pipeline.structure.sections.naming import matter_of, people_in
from pipeline.structure.sections.titles import titles
from pipeline.structure.talk.exchanges import Item

_LEAST = 0.15  # the score of a place below which nobody would cut
_MOST = 12


def other_cuts(sections: Sequence[Section], evidence: Sequence[Evidence], words: Words) -> Iterator[Offer]:
    """The places that were weighed and not taken, the likeliest dozen, in the order of the text."""
    scores: dict[str, float] = {}
    for one in evidence:
        if one.decision.startswith("section "):
            for place, score in one.weighed:
                scores[place] = max(score, scores.get(place, 0.0))
    best = sorted((name for name in scores if scores[name] >= _LEAST), key=lambda name: -scores[name])[:_MOST]
    used = [section.title for section in sections]
    people = people_in((item for section in sections for item in section.items), words)
    for place, items in _tails(sections, frozenset(best)):
        title = titles([matter_of(items)], words, used, people)[0]
        if title.passes:
            used.append(title.text)
            yield Offer("section", title.text, place, scores[place])


def _tails(sections: Sequence[Section], places: frozenset[str]) -> Iterator[tuple[str, Sequence[Item]]]:
    """The named exchanges inside of sections, each with the rest of its section."""
    for section in sections:
        for start, item in enumerate(section.items):
            if start and getattr(item, "id", "") in places:
                yield getattr(item, "id", ""), section.items[start:]
