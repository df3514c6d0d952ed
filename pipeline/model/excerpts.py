"""Sentences of the interview that a briefing prints once more, and what it offers an editor instead of its choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OfferKind = Literal["guest", "byline", "title", "section", "quote"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of the interview, verbatim. ``said_in``: id of its exchange, or of its section outside exchanges."""

    text: str
    said_in: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A date with its sentence, verbatim: ``date`` as it is written there, ``iso`` as YYYY, YYYY-MM or YYYY-MM-DD."""

    date: str
    iso: str
    sentence: str
    said_in: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What an editor can have instead of a choice of the program, or besides it; it is not printed.

    ``place``: id of the section whose title it may be, of the exchange before which a section may begin, or of the
    exchange or section that holds a quotation; empty for a guest or a byline. ``score`` is from 0 to 1.
    """

    kind: OfferKind
    text: str
    place: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """What is printed on request besides the text; None where nothing is decided.

    ``quotes``: whether a sentence of each section is in the margin, and not only where an editor chose one.
    ``timestamps``: whether times are printed in the margin. ``audio``: of the recording to which times lead.
    """

    answers: bool | None = None
    abstract: bool | None = None
    chronology: bool | None = None
    quotes: bool | None = None
    timestamps: bool | None = None
    audio: str | None = None

    def over(self, below: Extras) -> Extras:
        """These wishes, and those of ``below`` where nothing is decided here."""
        return Extras(
            answers=below.answers if self.answers is None else self.answers,
            abstract=below.abstract if self.abstract is None else self.abstract,
            chronology=below.chronology if self.chronology is None else self.chronology,
            quotes=below.quotes if self.quotes is None else self.quotes,
            timestamps=below.timestamps if self.timestamps is None else self.timestamps,
            audio=below.audio if self.audio is None else self.audio,
        )


NO_EXTRAS = Extras()
