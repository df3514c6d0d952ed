"""Cut a briefing down to a page for a reader with two minutes: title, guest, recommendations, topics."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Briefing, Section
from pipeline.render.page.reference.advice_groups import by_addressee

_FEWER = (16, 12, 9, 6, 4, 2)  # recommendations, if not all of them fit


def summaries(briefing: Briefing) -> tuple[Briefing, ...]:
    """The summary of a briefing, followed by shorter ones to use if it does not fit on a page.

    Parts are left out as a whole: the titles of the sections, then the biography, then both and the credits, then the
    abstract; at last recommendations from the end of the list, which then says how many there are.
    """
    titles = tuple(Section(section.id, section.title) for section in briefing.sections)
    nobody = replace(briefing.bio, blocks=()) if briefing.bio else None
    most = replace(
        briefing, sections=titles, editorial=(), unplaced=(), glossary=(), endnotes=(), changes=(), evidence=()
    )
    most = replace(most, answers=(), chronology=(), quotes=(), offers=())
    without = replace(most, sections=())
    least = replace(without, bio=nobody, credits=())
    bare = replace(least, abstract=())
    printed = [one for _, said in by_addressee(briefing.recommendations) for _, one in said]
    fewer = (replace(bare, recommendations=tuple(printed[:count])) for count in _FEWER if count < len(printed))
    shorter = (bare,) if least.abstract else ()
    return most, without, replace(most, bio=nobody), least, *shorter, *fewer
