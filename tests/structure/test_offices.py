"""Labels that are offices: who holds them stands beside the same office above the talk, and no office is a byline."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

SAID = "We opened the quay in the spring, and nobody has had to row to the market since that day."


def _conference(office: str, *head: str, asking: str = "JOURNALIST", question: str, language: str = "en") -> Briefing:
    turns = [
        f"{asking}: {question.format(at)}\n\n{office}: {SAID} Boat {at} is in." for at in ("ferry", "lock", "mole")
    ]
    text = "\n\n".join([*head, *turns]) + "\n"
    return structure(clean(read(text.encode(), "talk.txt", language=language, format="text")))


@pytest.mark.parametrize(
    ("office", "head", "guest"),
    [
        ("PRIME MINISTER", "TRANSCRIPT OF THE PRIME MINISTER THE HON MARY BROOK MP DOORSTOP THE QUAY", "MARY BROOK"),
        ("MINISTER", "Transcript of the Minister, Ekua Tawiah, doorstop interview", "Ekua Tawiah"),
        ("MINISTER", "Transcript of the Minister for Ports, Ekua Tawiah, doorstop", "Ekua Tawiah"),
        ("THE VICE PRESIDENT", "Remarks by Vice President Brook in a press gaggle", "Vice President Brook"),
    ],
)
def test_the_guest_is_who_holds_the_office_of_the_label(office: str, head: str, guest: str) -> None:
    briefing = _conference(office, "The quay is open", head, question="Who opened the {}, and when?")
    assert briefing.bio is not None
    told = [(one.name, one.role.casefold()) for one in briefing.bio.guests]
    assert [(name, role.removesuffix(" for ports")) for name, role in told] == [
        (guest, office.casefold().removeprefix("the "))
    ]
    assert guest in briefing.speakers()


def test_a_heading_in_capitals_names_nobody_behind_an_office() -> None:
    briefing = _conference("MINISTER", "Minister Opens New Quay", question="Who opened the {}, and when?")
    assert "New Quay" not in str(briefing.bio and briefing.bio.guests)
    assert not any("Opens" in name for name in briefing.speakers())


@pytest.mark.parametrize(
    ("language", "office", "asking", "head", "question", "guest"),
    [
        (
            "es",
            "MINISTRA",
            "PREGUNTA",
            "Rueda de prensa de la ministra, Inés Puerto",
            "¿Quién abrió {}?",
            "Inés Puerto",
        ),
        ("fr", "MINISTRE", "QUESTION", "Point de presse du ministre, Yves Morin", "Qui a ouvert {} ?", "Yves Morin"),
    ],
)
def test_offices_of_other_languages(
    language: str, office: str, asking: str, head: str, question: str, guest: str
) -> None:
    briefing = _conference(office, "El muelle", head, asking=asking, question=question, language=language)
    assert [one.name for one in (briefing.bio.guests if briefing.bio else ())] == [guest]


def test_an_office_beside_a_date_is_no_byline() -> None:
    briefing = _conference("PRIME MINISTER", "The quay is open", "PRIME MINISTER", "9 May 2021", question="Who, {}?")
    assert briefing.byline is None
