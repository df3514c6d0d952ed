"""Headings that only count questions head no section; they stand above their question."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.manuscript import canonical, parse, write
from pipeline.model import Block, Briefing
from pipeline.read import read
from pipeline.structure import structure

ASKED = ("the lamps burn", "the ferry sails", "the net tears", "the pier sinks", "the gulls come")


def understood(headings: tuple[str, ...]) -> Briefing:
    pairs = (
        f"### {heading}\n\n**Why do you say that {asked} at night?**\n\nBecause {asked}, as I saw in the harbour.\n"
        for heading, asked in zip(headings, ASKED, strict=True)
    )
    return structure(clean(read(("# The keeper speaks\n\n" + "\n".join(pairs)).encode(), "keeper.md")))


COUNTED = ("1. First question", "2. Second question", "Question 3", "Question four:", "5. Fifth question")


def test_a_heading_that_counts_its_question_stands_above_it() -> None:
    briefing = understood(COUNTED)
    blocks = [item for section in briefing.sections for item in section.items if isinstance(item, Block)]
    assert [block.text for block in blocks] == list(COUNTED)
    assert not any("uestion" in section.title for section in briefing.sections)
    assert parse(write(briefing), "keeper.md", "") == canonical(briefing)


@pytest.mark.parametrize("last", ["Question of the pier", "The gulls"])
def test_other_headings_head_sections(last: str) -> None:
    headings = ("Lamps", "Ferries", "1. First question", "2. Second question", last)
    assert [section.title for section in understood(headings).sections] == list(headings)
