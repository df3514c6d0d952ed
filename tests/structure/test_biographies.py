"""Which paragraphs are a biography: below a name as heading, with quotation marks, and none that is an answer."""

from __future__ import annotations

from collections.abc import Callable

from boats import TALK

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


def _told(text: str, language: str = "en") -> list[str]:
    bio = structure(clean(read(text.encode(), "talk.md", language=language))).bio
    return [block.text for block in bio.blocks] if bio else []


def test_what_is_below_a_name_as_heading_tells_of_that_guest() -> None:
    lives = (
        "### Ada Brook\n\nhas built boats since 2008. She began in a yard.\n\n#### On the quay\n\n"
        "Now she works as a harbour pilot of the town of Kade.\n\n### Bo Berg\n\nstudied rope, and has led a yard."
    )
    text = f"# Two on the quay\n\nA talk with Ada Brook and Bo Berg.\n\n## People\n\n{lives}\n\n## The talk\n\n{TALK}"
    told = _told(text)
    assert [line for line in told if line.startswith(("has built", "Now she", "studied"))] == [
        "has built boats since 2008. She began in a yard.",
        "Now she works as a harbour pilot of the town of Kade.",
        "studied rope, and has led a yard.",
    ]
    bio = structure(clean(read(text.encode(), "talk.md", language="en"))).bio
    assert bio is not None and bio.guests[0].role == "harbour pilot of the town of Kade"


def test_what_a_guest_says_below_the_name_is_no_biography() -> None:
    text = f"# Two on the quay\n\nA talk with Ada Brook.\n\n## Ada Brook\n\nI have built boats since 2008.\n\n{TALK}"
    assert "I have built boats since 2008." not in _told(text)


def test_a_nickname_in_quotation_marks_is_nothing_said() -> None:
    life = "Ada “Rope” Brook is a boat builder, writer and rower. She made the “Night Boat of Kade, and more” in May."
    assert life in _told(f"# Trying to catch Ada “Rope” Brook\n\nOn ropes and rain.\n\n{life}\n\n{TALK}")


def test_an_answer_whose_label_lost_its_colon_is_no_biography(document: Build) -> None:
    head = "The quay\n\nAda Brook, pilot, and Bo Berg, cook, sat down with us in 2021."
    last = "Ada The boats are old, and were built in 1999 by people who had never seen the sea."
    bio = structure(document(f"{head}\n\n{TALK}\n\n{last}")).bio
    assert bio is not None and last not in [block.text for block in bio.blocks]


def test_what_the_editor_tells_of_himself_is_no_biography(document: Build) -> None:
    story = "In 2003 we met Ada Brook, head of the yard, and I founded a club with her, because I loved the rain."
    bio = structure(document(f"The quay: a talk with Ada Brook\n\nFog, in Hull.\n\n{story}\n\n{TALK}")).bio
    assert bio is not None and story not in [block.text for block in bio.blocks]


def test_a_summary_of_one_sentence_leads_into_the_text() -> None:
    told = "Ada Brook is the head of the Tide Office."
    life = f"{told} She has counted tides and boats since 2008, and teaches rowing in Kade."
    for summary, taken in ((life, True), (told, False), ("Today I met Ada Brook. We talked about boats.", False)):
        assert (summary in _told(f"# Boats: a talk with Ada Brook\n\n*{summary}*\n\n{TALK}")) is taken, summary


def test_a_question_about_the_guest_may_announce_the_life() -> None:
    for label in ("Who is Ada Brook?:", "About Ada Brook:", "**Who is Ada Brook?**:"):
        life = f"{label} Born in Hull, she builds boats and counts tides."
        assert len(_told(f"# Boats: a talk with Ada Brook\n\nOn ropes and rain.\n\n{life}\n\n{TALK}")) == 1


def test_a_heading_a_line_or_a_label_announces_the_life() -> None:
    life = "Born in Hull in 1970, she has piloted the night boat since 2008."
    forms = ("## About the guest\n\n{0}", "## Ada Brook\n\n{0}", "**Ada Brook**\n\n{0}", "**Bio:** {0}")
    for form in forms:
        text = f"# Boats: a talk with Ada Brook\n\nOn ropes and rain.\n\n{TALK}\n\n{form.format(life)}"
        assert life in _told(text)[-1], form
    lead = "The boats are old, and nobody knows who will row them next."
    assert lead not in _told(f"# Boats: a talk with Ada Brook\n\n**Ada Brook**\n\n{lead}\n\n{TALK}")


def test_a_paragraph_below_a_life_goes_on_with_it() -> None:
    life = "Ada Brook is a harbour pilot of the town of Kade. She has built boats since 2008."
    more = "Most of all the quay at night is a joy to look at. She has rowed there since she became a teacher."
    other = "The council closed the quay in spring. It was cold, and the boats lay on land."
    told = _told(f"# Interview with Ada Brook\n\nA word on boats.\n\n{life}\n\n{more}\n\n{other}\n\n{TALK}")
    assert life in told and more in told and other not in told


def test_a_first_name_with_an_age_opens_a_life() -> None:
    life = "Aadhira, 28 jaar en roeister, woont aan de haven van Kade. Ze roeit er elke avond."
    asked = "\n\n".join(f"## {asked}\n\nDat duurde de hele winter." for asked in ("Wanneer was dat?", "Hoe lang?"))
    assert _told(f"# Roeister van de maand: Aadhira Ulvo\n\n{life}\n\n{asked}", "nl") == [life]


def test_below_a_heading_only_what_tells_of_a_life_is_biography() -> None:
    life = "Ada Brook builds boats in Kade and has counted tides since 2008."
    other = ("Tides, ropes and a quiet quay", "This talk was recorded in May.", "Many thanks for the long evening!")
    for line in other:
        told = _told(f"# Boats: a talk with Ada Brook\n\n{TALK}\n\n## About Ada Brook\n\n{life}\n\n{line}")
        assert life in told and line not in told, line


def test_who_is_named_behind_a_trade_in_passing_has_no_biography() -> None:
    lead = "On the quay the harbour pilot Ada Brook waits for fog, and all of Kade is out."
    assert _told(f"# Fog and the quay: a talk with Ada Brook\n\n{lead}\n\n{TALK}") == []


def test_of_several_paragraphs_above_a_talk_each_that_tells_a_life_counts() -> None:
    lives = (
        "Ada Brook lives in Kade between the fish market and the old lock, and has never moved.",
        "Since 2008 she has been a harbour pilot, and was a rower for the town before that.",
    )
    lead = "The quay is closed in winter, and nobody knows who pays for the fog horns."
    told = _told(f"# Boats: a talk with Ada Brook\n\n{lives[0]}\n\n{lives[1]}\n\n{lead}\n\n{TALK}")
    assert told == [*lives]


def test_lines_without_an_end_above_a_biography_leave_it_early() -> None:
    ferry = "She steered the old ferry, and the town with it. Nobody knows the tides of the coast as long."
    life = f"Ada Brook (PSK) speaks for the harbour of Kade. {ferry}"
    lead = "On the quay nobody speaks of the fog of the last winter any more."
    lines = "the winter issue, on fog\n\nheard on a loud quay\n\nread by the crew\n\nwith three lamps\n\nby night"
    assert _told(f"# Boats: a talk with Ada Brook\n\n{lines}\n\n{life}\n\n{lead}\n\n{TALK}") == [life]
