"""Roles that stand in the metadata, on labels, before or behind a row of names, and words that are nobody's role."""

from __future__ import annotations

import pytest
from frames import ASKED, TALKS

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure


def _who(text: str, language: str = "en") -> str:
    bio = structure(clean(read(f"{text}\n".encode(), "talk.md", language=language))).bio
    return "; ".join(f"{guest.name}: {guest.role}" for guest in bio.guests) if bio else ""


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        (
            "en",
            "---\ntitle: Interview with Ada Brook\nseo_description: Ada Brook is a harbour pilot from Hull.\n---",
            "Ada Brook: harbour pilot from Hull",
        ),
        (
            "en",
            "# Interview with Ada Brook\n\nAda Brook came late. She is a Ph.D. candidate in tides at Hull University.",
            "Ada Brook: Ph.D. candidate in tides at Hull University",
        ),
        ("en", "# Interview with Ada Brook\n\nAda Brook is a 50-year-old with the heart of a pilot.", "Ada Brook: "),
        (
            "en",
            "# Interview with Ada Brook\n\nAda Brook met us late. Bert Berg was there, too. He is a cook.",
            "Ada Brook: ",
        ),
        ("es", "# Entrevista con Ada Brook\n\nUna serie de entrevistas a pilotos con Ada Brook.", "Ada Brook: "),
        (
            "ja",
            "# Ada Brook 氏に聞く\n\n今月は、Harbour の Chief Engineer である Ada Brook 氏にお話を伺いました。",
            "Ada Brook: Harbour の Chief Engineer",
        ),
        ("zh", "# 港口基金会执行董事 Ada Brook 专访\n\n我们在码头见面。", "Ada Brook: 港口基金会执行董事"),
        (
            "nl",
            "# Gesprek met Ada Brook\n\nHet werd opgericht door haven-oprichter en spreker Ada Brook.",
            "Ada Brook: haven-oprichter en spreker",
        ),
    ],
)  # fmt: skip
def test_what_is_said_above_a_talk(language: str, head: str, wanted: str) -> None:
    assert _who(f"{head}\n\n{TALKS.get(language) if language in ('ja', 'zh') else ASKED}", language) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("The pilots. From left: Ada, Cara and Dora", "Ada: pilots; Cara: pilots"),
        ("We met our pilots – Ada, Cara and Dora – on the quay.", "Ada: pilots; Cara: pilots"),
        ("Ada, Cara and Dora met us on the quay.", "Ada: ; Cara: "),
    ],
)
def test_what_stands_before_a_row_of_names_is_said_of_all(line: str, wanted: str) -> None:
    turns = "**Herald:** When?\n\n**Ada:** In March.\n\n**Herald:** Who?\n\n**Cara:** The council.\n\n"
    assert _who(f"# On the quay\n\n{line}\n\n{turns * 2}") == wanted


def test_brackets_on_a_label_say_the_house() -> None:
    turns = "**Herald:** When?\n\n**Ada Brook (Harbour Institute):** In March, I think.\n\n"
    assert _who(f"# On the quay\n\n{turns * 2}") == "Ada Brook: Harbour Institute"


def test_you_are_is_said_to_whoever_answers() -> None:
    turns = (
        "**Herald:** Ada, you are a pilot. When?\n\n**Ada Brook:** In March.\n\n"
        "**Herald:** And you are a cook. Who?\n\n**Bert Berg:** The council.\n\n"
    )
    assert _who(f"# On the quay\n\nHerald talks with two.\n\n{turns}") == "Ada Brook: pilot; Bert Berg: cook"


def test_who_is_named_in_passing_among_others_is_no_guest() -> None:
    head = "# Lamps of the quay\n\nWith help from Carla Nemec (Tide Office) and Maria Reed, a pilot.\n\n"
    assert _who(f"{head}{ASKED}") == ""
