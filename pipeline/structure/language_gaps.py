"""What the tool does not know of a text's language: one note, so that nobody takes silence for a good result."""

from __future__ import annotations

from pipeline.languages.coverage import FOLLOWS, coverage
from pipeline.model import Note


def language_gaps(language: str) -> tuple[Note, ...]:
    """A note for a language without lists for interviews or residue: what is missing, and what follows from it."""
    known = coverage(language)
    if known.talk and known.residue:
        return ()
    called = known.name or f'the language "{language}"'
    message = f"no lists for {called}: {', '.join(FOLLOWS[kind] for kind in known.missing)}"
    hint = "a look through the manuscript (`briefing draft`) before it is printed"
    return (Note("language-without-lists", "info", message, None, hint),)
