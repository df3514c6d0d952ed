"""The outline as JSON has the documented shape, and as lines shows every decision with its rule."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import CleanDocument
from pipeline.outline import as_dict, as_lines
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = """Night boats

By Jane Roe

Q: Who pays?

A: The Night Boat Union (NBU) pays.

Q: What would you recommend to cities?

A: Cities should count the people who walk home.

© Harbour Archive"""


def test_the_dictionary_has_the_documented_shape(document: Build) -> None:
    outline = as_dict(structure(document(TALK)))
    assert outline.pop("evidence")[0] == {
        "decision": "title", "rule": "first-short-block", "block": "b1", "line": 1, "score": None,
    }  # fmt: skip
    sections = outline.pop("sections")
    assert [(s["id"], s["title"], s["blocks"]) for s in sections] == [
        ("s1", "Who pays?", []),
        ("s2", "What would you recommend to cities?", []),
    ]
    assert sections[0]["exchanges"] == [
        {
            "id": "x1",
            "question": "Who pays?",
            "speaker": "Q",
            "answers": [{"speaker": "A", "text": "The Night Boat Union (NBU) pays."}],
        }
    ]
    assert outline == {
        "title": "Night boats",
        "language": "en",
        "byline": {"name": "Jane Roe", "affiliation": "", "role": ""},
        "date": None,
        "credits": ["© Harbour Archive"],
        "bio": None,
        "speakers": ["Q", "A"],
        "candidates": [],
        "recommendations": [
            {
                "id": "r1",
                "text": "Cities should count the people who walk home.",
                "said_in": "x2",
                "speaker": "A",
                "addressee": "Cities",
            }
        ],
        "glossary": {"NBU": "Night Boat Union"},
        "unplaced": [],
    }


def test_an_empty_text_has_an_outline_too(document: Build) -> None:
    outline = as_dict(structure(document("")))
    assert (outline["title"], outline["sections"], outline["speakers"]) == (None, [], [])
    assert as_lines(structure(document("")))[0] == "(no title)"


def test_the_lines_name_the_rule_and_the_line_of_the_source(document: Build) -> None:
    lines = as_lines(structure(document(TALK)))
    assert lines[0] == "Night boats   [first-short-block, line 1]"
    assert "    x1  Who pays?   [label-question, line 5, 1.00]" in lines
    assert lines[-1] == "    NBU: Night Boat Union   [defined-in-brackets, line 7]"
