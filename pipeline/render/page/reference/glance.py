"""The block "At a glance" (who, where, who is named) and the index of names, made from the text alone."""

from __future__ import annotations

from pipeline.model import Briefing, Mention, stream

Row = tuple[str, tuple[str, ...]]

_ENOUGH = 6  # least number of names for an index
_SOME = 4  # least number if two of them have several places
_OFTEN = 2  # number of places from which a name counts as frequent
_NAMES = 5


def glance(briefing: Briefing) -> list[Row]:
    """Rows of facts that neither title block nor biography give: a key of the fixed words, and the lines behind it."""
    guests = _guests(briefing)
    rows = [
        ("guests" if len(guests) > 1 else "guest", guests),
        ("place", _line(briefing.place)),
        ("published", _line(briefing.publication)),
    ]
    rows += [("named", _named(briefing))]
    return [row for row in rows if row[1]]


def index(briefing: Briefing) -> list[Mention]:
    """People by last name, then organisations; empty if there are few and each has one place."""
    names = briefing.people
    often = sum(len(one.places) >= _OFTEN for one in names)
    helps = len(names) >= _ENOUGH or (len(names) >= _SOME and often >= _OFTEN)
    return sorted(names, key=place_in_index) if helps else []


def place_in_index(mention: Mention) -> tuple[bool, str, str]:
    """A key to sort by: people by last name, then organisations."""
    is_person = mention.kind == "person"
    return not is_person, (mention.name.split()[-1] if is_person else mention.name).casefold(), mention.name


def _guests(briefing: Briefing) -> tuple[str, ...]:
    """Guests with known roles; nobody if there is one, whose role the biography or the title says already."""
    said = (briefing.title, briefing.subtitle, *(briefing.bio.blocks if briefing.bio else ()))
    told = stream(" ".join(block.text for block in said if block))
    guests = [guest for guest in (briefing.bio.guests if briefing.bio else ()) if guest.role]
    if len(guests) == 1 and stream(guests[0].role) in told:
        return ()
    return tuple(f"{' '.join(filter(None, (guest.honorific, guest.name)))}: {guest.role}" for guest in guests)


def _line(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _named(briefing: Briefing) -> tuple[str, ...]:
    """The names with the most places; names with one place are left out."""
    often = [one for one in briefing.people if len(one.places) >= _OFTEN]
    if len(often) < _OFTEN:
        return ()
    return tuple(one.name for one in sorted(often, key=lambda one: -len(one.places))[:_NAMES])
