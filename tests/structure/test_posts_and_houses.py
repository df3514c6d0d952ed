"""Guests beside the houses they work for, greetings before names, and lives that the front matter gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.source_options import understood
from pipeline.languages.words import words_of
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.voters.asked_people import asked_in

GUESTS = """---
title: Boats that sing
guests:
  - name: Tamsin Brook
    role: Harbour pilot
    company: Port of Hull
    bio: Pilot of the night ferry since 2009. She keeps a log of all fogs.
  - name: Ida Cole
    role: guest
hosts:
  - name: Cy Coyle
    bio: Cy Coyle hosts this show.
---

**Cy:** Why do boats sing?

**Tamsin:** Because the ropes are long and the wind is strong.

**Ida:** I think it is the wood that sings in the night.

**Cy:** How do you tune them?

**Tamsin:** I never do. They sing as they like.

**Ida:** I do it with a file.
"""


def test_the_front_matter_gives_house_and_life_of_guests_only(tmp_path: Path) -> None:
    source = tmp_path / "boats.md"
    source.write_text(GUESTS, "utf-8")
    bio = understood(str(source)).briefing.bio
    assert bio is not None
    assert [(guest.name, guest.role) for guest in bio.guests] == [
        ("Tamsin Brook", "Harbour pilot, Port of Hull"),
        ("Ida Cole", ""),
    ]
    assert [block.text for block in bio.blocks] == ["Pilot of the night ferry since 2009. She keeps a log of all fogs."]


def test_what_stands_before_a_trade_and_a_name_is_a_house() -> None:
    found = asked_in("An interview with Wet Hat pilot Ada Reed", None, words_of("en"))
    assert [vote.name for vote in found] == ["Ada Reed"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Hey Ada Reed!"), ("de", "Liebe Ada Reed,"), ("sv", "Hej Ada Reed!")]
)
def test_a_greeting_is_no_part_of_a_name(language: str, text: str) -> None:
    assert [name.text for name in names_in(text, words_of(language))] == ["Ada Reed"]
