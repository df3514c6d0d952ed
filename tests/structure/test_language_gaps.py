"""A language of which little is known says so in a note, with what is missing and what follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Note
from pipeline.structure import structure

Build = Callable[..., CleanDocument]
TALK = "Hvað nú?\n\nVið gerum við bryggjuna.\n\nHver borgar?\n\nBærinn borgar."


def gaps(document: CleanDocument) -> list[Note]:
    return [note for note in structure(document).notes if note.code == "language-without-lists"]


def test_a_language_without_lists_names_what_is_missing_and_what_follows(document: Build) -> None:
    [note] = gaps(document(TALK, language="is"))
    assert note.severity == "info"
    assert note.message == (
        "no lists for Icelandic: words of interviews (speakers and questions are found by marks only), residue of web "
        "pages (only English buttons go), quotation marks (straight ones stay), fixed words (headings are in English)"
    )
    assert note.hint


def test_a_language_with_a_catalogue_does_not_miss_its_fixed_words(document: Build) -> None:
    [note] = gaps(document(TALK, language="vi"))
    assert "fixed words" not in note.message


def test_a_language_without_a_folder_is_called_by_its_tag(document: Build) -> None:
    [note] = gaps(document(TALK, language="tlh"))
    assert note.message.startswith('no lists for the language "tlh": words of interviews')


@pytest.mark.parametrize("language", ["en", "en-AU", "de", "he", "zh-Hant-HK", "da", "no", "fi", "cs"])
def test_a_language_with_lists_has_no_such_note(document: Build, language: str) -> None:
    assert gaps(document(TALK, language=language)) == []
