"""Sections named after their second or third question, set so that nobody reads a question twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.model import Exchange, Section
from pipeline.render.page.running_titles import first_question, opens_with_its_title

_NEAR = 2  # exchanges between a title and the question that repeats it, on the same page or the next


def with_moved_starts(sections: Iterable[Section], heads: Callable[[Section], bool]) -> tuple[Section, ...]:
    """The sections, each beginning with its title if that is the second or third question.

    The questions before it are printed at the end of the section before. If nothing can follow there, since that
    section has a heading of the source or no questions, the first question of the section is its printed title.

    Args:
        heads: whether the first question of a section can be set as a heading.
    """
    moved: list[Section] = []
    for section in sections:
        before = _before_its_question(section, heads)
        if before and moved and _goes_on(moved[-1]):
            moved[-1] = replace(moved[-1], items=(*moved[-1].items, *section.items[:before]))
            moved.append(replace(section, items=section.items[before:]))
        else:
            moved.append(_named_after_its_first(section, heads) if before else section)
    return tuple(moved)


def _goes_on(section: Section) -> bool:
    """Whether more exchanges can follow in a section."""
    return not section.heading and bool(section.items) and isinstance(section.items[-1], Exchange)


def _before_its_question(section: Section, heads: Callable[[Section], bool]) -> int:
    """The number of exchanges before the question that is the title; 0 if the first one is, or none near it."""
    for before, item in enumerate(section.items[: _NEAR + 1]):
        rest = replace(section, items=section.items[before:])
        if not isinstance(item, Exchange):
            return 0
        if opens_with_its_title(rest, " ".join(section.title.split())) and heads(rest):
            return before
    return 0


def _named_after_its_first(section: Section, heads: Callable[[Section], bool]) -> Section:
    """A section under its first question, if that can be set as a heading."""
    named = replace(section, title=first_question(section))
    short = opens_with_its_title(named, named.title) and heads(replace(section, title=""))
    return named if short else section
