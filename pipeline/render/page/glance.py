"""What a reader wants to know before reading: who, where, how much; and the index of names. Only what the text says."""

from __future__ import annotations

from pipeline.model import Briefing, Mention
from pipeline.render.page.fixed_words import Phrases

Row = tuple[str, tuple[str, ...]]

_ENOUGH = 6  # names that make an index worth its page
_SOME = 4  # names that make one where two of them stand in several places
_OFTEN = 2  # places from which a name is named often
_NAMES = 5


def glance(briefing: Briefing, words: Phrases) -> list[Row]:
    """Rows of a phrase and its lines; none where the title block says it all, and how many questions there are."""
    rows = [("guest", _guests(briefing)), ("place", _line(briefing.place)), ("published", _line(briefing.publication))]
    rows += [("named", _named(briefing))]
    rows = [row for row in rows if row[1]]
    questions = sum(1 for _ in briefing.exchanges())
    return (
        [*rows, *([("length", (words.count("question-count", questions),))] if questions > 1 else [])] if rows else []
    )


def index(briefing: Briefing) -> list[Mention]:
    """People by their last name, then organisations; none where they are few and stand in one place each."""
    names = briefing.people
    often = sum(len(one.places) >= _OFTEN for one in names)
    helps = len(names) >= _ENOUGH or (len(names) >= _SOME and often >= _OFTEN)
    return sorted(names, key=lambda one: (one.kind != "person", _key(one), one.name)) if helps else []


def _guests(briefing: Briefing) -> tuple[str, ...]:
    """Each guest whose role is known, with it; of one alone the role, as the title block has the name."""
    guests = briefing.bio.guests if briefing.bio else ()
    if len(guests) == 1:
        return _line(guests[0].role)
    named = [(" ".join(filter(None, (guest.honorific, guest.name))), guest.role) for guest in guests]
    return tuple(f"{name}: {role}" for name, role in named if role)


def _line(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _named(briefing: Briefing) -> tuple[str, ...]:
    """The names that stand in most places; one alone says little."""
    often = [one for one in briefing.people if len(one.places) >= _OFTEN]
    if len(often) < _OFTEN:
        return ()
    return tuple(one.name for one in sorted(often, key=lambda one: -len(one.places))[:_NAMES])


def _key(mention: Mention) -> str:
    return (mention.name.split()[-1] if mention.kind == "person" else mention.name).casefold()
