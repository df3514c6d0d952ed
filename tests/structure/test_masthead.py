"""The title below a site's name, an issue number or a menu; a title on the first line is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = """
By Leon Vask
May 3, 2021

Who mends the nets in your village now?

Nobody does. My mother was the last, and she mended them with hair when the twine ran out.

What did you do then?

I learned to swim, late and badly, so that I would be careful.

Would you do it again?

Every morning, if the knees allowed it.
"""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "WESTERLY\nThe magazine of Carrow College\n\nIssue 44 / Autumn 2018\n\nFEATURE\n\nListening to moss",
            "Listening to moss",
        ),
        (
            "Transport Review Vol. 12, No. 3\n\nThe net and the knot: a talk with Ada Brook",
            "The net and the knot: a talk with Ada Brook",
        ),
        ("SALT COAST ARCHIVE PROJECT\n\nInterview with Ada Brook of Stannage", "Interview with Ada Brook of Stannage"),
        ("Salt library (www.saltlib.test)\n————\n\nA talk with Ada Brook", "A talk with Ada Brook"),
        ("Home / Events / Transcripts\n\n“I never once balanced the till”", "“I never once balanced the till”"),
    ],
)
def test_the_title_stands_below_the_masthead(document: Build, head: str, title: str) -> None:
    briefing = structure(document(f"{head}\n{TALK}"))
    assert briefing.title is not None and briefing.title.text == title
    assert briefing.byline is not None and briefing.byline.name == "Leon Vask"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Listening to Ice\n\nAn interview with Saoirse Pemberton", "Listening to Ice"),
        ("The Quiet Engineer\n\nAda Brook builds bridges: “they sing, and I let them”", "The Quiet Engineer"),
        ("WHO OWNS THE WATER?\n\nA talk with Ada Brook", "WHO OWNS THE WATER?"),
    ],
)
def test_a_first_line_that_is_a_title_stays_it(document: Build, head: str, title: str) -> None:
    briefing = structure(document(f"{head}\n{TALK}"))
    assert briefing.title is not None and briefing.title.text == title


def test_no_letter_of_the_masthead_is_lost(document: Build) -> None:
    briefing = structure(document(f"WESTERLY\n\nIssue 44 / Autumn 2018\n\nFEATURE\n\nListening to moss\n{TALK}"))
    assert [block.text for block in briefing.credits] == ["WESTERLY", "Issue 44 / Autumn 2018", "FEATURE"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# Harbour Review\n\n## The northern ferry", "The northern ferry"),
        ("# TRANSCRIPTS\n\n## The net: interview with Ada Brook", "The net: interview with Ada Brook"),
        ("# Interview\n\n## The northern ferry", "The northern ferry"),
        ("Home > Interviews > Ada Brook\n\nThe northern ferry", "The northern ferry"),
        ("Home » News\n\nThe northern ferry", "The northern ferry"),
        ("# The northern ferry\n\n## Background", "The northern ferry"),
        ("# Project Harbour\n\n## Ferries\n\nThey sail.\n\n## Nets", "Project Harbour"),
        ("# Interview\n\n## Why does the ferry sail?\n\nIt must.\n\n## Who mends it?", "Interview"),
    ],
)
def test_the_title_is_the_heading_below_a_banner(head: str, title: str) -> None:
    briefing = structure(clean(read(f"{head}\n{TALK}".encode(), "talk.md", language="en")))
    assert briefing.title is not None and briefing.title.text == title
