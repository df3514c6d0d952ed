"""The guest's role, next to the name in title and prose; no clause and no period of time is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import TALK

from pipeline.ledger import CleanDocument
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("The Night Boat\n\nI met the biologist Ada Brook at her farm, where she lives with two mules.", "biologist"),
        ("The Night Boat\n\nA conversation with the shopkeeper Ada Brook", "shopkeeper"),
        ("An interview with Ada Brook, keeper of the last ferry", "keeper of the last ferry"),
        ("The Night Boat\n\nAda Brook (58) is a harbour pilot. She lives in Oslo with two mules.", "harbour pilot"),
        ("An interview with Ada Brook\n\nAda Brook grew up by the sea. She is a fellow at the Harbour Institute.",
         "fellow at the Harbour Institute"),
        ("An interview with Ada Brook, nine years on the ferry", ""),
        ("An interview with Ada Brook, who never slept", ""),
    ],
)  # fmt: skip
def test_the_role_stands_beside_the_name(document: Build, head: str, role: str) -> None:
    bio = structure(document(f"{head}\n\n{TALK}")).bio
    assert bio is not None
    assert [(guest.name, guest.role) for guest in bio.guests] == [("Ada Brook", role)]


def test_the_guest_of_a_press_conference_is_whom_the_title_names(document: Build) -> None:
    said = "The city pays, and it will pay more than it can for years."
    turns = "\n\n".join(
        f"MODERATOR: The next one, please.\n\nDANA FLINT: Who pays for gate {n}?\n\nCOMMISSIONER BROOK: {said}"
        for n in (1, 2, 3)
    )
    bio = structure(document(f"Commissioner Ada Brook's press conference on the lock\n\n{turns}")).bio
    assert bio is not None and bio.name == "Ada Brook"


def test_a_date_and_a_byline_in_one_line_are_two(document: Build) -> None:
    briefing = structure(document(f"The Night Boat\n\nPublished on 3 May 2021 by Leon Vask\n\n{TALK}"))
    assert briefing.date is not None and briefing.date.iso == "2021-05-03"
    assert briefing.byline is not None and briefing.byline.name == "Leon Vask"
