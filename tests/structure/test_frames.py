"""Who is the guest and what he or she is, in the frames in which sites, papers and podcasts say it."""

from __future__ import annotations

import pytest
from frames import HEADS, TALKS
from tables import all_rows

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

SAID = "It was a long way, and we never thought of the end of it, not even in the winter when the boats were late."


def _briefing(text: str, language: str = "en") -> Briefing:
    return structure(clean(read(f"{text}\n".encode(), "talk.txt", language=language)))


def _guests(briefing: Briefing) -> list[tuple[str, str]]:
    return [(guest.name, guest.role) for guest in (briefing.bio.guests if briefing.bio else ())]


def _talk(host: str, guest: str) -> str:
    return "\n\n".join(f"{host}: Why did you open gate {n}?\n\n{guest}: {SAID}" for n in (1, 2, 3))


@all_rows("language, head, wanted", HEADS)
def test_the_guest_and_the_role_are_found_above_a_talk_without_labels(language: str, head: str, wanted: str) -> None:
    briefing = _briefing(f"{head}\n\n{TALKS[language]}", language)
    guests, _, byline = wanted.partition(" | ")
    assert "; ".join(f"{name}: {role}" for name, role in _guests(briefing)) == guests
    assert not byline or (briefing.byline is not None and briefing.byline.name == byline)


@pytest.mark.parametrize(
    ("head", "labels", "guest", "byline"),
    [
        ("LEON VASK: Welcome to Harbour Talk. I'm Leon Vask, and today I'm joined by Ada Brook, who is the head of "
         "ferries at Harbour Trust. Ada, why boats?\n\nADA BROOK: " + SAID, ("LEON VASK", "ADA BROOK"),
         ("Ada Brook", "head of ferries at Harbour Trust"), "LEON VASK"),
        ("Leon: My guest today is Ada Brook, a ferry planner. Ada, who are you?\n\nAda: " + SAID, ("Leon", "Ada"),
         ("Ada Brook", "ferry planner"), None),
        ("Interviewee: Ada Brook\n\nInterviewer: Leon Vask", ("LV", "AB"), ("Ada Brook", ""), "Leon Vask"),
        ("Interviewer(s): Leon\n\nRespondent(s): Ada Brook (Trustee of the Harbour Fund)", ("INT", "RES"),
         ("Ada Brook", "Trustee of the Harbour Fund"), "Leon"),
        ("The following is a conversation between Ada Brook, President of Harbour Trust, and Leon Vask, host of the "
         "Harbour Hour.", ("Leon", "Ada"), ("Ada Brook", "President of Harbour Trust"), "Leon Vask"),
        ("This interview was conducted over email with Ada Brook, a senior ferry planner at Harbour Trust, by "
         "Leon Vask.", ("LV", "AB"), ("Ada Brook", "senior ferry planner at Harbour Trust"), "Leon Vask"),
        ("ADA BROOK: An interview conducted by Leon Vask, Harbour Archive, 4 May 2013.", ("Q", "Ada Brook"),
         ("Ada Brook", ""), "Leon Vask"),
    ],
)  # fmt: skip
def test_hosts_and_legends_say_who_answers_and_who_asks(
    head: str, labels: tuple[str, str], guest: tuple[str, str], byline: str | None
) -> None:
    briefing = _briefing(f"The Night Boat\n\n{head}\n\n{_talk(*labels)}")
    assert _guests(briefing) == [guest]
    assert (briefing.byline.name if briefing.byline else None) == byline


def test_a_summary_that_tells_a_life_is_biography_and_no_subtitle() -> None:
    life = (
        "Ada Brook is a harbour pilot in Hull. She worked on the ferries between 2011 and 2016, and since then she has "
        "counted boats for the museum, where she also keeps the logs of the night boat. "
    )
    for summary in (life.strip(), (life * 3).strip()):
        text = f'---\ntitle: An interview with Ada Brook\nexcerpt: "{summary}"\n---\n\n{TALKS["en"]}'
        briefing = structure(clean(read(text.encode(), "talk.md", language="en")))
        assert briefing.subtitle is None
        assert briefing.bio is not None and [block.text for block in briefing.bio.blocks] == [summary]
        assert briefing.bio.guests[0].role == "harbour pilot in Hull"


def test_a_summary_that_tells_what_a_talk_is_about_stays_the_subtitle() -> None:
    text = f"---\ntitle: An interview with Ada Brook\nexcerpt: On gates.\n---\n\n{TALKS['en']}"
    briefing = structure(clean(read(text.encode(), "talk.md", language="en")))
    assert briefing.subtitle is not None and briefing.subtitle.text == "On gates."


def test_a_name_with_a_letter_too_few_is_the_same_person() -> None:
    text = f"LEON VASK: Today I'm joined by Kristof Brook. Welcome!\n\nKristof Brook: {SAID}\n\n"
    assert _guests(_briefing(f"The Night Boat\n\n{text}{_talk('LEON VASK', 'Kristoff')}")) == [("Kristof Brook", "")]


def test_a_piece_without_a_talk_has_the_guest_whom_its_title_names() -> None:
    prose = "The gates are old, and nobody counts them any more in the harbours of the west. " * 3
    text = (
        f"# Old gates: an interview with Ada Brook\n\nAda Brook, head of ferries, was born in Hull in 1970.\n\n{prose}"
    )
    assert _guests(_briefing(text)) == [("Ada Brook", "head of ferries")]
    assert _guests(_briefing(f"# Old gates\n\n{prose}\n\nAda Brook counts them.")) == []
