"""Lines that an editor protects by number, range or words are kept; a text that loses too much gets a warning."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read

TEXT = "The harbour -- opened.\n\nShare this:\n\nIt closed -- in winter...\n\nLeave a Reply\n"


def left(protected: tuple[str, ...]) -> list[str]:
    return [block.text for block in clean(read(TEXT.encode(), "a.txt"), protected=protected).blocks]


@pytest.mark.parametrize("entry", ["3", "2-4", "3–3", "Share this:", "share this", "SHARE THIS"])
def test_a_protected_line_stays_as_it_is(entry: str) -> None:
    assert left((entry,)) == ["The harbour — opened.", "Share this:", "It closed — in winter…"]


def test_the_first_words_are_enough_if_they_are_twelve_letters() -> None:
    assert "It closed -- in winter..." in left(("It closed in winter",))
    assert "It closed -- in winter..." in left(("it closed, in win",))
    assert "It closed -- in winter..." not in left(("It closed",))


def test_a_range_protects_all_of_its_lines() -> None:
    assert left(("1-7",)) == TEXT.strip().split("\n\n")


def test_nothing_protected_is_the_default() -> None:
    assert left(()) == ["The harbour — opened.", "It closed — in winter…"]
    assert left(("99", "40-44", "no such words here", "?")) == left(())


def test_what_protects_nothing_is_a_warning() -> None:
    entries = ("It closed in winter", "no such words here", "It closed", "1", "1-99", "99")
    notes = clean(read(TEXT.encode(), "a.txt"), protected=entries).notes
    assert [(note.code, note.severity) for note in notes] == [("nothing-protected", "warning")] * 3
    assert [note.message for note in notes] == [
        "no line of this text begins with “no such words here”",
        "no line of this text begins with “It closed”",
        "this text has no words in line 99",
    ]


def test_a_line_within_a_paragraph_of_several_lines_protects_the_paragraph() -> None:
    text = "The harbour.\n\nRoses -- red\nviolets -- blue\nsugar -- sweet\n"
    cleaned = clean(read(text.encode(), "a.txt"), protected=("4",))
    assert cleaned.blocks[1].text == "Roses -- red\nviolets -- blue\nsugar -- sweet"


def test_a_text_that_loses_more_than_half_of_its_words_is_a_warning() -> None:
    buttons = "\n\n".join(["Share this:", "Leave a Reply", "Your email address will not be published."])
    [note] = clean(read(f"The harbour opened.\n\n{buttons}\n".encode(), "a.txt")).notes
    assert (note.code, note.severity) == ("much-removed", "warning")
    assert "77 per cent" in note.message
    assert clean(read(f"The harbour opened.\n\n{buttons}\n".encode(), "a.txt"), share=80).notes == ()


def test_front_matter_is_not_counted_among_the_words() -> None:
    source = "---\ntitle: The harbour of the town and all of its ships and boats\n---\nThe harbour opened.\n"
    assert clean(read(source.encode(), "a.md")).notes == ()
