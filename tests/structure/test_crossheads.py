"""Headings that the text itself gives part a talk, whether marked as such or not; and no section is the whole talk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Exchange
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = "Ann Lee: When is that?\n\nMara Olsen: In May.\n\nAnn Lee: And why?\n\nMara Olsen: It has to be."


def titles(document: CleanDocument) -> list[str]:
    return [section.title for section in structure(document).sections]


def test_short_lines_without_a_label_among_labelled_turns_are_headings(document: Build) -> None:
    text = f"The lock\n\nHow water is held\n\n{TALK}\n\nWho pays for it\n\n{TALK}\n\nThe next winter\n\n{TALK}"
    assert titles(document(text)) == ["How water is held", "Who pays for it", "The next winter"]


@pytest.mark.parametrize(
    "line", ["Yes, of course.", "and so it goes on", "Photo: Ada Reed", "[laughs]", "Interview by Ada Reed"]
)
def test_other_short_lines_are_no_headings(document: Build, line: str) -> None:
    text = f"The lock\n\n{TALK}\n\n{line}\n\n{TALK}\n\n{line}\n\n{TALK}"
    assert line not in titles(document(text))


def test_one_line_in_plain_type_may_be_the_end_of_a_turn(document: Build) -> None:
    assert "The next winter" not in titles(document(f"The lock\n\n{TALK}\n\nThe next winter\n\n{TALK}"))


def test_a_bold_line_above_a_question_is_a_heading_in_an_interview_without_labels(document: Build) -> None:
    pairs = "Where do you sail?\n\nTo the island.\n\nWho waits for you?\n\nNobody that I know of."
    text = f"The lock\n\n{pairs}\n\n**The winter**\n\nWhat do you do in it?\n\nI mend the nets."
    assert titles(document(text))[-1] == "The winter"


def test_headings_below_a_heading_that_have_questions_begin_sections(document: Build) -> None:
    text = f"# Boats\n\n## Two talks\n\n### Mara Olsen\n\n{TALK}\n\n### Bo Ray\n\n{TALK}\n\n## What is next\n\nWinter."
    assert titles(document(text)) == ["Two talks", "Mara Olsen", "Bo Ray", "What is next"]


def test_no_heading_holds_together_a_long_talk(document: Build) -> None:
    themes = ["lock water gate tide", "tax money budget fee", "school child book teacher", "road bridge bus traffic"]
    said = [
        f"Ann Lee: What of the {theme} in year {n}?\n\nMara Olsen: The {theme} was good, and the {theme} stayed."
        for theme in themes
        for n in range(5)
    ]
    briefing = structure(document("\n\n".join(["# Boats", "## Interview", *said, "## Thanks", "To the harbour."])))
    sizes = [sum(isinstance(item, Exchange) for item in section.items) for section in briefing.sections]
    assert len(sizes) > 3
    assert max(sizes) <= 12


def test_a_talk_below_the_only_heading_is_no_part_of_what_it_says(document: Build) -> None:
    text = f"# Boats\n\n## The map of the harbour\n\nIt hangs in the hall.\n\n{TALK}\n\n{TALK}"
    briefing = structure(document(text))
    assert briefing.sections[0].title == "The map of the harbour"
    assert not any(isinstance(item, Exchange) for item in briefing.sections[0].items)
    assert len(briefing.sections) > 1


def test_a_talk_that_is_told_in_paragraphs_with_quotations_has_themes(document: Build) -> None:
    themes = ["lock water gate tide", "tax money budget fee", "school child book teacher"]
    told = [
        f"Olsen points at the {theme}. “The {theme} is older than the town,” she says, “and {theme} it will stay.”"
        for theme in themes
        for _ in range(5)
    ]
    briefing = structure(document("\n\n".join(["A walk with Olsen", *told])))
    assert len(briefing.sections) > 1
    plain = [line.replace("“", "").replace("”", "") for line in told]
    assert len(structure(document("\n\n".join(["A walk with Olsen", *plain]))).sections) == 1
