"""Report on a built document in a few lines, and explain its ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.text.wording import duration, harmless, plural, shortened

if TYPE_CHECKING:
    from pipeline.errors import BriefingError
    from pipeline.ledger import Edit, Ledger
    from pipeline.model import Note
    from pipeline.run.finished import Facts, Outcome

# Further notes are only counted: thirty of them on a terminal would not be read.
SHOWN_NOTES = 5
_MOST_LINES = 6
_NAMED = 8  # texts that were not built, in the last line
_MOST_LETTERS = 300


def build_lines(outcome: Outcome, *, every: bool = False, explain: bool = False) -> Iterator[str]:
    """The report on a built document: title, people, findings, changes, files, warnings.

    Args:
        outcome: the document, with its files in place.
        every: whether all notes are shown, and all lines.
        explain: whether to say what came from the store, and which change made the rest necessary.
    """
    facts = outcome.facts
    assert facts is not None
    yield harmless(f"{outcome.place}: {facts.title or 'no title found'}")
    who = _people(facts)
    if who:
        yield harmless(f"  who       {who}")
    yield f"  found     {_found(facts)}"
    yield f"  changed   {_changed(outcome, facts)}"
    places = [place.rpartition("/") for place in map(_with_slashes, outcome.outputs)]
    folder = places[0][0] or "." if places else "."
    yield harmless(f"  made      {', '.join(name for _, _, name in places)}, in {folder}/")
    if explain or (every and outcome.course):
        yield cache_line(outcome)
    for place, copy in outcome.kept:
        name = _with_slashes(place).rpartition("/")[2]
        yield harmless(f"  kept      {name} had been changed since it was made; the old version is in {copy}")
    yield from note_lines(outcome.notes, every=every)


def cache_line(outcome: Outcome) -> str:
    """What of a document came from the store, and which change made the rest necessary."""
    return harmless(f"  cache     {outcome.course or 'not used'}")


def short_line(outcome: Outcome) -> str:
    """The report on one document of many."""
    assert outcome.facts is not None
    warnings = sum(note.severity == "warning" for note in outcome.notes)
    looked = f" ({warnings} to look at)" if warnings else ""
    return harmless(f"{outcome.place}: {outcome.facts.title or 'no title found'}{looked}")


def _with_slashes(place: str) -> str:
    return place.replace(os.sep, "/")


def note_lines(notes: Iterable[Note], *, every: bool = False) -> Iterator[str]:
    """Notes with their lines and hints, warnings first; the rest is counted unless ``every`` is set."""
    ordered = sorted(notes, key=lambda note: note.severity != "warning")
    shown = len(ordered) if every else SHOWN_NOTES
    for note in ordered[:shown]:
        place = f" (line {note.origin.line})" if note.origin and "(lines " not in note.message else ""
        hint = f"; try {note.hint}" if note.hint else ""
        message = shortened(note.message, _MOST_LETTERS)
        yield harmless(f"  {'look at' if note.severity == 'warning' else 'note':9} {message}{place}{hint}")
    if len(ordered) > shown:
        yield f"            and {len(ordered) - shown} more notes (--verbose shows all)"


def failure_rows(failed: Iterable[tuple[str, BriefingError]]) -> Iterator[tuple[str, str, str]]:
    """The table of texts that were not built: the text or the place in it, the error, what to try."""
    for place, error in failed:
        known = error.place or ""
        shown = known if place in known or not place else f"{place}: {known}" if known else place
        yield harmless(shown), harmless(error.sentence), harmless(error.hint or "")


def closing_line(texts: int, files: int, warned: int, seconds: float, failed: Sequence[str] = ()) -> str:
    """The last line of a run: ``40 texts, 200 files, 12 to look at, 46 s``, and the names of texts that were not built.

    Args:
        texts: number of texts.
        files: number of files made.
        warned: number of texts with a warning.
        seconds: duration of the run.
        failed: names of the texts that were not built.
    """
    begun = f"{texts - len(failed)} of {plural(texts, 'text')} built" if failed else plural(texts, "text")
    looked = f"{warned} to look at" if warned else "nothing to look at"
    line = ", ".join((begun, plural(files, "file"), looked, duration(seconds)))
    more = f" and {len(failed) - _NAMED} more" if len(failed) > _NAMED else ""
    return f"{line}; not built: {', '.join(failed[:_NAMED])}{more}" if failed else line


def explain_rows(ledger: Ledger) -> Iterator[tuple[str, str, str, str, str]]:
    """The ledger as a table: line, rule, before, after, why."""
    for edit in ledger.edits:
        yield str(edit.line or ""), edit.rule, _short(edit.before), _after(edit), edit.why


@dataclass(slots=True)
class Group:
    """The edits of one rule for one reason: ``rows`` hold text before, text after, and line."""

    rule: str
    why: str
    rows: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    words: bool = False  # whether it removed words

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """Rows with equal text merged: line numbers, text before, text after."""
        for (before, after), lines in self.rows.items():
            own = list(dict.fromkeys(lines))
            listed = ", ".join(own[:_MOST_LINES]) + (", …" if len(own) > _MOST_LINES else "")
            yield listed, before, after if len(lines) == 1 else f"{after} ({len(lines)} times)"


def explain_groups(ledger: Ledger) -> list[Group]:
    """The ledger grouped by rule and reason; groups that removed words come first."""
    groups: dict[tuple[str, str], Group] = {}
    for edit in ledger.edits:
        group = groups.setdefault((edit.rule, edit.why), Group(edit.rule, edit.why))
        group.rows.setdefault((_short(edit.before, 60), _after(edit)), []).append(str(edit.line or ""))
        group.words |= edit.removes_words
    return sorted(groups.values(), key=lambda group: not group.words)


def _after(edit: Edit) -> str:
    return {"remove": "removed", "split": "split here"}.get(edit.action, _short(edit.after))


def _short(text: str, width: int = 40) -> str:
    """Make invisible characters visible, and cut long text in the middle."""
    shown = text if text.isprintable() else ascii(text)[1:-1]
    shown = shown if text.strip() else shown.replace(" ", "\N{OPEN BOX}") or "nothing"
    return shown if len(shown) <= width else f"{shown[: width - 15]}…{shown[-14:]}"


def _people(facts: Facts) -> str:
    guest = f"guest {facts.guest}" if facts.guest else ""
    byline = f"byline {facts.byline}" if facts.byline else ""
    return "; ".join(filter(None, (guest, byline)))


def _found(facts: Facts) -> str:
    parts = [
        plural(facts.questions, "question"),
        plural(facts.sections, "section"),
        plural(facts.recommendations, "recommendation"),
        plural(facts.acronyms, "acronym"),
    ]
    return ", ".join(parts)


def _changed(outcome: Outcome, facts: Facts) -> str:
    if facts.removed is None or facts.repaired is None:
        return "nothing: a manuscript is not cleaned"
    said = f"{plural(facts.removed, 'line')} of residue removed, {plural(facts.repaired, 'small repair')}"
    return f"{said}; every one is in {outcome.stem}.ledger.jsonl"
