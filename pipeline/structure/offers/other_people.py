"""Other guests and bylines: everybody for whom the text has a sign, with what the signs are worth."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Byline, Offer, OfferKind
from pipeline.structure.people.person_names import is_full, same_person
from pipeline.structure.people.scene import Cast, Person

_MOST = 3  # of a kind
_CERTAIN = 2.0  # votes of somebody who is a guest beyond doubt
_LEAST = 0.15  # the score from which a name is offered; a name in passing has less
# Signs that places, laws and journals have as well: without another one, nobody is offered as a guest.
_IMPERSONAL = frozenset({"in-title", "named", "with-role", "repeated", "named-by-part", "leads-in"})
# What a sign is worth for somebody as the author, from 0 to 1; the best one counts.
_AUTHOR = {"signs": 0.8, "asks": 0.6, "asks-in-prose": 0.5}


def other_people(cast: Cast, guest: str | None, byline: Byline | None) -> Iterator[Offer]:
    """The guests and authors that may be meant instead of those printed, the likeliest first."""
    persons = [person for person in (*cast.guests, *cast.others) if is_full(person.name)]
    printed = byline.name if byline else ""
    asking = [person for person in persons if _as_author(person)]
    guests = [person for person in persons if person not in asking and _is_somebody(person)]
    yield from _offers("guest", [(_as_guest(one), one.name) for one in guests], guest or "")
    yield from _offers("byline", [(_as_author(one), one.name) for one in asking], printed)


def _is_somebody(person: Person) -> bool:
    return any(worth > 0 and sign not in _IMPERSONAL for sign, worth in person.votes.items())


def _offers(kind: OfferKind, scored: list[tuple[float, str]], printed: str) -> Iterator[Offer]:
    known = [(score, name) for score, name in scored if score >= _LEAST and not _is_one(name, printed)]
    for score, name in sorted(known, key=lambda pair: -pair[0])[:_MOST]:
        yield Offer(kind, name, "", round(score, 2))


def _is_one(name: str, printed: str) -> bool:
    """Whether a person is among those printed; a byline may name several."""
    return name in printed or (bool(printed) and same_person(name, printed))


def _as_guest(person: Person) -> float:
    return min(1.0, person.score / _CERTAIN)


def _as_author(person: Person) -> float:
    return max((_AUTHOR.get(sign, 0.0) for sign in person.votes), default=0.0)
