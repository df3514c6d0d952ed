"""What speaks for a paragraph as a biography, and what against it."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.people.bio import signs_of_life, worth
from pipeline.structure.people.telling import Told

ADA = Told("Ada Brook", ("Brook", "Ada"))
ABOVE = {"early": True, "last above": True}


@pytest.mark.parametrize(
    ("language", "text", "life"),
    [
        (
            "en",
            "Ada Brook is a boat builder from Kade. She studied rope in Hull and has led the yard since 2008.",
            True,
        ),
        (
            "en",
            "Today we introduce Ada Brook. Ada built her first boat at ten. In 2019 she became head of the yard.",
            True,
        ),
        ("de", "Heute stellen wir Ada Brook vor. Sie ist Bootsbauerin in Kade und leitet seit 2008 die Werft.", True),
        ("fr", "Ada Brook est ingénieure navale à Kade. Elle a étudié les cordages et dirige le chantier.", True),
        (
            "en",
            "In this talk we spoke with Ada Brook, head of the yard, about boats, rope, fog and the winter of 2008.",
            False,
        ),
        (
            "en",
            "The quay of Kade is old. It was built in 1908 by people who had come from the islands in the north.",
            False,
        ),
        (
            "en",
            "This page is a series of talks about boats. Subscribe to it, and you will have one in your box each week.",
            False,
        ),
        (
            "en",
            "“I was told that boats are for men, and I built one,” says Ada Brook. Who would not have done so?",
            False,
        ),
    ],
)
def test_a_life_is_told_in_the_third_person_of_a_guest(language: str, text: str, life: bool) -> None:
    signs = signs_of_life(text, [ADA], words_of(language))
    assert (worth(signs | ABOVE) > 0) is life, signs


def _told(lead: str) -> list[str]:
    talk = "\n\n".join(f"**Where was boat {n}?**\n\nIt lay at the quay for a winter." for n in ("one", "two", "three"))
    bio = structure(clean(read(f"# A talk with Ada Brook\n\n{lead}\n\n{talk}".encode(), "talk.md", language="en"))).bio
    assert bio is not None
    return [block.text for block in bio.blocks]


def test_the_likeliest_biography_names_the_guest_in_its_first_sentence() -> None:
    assert not _told(
        "The quay of Kade was closed for two winters, and few boats came. All of them had to be kept on land, "
        "where the rain came in. Ada Brook, pilot of the harbour, tells how it was opened."
    )


def test_several_posts_behind_a_name_tell_a_life() -> None:
    lead = (
        "In this talk we spoke with Ada Brook, {} in the town of Kade, about boats, rope and the fog of a long winter."
    )
    several = lead.format("pilot of the harbour and chair of the rowers")
    assert _told(several) == [several]
    assert not _told(lead.format("a person who rows"))


def test_of_a_portrait_only_what_tells_a_life_is_biography() -> None:
    life = "Ada Brook is a boat builder. She studied rope in Hull, worked in a yard and has led it since 2008."
    scenes = (
        "The rain has stopped. Ada Brook puts the kettle on and looks at the quay, where the last boat is tied up.",
        "“Boats are old people,” Ada Brook says. “They have to be asked before they are moved.”",
        "It is late when Ada Brook closes the yard. On the water somebody sings, and nobody knows who it is.",
    )
    text = "\n\n".join(("# A day with Ada Brook", "*By Leon Vask*", scenes[0], life, *scenes[1:]))
    bio = structure(clean(read(text.encode(), "portrait.md", language="en"))).bio
    assert bio is not None and [block.text for block in bio.blocks] == [life]
