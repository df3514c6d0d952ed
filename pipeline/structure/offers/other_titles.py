"""Other titles for each section: what came next when its title was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Evidence, Offer, Section
from pipeline.structure.sections.naming import matter_of, people_in
from pipeline.structure.sections.titles import sameness, titles
from pipeline.structure.sections.widths import capital

_MOST = 2
_LEAST = 0.2  # the score from which something can be a title
_TITLE_OF = "title of "
_OWN = frozenset({"editor", "heading"})  # titles that nobody needs to choose again


def other_titles(sections: Sequence[Section], evidence: Sequence[Evidence], words: Words) -> Iterator[Offer]:
    """Two other titles for each section whose title is proposed, unlike all that are printed."""
    chosen = {one.decision.removeprefix(_TITLE_OF): one for one in evidence if one.decision.startswith(_TITLE_OF)}
    taken = {sameness(section.title, words) for section in sections}
    for section in sections:
        why = chosen.get(section.id)
        if section.heading is None and why and why.rule not in _OWN:
            yield from _of(section, why.weighed or _weighed(section, words), taken, words)


def _of(section: Section, weighed: Sequence[tuple[str, float]], taken: set[str], words: Words) -> Iterator[Offer]:
    offered = set(taken)
    for text, score in weighed:
        name = sameness(text, words)
        if len(offered) - len(taken) < _MOST and score >= _LEAST and name not in offered:
            offered.add(name)
            yield Offer("title", capital(text), section.id, score)


def _weighed(section: Section, words: Words) -> Sequence[tuple[str, float]]:
    """The candidates for a section that has a fixed word for its title ("Questions and answers")."""
    if not any(section.exchanges()):
        return ()
    return titles([matter_of(section.items)], words, (), people_in(section.items, words))[0].weighed
