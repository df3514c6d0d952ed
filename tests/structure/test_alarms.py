"""A talk that looks as hardly any does is told: perhaps it was read wrongly as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

LONG = "The boats are old, and the quay is older, and nobody in this town remembers who built either. "
CODES = {"questions-without-answers", "questions-longer-than-answers", "no-question-found", "asker-unresolved"}


def told(document: CleanDocument) -> list[str]:
    return [note.code for note in structure(document).notes if note.code in CODES]


def test_a_talk_as_most_are_leaves_no_alarm(document: Build) -> None:
    pair = f"Q: Who pays for the boats?\n\nA: {LONG}"
    assert told(document("\n\n".join(["Boats", *[pair] * 4]))) == []


def test_questions_that_are_longer_than_their_answers_are_told(document: Build) -> None:
    pair = f"Q: {LONG * 2} Is it so?\n\nA: It is."
    assert told(document("\n\n".join(["Boats", *[pair] * 4]))) == ["questions-longer-than-answers"]


def test_questions_without_answers_are_told(document: Build) -> None:
    asked = "\n\n".join("Q: Who pays for the boats?" for _ in range(4))
    assert told(document(f"Boats\n\n{asked}\n\nA: {LONG}")) == ["questions-without-answers"]


def test_several_who_speak_and_nobody_who_asks_are_told(document: Build) -> None:
    turns = [f"{name}: {LONG}" for name in ("Ann Lee", "Bo Ray", "Ann Lee", "Bo Ray", "Ann Lee", "Bo Ray")]
    assert told(document("\n\n".join(["Boats", *turns]))) == ["asker-unresolved"]


def test_paragraphs_that_ask_in_a_text_without_questions_are_told_with_the_first(document: Build) -> None:
    wondering = "\n\n".join(f"{LONG} Why did I go there in year {n}?\n\nI went on." for n in range(6))
    briefing = structure(document(f"Boats\n\n{wondering}"))
    notes = [note for note in briefing.notes if note.code == "no-question-found"]
    assert [note.origin.line for note in notes if note.origin] == [3]


@pytest.mark.parametrize("text", ["", "Boats", f"Boats\n\n{LONG}\n\nWhy?\n\n{LONG}"])
def test_a_text_that_is_no_talk_leaves_no_alarm(document: Build, text: str) -> None:
    assert told(document(text)) == []
