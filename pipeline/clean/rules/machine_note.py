"""Remove what speech recognition writes where nobody speaks, and the times that it sets into notes.

``[BLANK_AUDIO]``, ``[Music]`` and ``[ Silence ]`` tell what a machine heard between the words; nobody prints them. What
tells of the people in the room stays: ``[Applause]``, ``[laughs]``. So does ``[inaudible 00:12:03]``, which says that
words are missing, without its place on the tape.

When it would be wrong: for music that a transcriber noted because somebody plays it as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.clean.rule import Rule, View, remove, rewrite
from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words, words_of
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove such notes with one of the spaces around each, and the times in others."""
    words = words_of(view.language)
    return (edit for block in view.prose() if _may_have(block.text) for edit in _edits(block, words))


_TIMED_RE = re.compile(
    r"[(\[](?P<note>[^()\[\]\n\d]{2,40}?)(?P<time>[ ,@]+(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?)[)\]]"
)


def _may_have(text: str) -> bool:
    return "[" in text or ("(" in text and ":" in text)


@cache
def _notes_re() -> re.Pattern[str]:
    note = rf"\[\s*(?i:{any_of('machine_notes')})\s*\]"
    return re.compile(rf"^(?:{note}\s*)+|(?:[ \t]*{note})+", re.MULTILINE)


def _edits(block: Block, words: Words) -> Iterator[Edit]:
    notes = list(_notes_re().finditer(block.text))
    if notes and not any(map(str.isalnum, _notes_re().sub("", block.text))):
        yield remove(block, "nothing but a note of a machine")
        return
    yield from (rewrite(block, *note.span(), "", "a note of a machine") for note in notes)
    for note in _TIMED_RE.finditer(block.text):
        if words.stage.fullmatch(note["note"].strip()):
            yield rewrite(block, *note.span("time"), "", "the time of a note")


RULE = Rule(
    name="machine-note",
    order=442,
    title="removes notes of speech recognition",
    argument=__doc__,
    example=(
        "[BLANK_AUDIO]\n\nThe gulls came. [Music] Then we left. (inaudible 00:12:03)",
        "The gulls came. Then we left. (inaudible)",
    ),
    propose=propose,
    local=True,
)
