"""The outline as JSON has the documented shape, and as lines shows every decision with its rule."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from rich.console import Console

from pipeline.cli.outline_rows import Row, as_lines, as_rows
from pipeline.cli.records import outline_json
from pipeline.cli.terminal_pages import show_outline
from pipeline.ledger import CleanDocument
from pipeline.model import Decisions, Evidence
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = """Night boats

By Jane Roe

Q: Who pays?

A: The Night Boat Union (NBU) pays.

Q: What would you recommend to cities?

A: Cities should count the people who walk home.

© Harbour Archive"""


def test_several_who_signed_are_listed_whatever_stands_between_them(document: Build) -> None:
    briefing = structure(document(TALK.replace("Jane Roe", "Jane Roe, Bo Berg and Ida Moss")))
    assert briefing.byline and briefing.byline.name == "Jane Roe, Bo Berg and Ida Moss"
    assert outline_json(briefing)["byline"]["name"] == "Jane Roe, Bo Berg, Ida Moss"


def test_the_dictionary_has_the_documented_shape(document: Build) -> None:
    outline = outline_json(structure(document(TALK)))
    assert outline.pop("evidence")[0] == {
        "decision": "title", "rule": "first-short-block", "block": "b1", "line": 1, "score": None,
        "runner_up": None,
    }  # fmt: skip
    sections = outline.pop("sections")
    assert outline.pop("introduction") is None
    assert [(s["id"], s["title"], s["blocks"]) for s in sections] == [
        ("s1", "Questions and answers", []),
    ]
    assert sections[0]["exchanges"][:1] == [
        {
            "id": "x1",
            "question": "Who pays?",
            "speaker": "Q",
            "answers": [{"speaker": "A", "text": "The Night Boat Union (NBU) pays."}],
        }
    ]
    assert [offer["kind"] for offer in outline.pop("offers")] == ["title", "title"]
    assert outline == {
        "title": "Night boats",
        "subtitle": None,
        "language": "en",
        "byline": {"name": "Jane Roe", "affiliation": "", "role": ""},
        "date": None,
        "place": None,
        "translator": None,
        "publication": None,
        "credits": ["© Harbour Archive"],
        "editorial": [],
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
        "people": [{"name": "Night Boat Union", "kind": "organisation", "places": ["x1"]}],
        "numbers": [],
        "answers": [],
        "abstract": [],
        "chronology": [],
        "quotes": [],
        "unplaced": [],
        "endnotes": [],
        "set_aside": [],
        "notes": [],
    }


def test_an_empty_text_has_an_outline_too(document: Build) -> None:
    outline = outline_json(structure(document("")))
    assert (outline["title"], outline["sections"], outline["speakers"]) == (None, [], [])
    assert as_lines(structure(document("")))[0] == "(no title)"


def test_the_lines_name_the_rule_and_the_line_of_the_source(document: Build) -> None:
    lines = as_lines(structure(document(TALK)))
    assert lines[0] == "Night boats   [first-short-block, line 1]"
    assert "    x1  Who pays?   [label-question, line 5, 0.95]" in lines
    assert "    NBU: Night Boat Union   [defined-in-brackets, line 7]" in lines


def test_evidence_can_be_left_out_and_shows_what_came_second(document: Build) -> None:
    briefing = structure(document(TALK), Decisions(title="Who pays at night"))
    assert as_lines(briefing)[0] == "Who pays at night   [editor, line 1; next: Night boats]"
    assert as_lines(briefing)[-2:] == ["1 paragraph set aside by the editor", "    Night boats"]
    plain = as_lines(briefing, evidence=False)
    assert plain[0] == "Who pays at night"
    assert not [line for line in plain if "[" in line]


def shown(rows: list[Row], width: int, evidence: bool = False, **environment: str) -> str:
    """What a window of so many columns shows; with signs for colours where ``TERM`` is set."""
    signs = "TERM" in environment
    console = Console(file=StringIO(), width=width, force_terminal=signs, highlight=False, _environ=environment)
    show_outline(rows, console, evidence=evidence)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_page_wraps_at_the_window_and_holds_every_word(document: Build) -> None:
    long = "Why do the boats of the harbour wait for the ice to go when all of us know that it goes late?"
    rows = as_rows(structure(document(TALK.replace("Who pays?", long))))
    for width in (20, 40, 80, 200):
        lines = shown(rows, width).split("\n")
        assert max(map(len, lines)) <= width
        words = " ".join(" ".join(lines).replace("1 paragraph", "").split())
        assert all(word in words for word in long.split())
    assert "x1       Why do the boats" in shown(rows, 80)
    assert "1 paragraph\n" in shown(rows, 80).replace(" \n", "\n")


def test_a_page_has_colours_unless_they_are_not_wanted(document: Build) -> None:
    rows = as_rows(structure(document(TALK)))
    assert "\x1b[1;36m" in shown(rows, 80, TERM="xterm-256color")
    assert "36m" not in shown(rows, 80, NO_COLOR="1", TERM="xterm-256color")


def test_a_page_gives_its_reasons_on_request_and_marks_what_is_not_certain() -> None:
    rows = [Row("title", "Boats"), Row("item", "Who pays?", "x1", why=Evidence("question x1", "request", "b", 4, 0.4))]
    page = shown(rows, 60)
    assert "? x1       Who pays?" in page
    assert "--evidence says why" in page
    assert "request" not in page
    assert "request, line 4, 0.40" in shown(rows, 60, evidence=True)


def test_what_is_above_the_talk_is_no_section(document: Build) -> None:
    outline = outline_json(
        structure(document("Night boats\n\nThe boats sail again.\n\nQ: Who pays?\n\nA: The union pays."))
    )
    assert outline["introduction"]["blocks"] == ["The boats sail again."]
    assert [section["id"] for section in outline["sections"]] == ["s1"]
