"""Stage notes are marked, and brackets that say something else are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tables import all_rows

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Mark
from pipeline.structure import structure
from pipeline.structure.talk.stage_notes import mark_stage_notes

Build = Callable[..., CleanDocument]


def notes(text: str, language: str = "en", marks: tuple[Mark, ...] = ()) -> list[str]:
    (block,) = mark_stage_notes((Block("b1", "paragraph", text, marks),), words_of(language))
    return [text[mark.start : mark.end] for mark in block.marks if mark.kind == "stage"]


@all_rows(
    "language, note",
    [
        ("en", "[laughs]"),
        ("en", "<laughs>"),
        ("en", "(Laughter.)"),
        ("en", "(Applause)"),
        ("en", "[inaudible 00:12:31]"),
        ("en", "[crosstalk]"),
        ("en", "(Ada laughs)"),
        ("en", "[pause, looks out of the window]"),
        ("en", "[END OF RECORDING]"),
        ("es", "(risas)"),
        ("fr", "[rires]"),
        ("de", "(lacht)"),
        ("de", "[unv. 00:12:31]"),
        ("pt", "(risos)"),
        ("it", "(ride)"),
        ("ru", "(смеётся)"),
        ("ar", "(تصفيق)"),
        ("zh", "（笑）"),
        ("zh", "（众人大笑）"),
        ("ja", "（一同笑）"),
        ("ko", "(웃음)"),
        ("ru", "[laughs]"),
    ],
)
def test_what_was_heard_or_seen_is_a_stage_note(language: str, note: str) -> None:
    assert notes(f"Well {note} so it was.", language) == [note]


@pytest.mark.parametrize(
    "text",
    [
        "They [the council] laughed.",
        "The harbour (see page 12) is old.",
        "It is (laughter is the best medicine, as we used to say at home) over.",
        "He wrote it [sic] so.",
        "The Committee for Night Boats (CNB) met.",
        "She said [he] laughs.",
        "A list[0] and a call(x).",
    ],
)
def test_brackets_that_say_something_else_stay_as_they_are(text: str) -> None:
    assert notes(text) == []


def test_a_note_inside_emphasis_is_marked_and_one_inside_a_link_is_not() -> None:
    text = "So [laughs] be it."
    assert notes(text, marks=(Mark("em", 0, 18),)) == ["[laughs]"]
    assert notes(text, marks=(Mark("link", 0, 18, "https://example.org"),)) == []
    assert notes(text, marks=(Mark("em", 5, 18),)) == []


def test_a_paragraph_that_is_nothing_but_a_note_belongs_to_the_turn_before(document: Build) -> None:
    talk = "Boats\n\nQ: Who pays?\n\nA: The city.\n\n(Applause)\n\nA: And the state.\n\nQ: Why?\n\nA: It must."
    briefing = structure(document(talk))
    turn = next(turn for turn in briefing.turns() if turn.speaker == "A")
    assert [block.text for block in turn.blocks] == ["The city.", "(Applause)"]
    assert turn.blocks[1].marks == (Mark("stage", 0, 10),)
