"""The editor's decisions about a text, which are made before any finder runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.briefing import Byline, Date
from pipeline.model.excerpts import NO_EXTRAS, Extras


@dataclass(frozen=True, slots=True)
class Cut:
    """The start of a section set by the editor: the block that ``before`` names by its first words or its line number.

    ``before`` is empty for the beginning of the talk. ``title`` is empty to keep the source's heading or the proposed
    title.
    """

    before: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """The person behind a label of the source. ``shared``: decided for every document, so one document may lack the
    label.
    """

    label: str
    name: str = ""
    role: Literal["", "host", "guest"] = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """The editor's decisions about a text, which the finders must not overrule; None: not decided.

    Blocks are named by their first words or by their line number. ``sections``: an empty tuple for no sections.
    ``asked`` and ``not_asked``: blocks that are, or are not, questions. ``titles``: pairs of a proposed title and the
    editor's. ``off``: finders that are switched off; ``rules_off``: cleaning rules. ``protected``: lines that cleaning
    leaves alone. ``extras``: what is printed besides the text. ``place``: where the
    decisions are written, for notes.
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
    rules_off: frozenset[str] = frozenset()
    protected: tuple[str, ...] = ()
    extras: Extras = NO_EXTRAS
    place: str = ""


UNDECIDED = Decisions()
