"""A heading with nothing below it at the end of a text is a line of it, and no section."""

from __future__ import annotations

from pipeline.clean import clean
from pipeline.model import Briefing, blocks_of
from pipeline.read import read
from pipeline.structure import structure

TALK = """# A talk on nets

## Nets

### Who makes the nets?

My aunt does, and she has no machine.

## Ropes

### And who makes the ropes?

Nobody in this village has made one since the war.
"""


def outline(text: str) -> Briefing:
    return structure(clean(read(text.encode(), "talk.md")))


def test_thanks_that_are_marked_as_a_heading_are_the_last_line_of_the_section_before() -> None:
    briefing = outline(TALK + "\n## Thank you for the conversation!\n")
    assert [section.title for section in briefing.sections] == ["Nets", "Ropes"]
    last = list(blocks_of(briefing.sections[-1].items[-1]))[-1]
    assert (last.kind, last.text) == ("paragraph", "Thank you for the conversation!")


def test_the_title_of_a_part_above_sections_stays_a_heading() -> None:
    briefing = outline(TALK.replace("## Ropes", "## Part two\n\n## Ropes"))
    assert "Part two" in [section.title for section in briefing.sections]


def test_a_text_that_is_one_heading_stays_one() -> None:
    assert all(section.heading is None or section.items for section in outline(TALK).sections)
