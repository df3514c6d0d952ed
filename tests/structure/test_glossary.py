"""Acronyms with the names that the text gives, and none that it does not."""

from __future__ import annotations

import pytest

from pipeline.model import Block
from pipeline.structure.glossary import find_terms


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
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert terms(text) == {}


def test_the_first_definition_counts() -> None:
    assert terms("The Night Boat Union (NBU) and the New Bus Union (NBU).") == {"NBU": "Night Boat Union"}
