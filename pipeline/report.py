"""What was done with a text, in the few lines a person wants to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.edition import Finished
from pipeline.ledger import Ledger
from pipeline.model import Briefing, Note
from pipeline.wording import plural

# Notes beyond these are counted: the terminal is no place to read thirty of them.
SHOWN_NOTES = 5


def build_lines(finished: Finished, paths: Iterable[Path]) -> Iterator[str]:
    """A built document: what it is, what was found, what was changed, where it lies, what to look at."""
    assert finished.stages is not None
    briefing = finished.stages.briefing
    yield f"{finished.place}: {_title(briefing)}"
    who = _people(briefing)
    if who:
        yield f"  who       {who}"
    yield f"  found     {_found(briefing)}"
    yield f"  changed   {_changed(finished)}"
    places = list(paths)
    folder = places[0].parent if places else Path()
    yield f"  made      {', '.join(path.name for path in places)}, in {folder}/"
    yield from note_lines(finished.notes)


def note_lines(notes: Iterable[Note]) -> Iterator[str]:
    """Notes with their lines and hints; warnings first, and a count of what is not shown."""
    ordered = sorted(notes, key=lambda note: note.severity != "warning")
    for note in ordered[:SHOWN_NOTES]:
        place = f" (line {note.origin.line})" if note.origin else ""
        hint = f"; try {note.hint}" if note.hint else ""
        yield f"  {'look at' if note.severity == 'warning' else 'note':9} {note.message}{place}{hint}"
    if len(ordered) > SHOWN_NOTES:
        yield f"            and {len(ordered) - SHOWN_NOTES} more notes (--json shows all)"


def explain_rows(ledger: Ledger) -> Iterator[tuple[str, str, str, str, str]]:
    """The ledger as a table: line, rule, before, after, why."""
    for edit in ledger.edits:
        after = {"remove": "removed", "split": "split here"}.get(edit.action, _short(edit.after))
        yield str(edit.line or ""), edit.rule, _short(edit.before), after, edit.why


def _short(text: str, width: int = 40) -> str:
    """Invisible characters made visible, long text cut in the middle."""
    shown = text if text.isprintable() and text.strip() else ascii(text)[1:-1] or "nothing"
    return shown if len(shown) <= width else f"{shown[: width - 15]}…{shown[-14:]}"


def _title(briefing: Briefing) -> str:
    return briefing.title.text if briefing.title else "no title found"


def _people(briefing: Briefing) -> str:
    guest = briefing.bio.name if briefing.bio and briefing.bio.name else ""
    byline = briefing.byline
    by = ", ".join(filter(None, (byline.name, byline.affiliation, byline.role))) if byline else ""
    return "; ".join(filter(None, (f"guest {guest}" if guest else "", f"byline {by}" if by else "")))


def _found(briefing: Briefing) -> str:
    parts = [
        plural(sum(1 for _ in briefing.exchanges()), "question"),
        plural(len(briefing.sections), "section"),
        plural(len(briefing.recommendations), "recommendation"),
        plural(len(briefing.glossary), "acronym"),
    ]
    return ", ".join(parts)


def _changed(finished: Finished) -> str:
    assert finished.stages is not None
    clean = finished.stages.clean
    if clean is None:
        return "nothing: a manuscript is taken at its word"
    edits = clean.ledger.edits
    removed = [e for e in edits if e.action == "remove"]
    with_words = sum(any(map(str.isalnum, e.before)) for e in removed)
    changes = len(edits) - len(removed)
    said = f"{plural(with_words, 'line')} of residue removed, {plural(changes, 'small repair')}"
    return f"{said}; every one is in {finished.stem}.ledger.jsonl"
