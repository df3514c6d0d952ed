"""Queries for the editor: one note per kind, with its places, and the text is not changed."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Note
from pipeline.read import read

GLUED = """
The ships came to the harbour late.|They stayed at the harbourThey had to.
The ice went. The town was glad.|It was spring.The town slept.
It closed in 2019.|The harbour opened in 2020Jane saw it.
"""
WHOLE = """
She works at YouTube, and he at McDonald in LaSalle.
The file is time.Sleep or util.Test, at example.org/The.html.
An iPhone, a MacBook and the F-16Block of 1999.
Mr.Smith came.
"""


def notes(text: str, language: str = "en") -> list[Note]:
    document = clean(read(text.encode(), "a.txt", language=language))
    assert document.blocks == read(text.encode(), "a.txt", language=language).blocks
    return list(document.notes)


@pytest.mark.parametrize("row", GLUED.strip().split("\n"))
def test_two_words_of_the_text_that_stand_without_a_space_are_asked_about(row: str) -> None:
    [note] = notes(row.replace("|", "\n\n"))
    assert note.code == "glued-words"
    assert note.origin is not None
    assert note.origin.line == 3


@pytest.mark.parametrize("line", WHOLE.strip().split("\n"))
def test_names_addresses_and_code_are_no_doubt(line: str) -> None:
    assert notes(f"The harbour opened in spring.\n\n{line}") == []


def test_a_kind_of_doubt_is_one_note_with_its_places() -> None:
    [note] = notes("The boat.\n\n" + "\n\n".join(f"It was year {year}.The boat came." for year in range(91, 100)))
    assert "(9 times)" in note.message
    assert "line 3 " in note.message
    assert note.message.endswith("; and 3 more")


def test_a_spanish_question_without_its_opening_mark_is_asked_about() -> None:
    [note] = notes("¿Quién vino?\n\nVino la tía. Y qué dijo?\n\n¡Nada! Dijo: «¿Y tú?»", "es")
    assert note.code == "opening-mark"
    assert "Y qué dijo?" in note.message


def test_a_spanish_text_that_opens_no_question_is_not_asked_about_each() -> None:
    assert notes("Quién vino?\n\nLa tía!\n\nY qué dijo?", "es") == []
