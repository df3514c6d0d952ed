"""Acronyms whose full names the text gives, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure import structure
from pipeline.structure.mentions.glossary import find_terms


def terms(*texts: str, language: str = "en") -> dict[str, str]:
    blocks = [Block(f"b{number}", "paragraph", text) for number, text in enumerate(texts)]
    found, _ = find_terms(blocks, (), words_of(language))
    return {term.acronym: term.expansion for term in found}


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("at the Centre for Strategic Harbours (CSH), a", "CSH", "Centre for Strategic Harbours"),
        (
            "the Committee for Harbour Rights in Ruritania (HRR) says",
            "HRR",
            "Committee for Harbour Rights in Ruritania",
        ),
        (
            "the HRR (Committee for Harbour Rights in Ruritania) says",
            "HRR",
            "Committee for Harbour Rights in Ruritania",
        ),
        ("managed aquifer recharge (MAR) works", "MAR", "managed aquifer recharge"),
        ("l’Organisation mondiale de la santé (OMS)", "OMS", "Organisation mondiale de la santé"),
        ("she is CEO of World Garden Alliance (WGA)", "WGA", "World Garden Alliance"),
        ("the Department of Health and Harbours (DHH)", "DHH", "Department of Health and Harbours"),
        ("the Rope Anchor Research Crew (RARC) says", "RARC", "Rope Anchor Research Crew"),
        ("a QuayRopeTable (QRT) is built in", "QRT", "QuayRopeTable"),
        ("at the Harbour Fire Service (HFS12) he came", "HFS12", "Harbour Fire Service"),
        ("we founded Boats for a Clean Harbour (BCH.org) there", "BCH.org", "Boats for a Clean Harbour"),
    ],
)
def test_a_defined_acronym_is_found_with_its_whole_name(text: str, acronym: str, expansion: str) -> None:
    assert terms(text) == {acronym: expansion}


@pytest.mark.parametrize(
    "text",
    [
        "The UN and the DPRK met.",
        "Tom Reed (D-California) spoke.",
        "He served there (2009–2017).",
        "She lives in the capital (UK).",
        "It was late (see below).",
        "Ferries were late (OMG).",
        "(ABC)",
        "the Go SDK (Scheduling Framework in the scheduler) works",
        "the SIGs (SIG Harbours and others) met",
        "We asked the UN, the United Ropes said.",
        "We met the NBA, the crews had left.",
        "JIM - just kidding.",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert terms(text) == {}


@pytest.mark.parametrize(
    ("texts", "acronym", "expansion"),
    [
        (("So NBU stands for Night Boat Union, and it pays.",), "NBU", "Night Boat Union"),
        (("They called it QLR, which stood for QuayLineRope.",), "QLR", "QuayLineRope"),
        (("What is an OBR?", "It stands for open boat register, a list."), "OBR", "open boat register"),
        (("as the OBR, the Open Boat Register, says",), "OBR", "Open Boat Register"),
        (("a TRV encoding, it's a generic tide-rope-value form",), "TRV", "tide-rope-value"),
        (("he added open boat registers, OBR for short",), "OBR", "open boat registers"),
        (("ingesting SQP [Salt Quay Protein, the group of salts]",), "SQP", "Salt Quay Protein"),
        (("He works at the Harbour Institute of Music.", "the HIM pays for it"), "HIM", "Harbour Institute of Music"),
        (("Learning Night Boat Signs takes a year.", "We use NBS."), "NBS", "Night Boat Signs"),
        (("We like Quay Maps and the Night Boat Signs.", "We use NBS."), "NBS", "Night Boat Signs"),
        (("They met at the Watch of Tides.", "Is WoT a club?"), "WoT", "Watch of Tides"),
        (("They met at the Watch of Tides.", "Is WOT a club?"), "WOT", "Watch of Tides"),
        (("as it is called FCOB, first come on board, here",), "FCOB", "first come on board"),
        (("I work in OQTO, the Office of the Quay Tolls.",), "OQTO", "Office of the Quay Tolls"),
        (("The log[^1] is kept.", "olb = open log of boats"), "olb", "open log of boats"),
        (("Our “NBU” – Night Boat Union – pays.",), "NBU", "Night Boat Union"),
        (("The Annual Day of the World Night Boat Union is near.", "The WNBU pays."), "WNBU", "World Night Boat Union"),
    ],
)
def test_a_full_name_may_stand_near_its_acronym(texts: tuple[str, ...], acronym: str, expansion: str) -> None:
    assert terms(*texts) == {acronym: expansion}


@pytest.mark.parametrize(
    ("language", "text", "acronym", "expansion"),
    [
        ("de", "nach dem Hafenwirtschaftsgesetz (HWG) ist", "HWG", "Hafenwirtschaftsgesetz"),
        ("de", "alle Boote der Neuen Hafen Union (NHU) sind", "NHU", "Neuen Hafen Union"),
        ("fr", "les zones sans écluse (ZSE) sont", "ZSE", "zones sans écluse"),
        ("fr", "par son API (interface de programmation) et", "API", "interface de programmation"),
        ("it", "Presidente della UBN, la Unione Battelli Notturni (2001), e poi", "UBN", "Unione Battelli Notturni"),
        ("ru", 'Он назывался "НСЛ" - ночной союз лодочников', "НСЛ", "ночной союз лодочников"),
        ("ko", "지금은 HB(항구은행)팀과 함께", "HB", "항구은행"),
        ("zh", "會後他在碼頭沒有特別再提到FCC（外港船會）事件", "FCC", "外港船會"),
    ],
)
def test_names_of_other_languages_are_found(language: str, text: str, acronym: str, expansion: str) -> None:
    assert terms(text, language=language) == {acronym: expansion}


def test_the_credit_of_a_photograph_is_no_full_name() -> None:
    assert terms("Ada Brook auf der HMB (Foto von Pixel und Hafen)", language="de") == {}


def test_a_person_in_brackets_is_no_full_name() -> None:
    assert terms("said GMar (Gregory Marlow) to us") == {}


def test_initials_of_speakers_are_no_acronyms(document: Callable[..., CleanDocument]) -> None:
    talk = "Cyd Moss (CM) repairs lamps.\n\nQ: Who came?\n\nCyd Moss: Nobody, CM said.\n\nQ: Why?\n\nCyd Moss: Ice."
    briefing = structure(document(f"Boats\n\n{talk}"))
    assert briefing.glossary == ()
    assert not [note for note in briefing.notes if note.code == "undefined-acronym"]


def test_the_first_definition_counts() -> None:
    assert terms("The Night Boat Union (NBU) and the New Bus Union (NBU).") == {"NBU": "Night Boat Union"}


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("The NBU and the HRR pay.", "NBU, HRR"),
        ("The Night Boat Union (NBU) pays, and the NBU knows.", None),
        ("The UK pays, in part XIV, on TV.", None),
        ("THE NBU PAYS.", None),
        ("She has an MA and a PhD, and DNA of a sailor.", None),
        ("This AND that, and we MUST pay; we must.", None),
        ("The Night Boat Unions (NBUs) and each NBU pay.", None),
    ],
)
def test_acronyms_without_a_full_name_are_told_and_not_guessed(
    document: Callable[..., CleanDocument], answer: str, named: str | None
) -> None:
    briefing = structure(document(f"Boats\n\nQ: Who pays?\n\nA: {answer}\n\nQ: Why?\n\nA: Nobody knows."))
    told = [note.message for note in briefing.notes if note.code == "undefined-acronym"]
    assert told == ([f"the text gives no full name for {named}"] if named else [])


def test_titles_and_endnotes_may_give_a_full_name(document: Callable[..., CleanDocument]) -> None:
    text = "# A Night Boat Union\n\nQ: Who pays?\n\nA: The NBU.[^1]\n\nQ: Why?\n\nA: Nobody knows at HRR.\n\n"
    briefing = structure(document(text + "[^1]: Not the Harbour Rope Register (HRR)."))
    found = {term.acronym: term.expansion for term in briefing.glossary}
    assert found == {"NBU": "Night Boat Union", "HRR": "Harbour Rope Register"}
