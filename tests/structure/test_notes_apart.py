"""Notes are kept apart from the talk, in the order of citation."""

from __future__ import annotations

from pipeline.clean import clean
from pipeline.model import Briefing
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
