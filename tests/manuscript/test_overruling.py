"""Everything that an editor overrules in a manuscript, one by one: what he writes is what stands in the briefing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import StructureError
from pipeline.manuscript import parse, write
from pipeline.model import Briefing, Exchange, stream

MANUSCRIPT = """---
briefing: 1
title: Night boats
language: en
byline:
  name: Jane Roe
  lead: By
date:
  text: May 3, 2021
  iso: 2021-05-03
guest: Mara Olsen
answers-by: Mara Olsen
---

## Recommendations {.recommendations}

- I would urge the council to pay in spring. [x1](#x1)

<!-- candidate - The list should be kept by somebody. [x2](#x2) -->

## About the guest {.biography}

Mara Olsen is an economist.

## Who pays {#s1 .proposed}

### Who pays for the boats? {#x1}

The city pays. I would urge the council to pay in spring.

Is that not a shame?

### Who else should pay? {#x2}

Nobody has answered. The list should be kept by somebody.

## The winter {#s2 .proposed}

### Why do you think that is? {#x3}

Because the winter is long.
"""


def edited(*edits: tuple[str, str]) -> Briefing:
    """The briefing of the manuscript with pieces of it replaced."""
    text = MANUSCRIPT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    briefing = parse(text, "boats.md", "")
    assert parse(write(briefing), "boats.md", "") == briefing
    return briefing


def sections(briefing: Briefing) -> list[tuple[str, list[str]]]:
    """Titles with the ids of their questions."""
    return [(s.title, [item.id for item in s.items if isinstance(item, Exchange)]) for s in briefing.sections]


def exchanges(briefing: Briefing) -> dict[str, tuple[list[str], list[str]]]:
    """The paragraphs of each question and of its answers."""
    found = {}
    for section in briefing.sections:
        for item in section.items:
            if isinstance(item, Exchange):
                answers = [block.text for turn in item.answers for block in turn.blocks]
                found[item.id] = [block.text for block in item.question.blocks], answers
    return found


def test_a_section_is_renamed() -> None:
    briefing = edited(("## The winter {#s2 .proposed}", "## Of ice {#s2 .proposed}"))
    assert sections(briefing) == [("Who pays", ["x1", "x2"]), ("Of ice", ["x3"])]
    assert [section.heading for section in briefing.sections] == [None, None]


def test_a_heading_is_moved() -> None:
    briefing = edited(
        ("## The winter {#s2 .proposed}\n\n", ""), ("### Who else", "## The winter {#s2 .proposed}\n\n### Who else")
    )
    assert sections(briefing) == [("Who pays", ["x1"]), ("The winter", ["x2", "x3"])]


def test_two_sections_are_made_one() -> None:
    assert sections(edited(("## The winter {#s2 .proposed}\n\n", ""))) == [("Who pays", ["x1", "x2", "x3"])]


def test_a_section_is_split() -> None:
    briefing = edited(("### Who else", "## The others {.proposed}\n\n### Who else"))
    assert sections(briefing) == [("Who pays", ["x1"]), ("The others", ["x2"]), ("The winter", ["x3"])]
    assert len({section.id for section in briefing.sections}) == 3


def test_a_paragraph_is_made_a_question() -> None:
    briefing = edited(("Is that not a shame?", "Is that not a shame? {.question}"))
    assert list(exchanges(briefing).values())[1] == (["Is that not a shame?"], [])
    assert sections(briefing)[0] == ("Who pays", ["x1", "x4", "x2"])


def test_a_question_is_made_an_answer() -> None:
    briefing = edited(("### Who else should pay? {#x2}", "Who else should pay?"))
    assert exchanges(briefing)["x1"][1][-2:] == [
        "Who else should pay?",
        "Nobody has answered. The list should be kept by somebody.",
    ]


def test_a_recommendation_is_struck() -> None:
    briefing = edited(("- I would urge the council to pay in spring. [x1](#x1)\n", ""))
    assert briefing.recommendations == ()
    assert "I would urge the council to pay in spring." in exchanges(briefing)["x1"][1][0]


def test_a_recommendation_is_added() -> None:
    briefing = edited(("[x1](#x1)\n", "[x1](#x1)\n- Because the winter is long.\n"))
    [_, added] = briefing.recommendations
    assert (added.text, added.said_in, added.speaker) == ("Because the winter is long.", "x3", "Mara Olsen")


def test_a_candidate_becomes_a_recommendation() -> None:
    briefing = edited(("<!-- candidate - The list", "- The list"), ("[x2](#x2) -->", "[x2](#x2)"))
    assert [one.said_in for one in briefing.recommendations] == ["x1", "x2"]
    assert briefing.candidates == ()


def test_byline_date_title_and_guest_are_changed() -> None:
    briefing = edited(
        ("title: Night boats", "title: Who pays at night"),
        ("  name: Jane Roe\n  lead: By", "  name: Ada Moss\n  role: Editor"),
        ("  text: May 3, 2021\n  iso: 2021-05-03", "  text: Spring 2021\n  iso: 2021-03"),
        ("guest: Mara Olsen", "guest: Dr. Mara Olsen"),
        ("answers-by: Mara Olsen", "answers-by: Dr. Mara Olsen"),
    )
    assert briefing.title is not None
    assert briefing.title.text == "Who pays at night"
    assert briefing.byline is not None
    assert (briefing.byline.name, briefing.byline.role, briefing.byline.lead) == ("Ada Moss", "Editor", "")
    assert briefing.date is not None
    assert (briefing.date.text, briefing.date.iso) == ("Spring 2021", "2021-03")
    assert briefing.bio is not None
    assert briefing.bio.name == "Dr. Mara Olsen"
    assert "Dr. Mara Olsen" in briefing.speakers()


def test_the_biography_is_rewritten() -> None:
    briefing = edited(("Mara Olsen is an economist.", "Dr. Olsen is an economist.\n\nShe is from the north."))
    assert briefing.bio is not None
    assert [block.text for block in briefing.bio.blocks] == ["Dr. Olsen is an economist.", "She is from the north."]


def test_a_paragraph_is_kept_and_not_printed() -> None:
    briefing = edited(("Is that not a shame?", "Is that not a shame? {.unprinted}"))
    assert [block.text for block in briefing.set_aside] == ["Is that not a shame?"]
    assert stream("not a shame") not in stream("".join(block.text for block in briefing.blocks()))
    assert "## Not printed {.unprinted}\n\nIs that not a shame?" in write(briefing)


def test_a_stage_note_is_marked_and_another_is_none() -> None:
    briefing = edited(("Nobody has answered.", "Nobody ==[laughs]== has answered. [sic]"))
    [block] = [block for block in briefing.blocks() if "[laughs]" in block.text]
    assert block.text.startswith("Nobody [laughs] has answered. [sic]")
    assert [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks] == [("stage", "[laughs]")]


def test_somebody_else_answers() -> None:
    briefing = edited(("Nobody has answered.", "**A LISTENER:** Nobody has answered."))
    assert briefing.speakers() == ("Mara Olsen", "A LISTENER")


def test_a_paragraph_belongs_to_nobody() -> None:
    briefing = edited(("Is that not a shame?", "Is that not a shame? {.apart}"))
    assert exchanges(briefing)["x1"][1] == ["The city pays. I would urge the council to pay in spring."]


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("{#s2 .proposed}", "{#s2 .propsed}", 37, ".proposed"),
        ("{#x3}", "{#x2}", 39, "another name here; the first is in boats.md, line 33"),
        ("[x1](#x1)\n", "[x2](#x2)\n", 17, "[x1](#x1)"),
        ("answers-by:", "answer-by:", 12, '"answers-by"'),
        ("- I would urge", "- We would urge", 17, "the sentence as it was said, word for word"),
        ("### Who pays for the boats? {#x1}", "### Who pays? {#x1 .unprinted}", 27, None),
    ],
)
def test_a_slip_is_told_with_its_line_and_a_hint(old: str, new: str, line: int, hint: str | None) -> None:
    with pytest.raises(StructureError) as caught:
        parse(MANUSCRIPT.replace(old, new, 1), "boats.md", "")
    assert caught.value.place == f"boats.md, line {line}"
    assert hint is None or hint in (caught.value.hint or "")


def test_the_documentation_shows_how_to_do_each() -> None:
    page = (Path(__file__).parents[2] / "docs" / "manuscript.md").read_text(encoding="utf-8")
    rows = page.partition("## One by one")[2].partition("\n## ")[0]
    for word in (
        "Move a heading",
        "Rename",
        "Split",
        "Join",
        "question",
        "recommendation",
        "byline",
        "guest",
        "stage",
        "print",
    ):
        assert word in rows, word
