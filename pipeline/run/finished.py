"""A document that was built, or the error that stopped it, and the facts about it for reports and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Briefing, Change, Note

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.errors import BriefingError
    from pipeline.ledger import CleanDocument
    from pipeline.run.analyse import Stages


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says about a document.

    ``removed``: lines of residue that were removed, ``repaired``: small repairs; None for a manuscript, which is not
    cleaned. ``date``: ISO 8601 if the day, month or year is known, else as printed.
    """

    title: str | None
    guest: str
    byline: str
    questions: int
    sections: int
    recommendations: int
    acronyms: int
    changes: tuple[Change, ...]
    removed: int | None = None
    repaired: int | None = None
    guests: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Where the parts of a document come from: ``kept`` from earlier builds, or ``made`` because of ``changed``."""

    kept: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = (("kept ", self.kept), ("made ", self.made), ("because of ", self.changed))
        return "; ".join(word + ", ".join(names) for word, names in parts if names)


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that was built, or the error that stopped it; nothing is on disk yet.

    ``stages`` are None if all files were kept from an earlier build; ``course`` is None without a store.
    """

    place: str
    stem: str
    stages: Stages | None = None
    artifacts: tuple[Artifact, ...] = ()
    notes: tuple[Note, ...] = ()
    error: BriefingError | None = None
    facts: Facts | None = None
    course: Course | None = None
    bases: tuple[Base, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document with its files in place, or the error that stopped it; small, so that many can be held.

    ``outputs``: its files; ``kept``: pairs of a replaced file that somebody had edited and its backup; ``used``: hits
    and misses in the store of another process.
    """

    place: str
    stem: str
    outputs: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    error: BriefingError | None = None
    facts: Facts | None = None
    course: Course | None = None
    used: tuple[dict[str, int], dict[str, int]] | None = None

    @property
    def is_warned(self) -> bool:
        """Whether a warning asks an editor to look at something."""
        return any(note.severity == "warning" for note in self.notes)


def outcome_of(finished: Finished) -> Outcome:
    """A document of which no files are in place."""
    return Outcome(
        finished.place,
        finished.stem,
        notes=finished.notes,
        error=finished.error,
        facts=finished.facts,
        course=finished.course,
    )


@dataclass(frozen=True, slots=True)
class Base:
    """What a review copy was made from: files for ``folder``, with which its return is compared."""

    folder: Path
    artifacts: tuple[Artifact, ...]


def facts_of(briefing: Briefing, clean: CleanDocument | None) -> Facts:
    """The facts about a briefing and the cleaning of its text."""
    edits = clean.ledger.edits if clean else ()
    byline = briefing.byline
    return Facts(
        title=briefing.title.text if briefing.title else None,
        guest=(briefing.bio.name if briefing.bio else None) or "",
        byline=", ".join(filter(None, (byline.name, byline.affiliation, byline.role))) if byline else "",
        questions=sum(1 for _ in briefing.exchanges()),
        sections=len(briefing.sections),
        recommendations=len(briefing.recommendations),
        acronyms=len(briefing.glossary),
        changes=briefing.changes,
        removed=sum(edit.removes_words for edit in edits) if clean else None,
        repaired=sum(edit.action != "remove" for edit in edits) if clean else None,
        guests=_guests(briefing),
        date=(briefing.date.iso or briefing.date.text) if briefing.date else "",
        language=briefing.language,
        publication=briefing.publication or "",
    )


def _guests(briefing: Briefing) -> tuple[str, ...]:
    """The names of the guests; of one whose biography names nobody else, the name of the biography."""
    if briefing.bio is None:
        return ()
    return tuple(guest.name for guest in briefing.bio.guests) or tuple(filter(None, (briefing.bio.name,)))
