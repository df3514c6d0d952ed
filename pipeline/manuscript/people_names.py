"""Names in the front matter of a manuscript: guests with role and honorific, people with the places that name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.manuscript.yaml_values import Table, Tree
from pipeline.model import Briefing, Guest, Mention

KEYS = ("roles", "honorifics", "people", "organisations")


def of_guests(briefing: Briefing) -> Iterator[tuple[str, Tree]]:
    """Role and honorific of each guest."""
    guests = briefing.bio.guests if briefing.bio else ()
    yield "roles", [(guest.name, guest.role) for guest in guests]
    yield "honorifics", [(guest.name, guest.honorific) for guest in guests if guest.honorific]


def of_people(briefing: Briefing) -> Iterator[tuple[str, Tree]]:
    """People and organisations with the ids of their places."""
    for key, kind in _KINDS:
        yield key, [(one.name, " ".join(one.places)) for one in briefing.people if one.kind == kind]


def guests(top: Table) -> tuple[Guest, ...]:
    """The guests that a front matter names."""
    honorifics = dict(top.pairs("honorifics"))
    return tuple(Guest(name, honorifics.get(name, ""), role) for name, role in top.pairs("roles"))


def people(top: Table) -> tuple[Mention, ...]:
    """People and organisations that a front matter names."""
    return tuple(Mention(name, kind, tuple(where.split())) for key, kind in _KINDS for name, where in top.pairs(key))


_KINDS: tuple[tuple[str, Literal["person", "organisation"]], ...] = (
    ("people", "person"),
    ("organisations", "organisation"),
)
