"""Acronyms whose full names the text gives, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure import structure
from pipeline.structure.mentions.glossary import find_terms


def terms(text: str) -> dict[str, str]:
    found, _ = find_terms([Block("b1", "paragraph", text)])
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
        ("the Department of Health and Harbours (DHH)", "DHH", "Department of Health and Harbours"),
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
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert terms(text) == {}


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
    assert told == ([f"without a full name in the text: {named}"] if named else [])
