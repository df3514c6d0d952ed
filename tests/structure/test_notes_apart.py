"""Notes are kept apart from the talk, in the order of citation."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing, blocks_of
from pipeline.read import read
from pipeline.structure import structure

TALK = """# A talk on nets

By Ida Holm

### Who makes the nets?

My aunt does.[^b] She has no machine.[^a]

### And who mends them?

I do, every winter.

[^a]: She had one until 1990.
[^b]: Her name is not printed at her request.
"""


def outline(text: str) -> Briefing:
    return structure(clean(read(text.encode(), "talk.md")))


def test_notes_are_no_part_of_an_answer() -> None:
    briefing = outline(TALK)
    assert [block.text for block in briefing.endnotes] == [
        "Her name is not printed at her request.",
        "She had one until 1990.",
    ]
    assert [block.text for turn in briefing.turns() for block in turn.blocks if "1990" in block.text] == []


def test_a_note_whose_citation_is_gone_is_printed_where_it_stands() -> None:
    briefing = outline(TALK.replace("[^a] ", " ").replace("machine.[^a]", "machine."))
    assert [block.text for block in briefing.endnotes] == ["Her name is not printed at her request."]
    assert any("She had one until 1990." in block.text for block in briefing.blocks())


TYPED = """A talk on nets

Ada Holm makes nets on the west coast.

Who makes the nets?

My aunt does.¹ She has no machine, and a net of 40 m² takes her a month.²

And who mends them?

I do, every winter.

¹ Her name is not printed at her request.

² She had a machine until 1990.
"""


def test_notes_that_are_typed_in_superscript_are_no_part_of_the_last_answer() -> None:
    briefing = structure(clean(read(TYPED.encode(), "talk.txt")))
    assert [(note.kind, note.level, note.text) for note in briefing.endnotes] == [
        ("note", 1, "¹ Her name is not printed at her request."),
        ("note", 2, "² She had a machine until 1990."),
    ]
    cited = [
        (block.text[mark.start : mark.end], mark.href)
        for block in briefing.blocks()
        for mark in block.marks
        if mark.kind == "note"
    ]
    assert cited == [("¹", "1"), ("²", "2")]
    spoken = [block.text for section in briefing.sections for item in section.items for block in blocks_of(item)]
    assert spoken[-1] == "I do, every winter."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("every winter", "every winter²"),  # a number twice
        (" of 40 m²", "\n\n² "),  # the note before its citation
        ("month.²", "month."),  # a note that nothing cites
        ("¹ Her name", "Her name"),  # a citation without its note
    ],
)
def test_numbers_in_superscript_that_do_not_agree_with_notes_stay_speech(old: str, new: str) -> None:
    briefing = structure(clean(read(TYPED.replace(old, new).encode(), "talk.txt")))
    assert briefing.endnotes == ()


def test_a_note_in_superscript_may_also_be_marked_up() -> None:
    text = "# Nets\n\n### Who?\n\nMy aunt.<sup>1</sup>\n\n### And you?\n\nNo.\n\n<sup>1</sup> On the west coast.\n"
    briefing = structure(clean(read(text.encode(), "talk.md")))
    assert [note.text for note in briefing.endnotes] == ["1 On the west coast."]
