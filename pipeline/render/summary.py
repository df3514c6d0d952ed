"""A briefing cut down to a page for a person with two minutes: title, guest, recommendations, what it was about."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Briefing, Section


def summaries(briefing: Briefing) -> tuple[Briefing, ...]:
    """The summary of a briefing, and then shorter ones, for a page that the first does not fit on.

    What is left out is left out as a whole: the titles of the sections, then the biography, then both and the credits.
    """
    titles = tuple(Section(section.id, section.title) for section in briefing.sections)
    nobody = replace(briefing.bio, blocks=()) if briefing.bio else None
    most = replace(briefing, sections=titles, unplaced=(), glossary=(), changes=(), evidence=())
    without = replace(most, sections=())
    return most, without, replace(most, bio=nobody), replace(without, bio=nobody, credits=())
