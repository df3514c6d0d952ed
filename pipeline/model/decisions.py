"""What an editor has decided about a text before anything is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.briefing import Byline, Date


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an editor begins a section: at the block that ``before`` names by its first words or its line.

    ``before`` is empty for the beginning of the talk, ``title`` where the source's heading or a proposal will do.
    """

    before: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a label of the source. ``shared``: said of every document, so that one may lack the label."""

    label: str
    name: str = ""
    role: Literal["", "host", "guest"] = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """What an editor has decided about a text beforehand, so that nothing guesses over it; None: not decided.

    Blocks are named by their first words, or by the number of their line. ``sections``: an empty tuple for none.
    ``asked`` and ``not_asked``: blocks that are, or are not, questions. ``titles``: pairs of a proposed title and his
    own. ``off``: finders that are not to act. ``place``: where he wrote it, for notes.
    """

    title: str | None = None
    byline: Byline | None = None
    date: Date | None = None
    guest: str | None = None
    language: str | None = None
    sections: tuple[Cut, ...] | None = None
    asked: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    speakers: tuple[Voice, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    recommended: tuple[str, ...] = ()
    not_recommended: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    place: str = ""


UNDECIDED = Decisions()
