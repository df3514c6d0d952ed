"""People, organisations and numbers of the text, with their places, and nothing that only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Exchange, Section, Turn
from pipeline.structure import structure
from pipeline.structure.mentions.figures import find_numbers

Build = Callable[..., CleanDocument]


def named(document: Build, answer: str, language: str = "en") -> list[tuple[str, str]]:
    briefing = structure(document(f"Boats\n\nQ: Who pays?\n\nA: {answer}\n\nQ: Why?\n\nA: Nobody knows.", language))
    return [(one.kind[:3], one.name) for one in briefing.people]


@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("We asked Senator Tom Halloran.", [("per", "Tom Halloran")]),
        ("Then Robert Hale came home.", [("per", "Robert Hale")]),
        ("It was Odalys Brandt, said nobody. Odalys Brandt said so.", [("per", "Odalys Brandt")]),
        ("We asked Mr. Halloran.", [("per", "Mr. Halloran")]),
        ("The Ministry of Harbours and Trade pays.", [("org", "Ministry of Harbours and Trade")]),
        (
            "The Foreign Ministry and the Night Boat Union pay.",
            [("org", "Foreign Ministry"), ("org", "Night Boat Union")],
        ),
        ("The Harbour Board’s own Pilot School pays.", [("org", "Harbour Board"), ("org", "Pilot School")]),
        ("The R.U. Department of Harbours pays.", [("org", "R.U. Department of Harbours")]),
        (
            "The University of Ruritania pays. The University of Ruritania in Streslau does so gladly.",
            [("org", "University of Ruritania")],
        ),
    ],
)
def test_names_are_found_in_the_words_of_the_text(document: Build, answer: str, people: list[tuple[str, str]]) -> None:
    assert named(document, answer) == people


@pytest.mark.parametrize(
    "answer",
    [
        "North Ruritania said no. The United States said so too.",
        "Mark the date. Grace and patience help.",
        "They came in March. Monday Night Football was on.",
        "The council and the union pay.",
        "I. And then Bell rang.",
        "We sailed to Edward Island and to Robert Hill.",
        "In The Mysterious Affair nobody sails.",
        "The Volume Group Snapshot is a file.",
        "We asked Prof. Patrizia d’Este.",
        "They went to the Pilot School. It was a school that every pilot knew: pilot and school were one.",
    ],
)
def test_what_only_has_capitals_is_no_name(document: Build, answer: str) -> None:
    assert named(document, answer) == []


@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("Das ist eine Arbeit der Universität Hafenstadt.", [("org", "Universität Hafenstadt")]),
        ("Sie kam aus dem Institut für Schiffbau.", [("org", "Institut für Schiffbau")]),
        ("Er verließ das Amt des Lotsen im Streit.", []),
        ("Es gibt eine Umgestaltung der Gesellschaft.", []),
        ("Hier ist ein Unternehmen für Sie.", []),
        ("Damals hatte Thomas Goldammer Gelegenheit zur Reise.", [("per", "Thomas Goldammer")]),
    ],
)
def test_german_nouns_are_no_part_of_a_name(document: Build, answer: str, people: list[tuple[str, str]]) -> None:
    assert named(document, answer, "de") == people


def test_a_month_behind_an_organisation_is_no_part_of_it(document: Build) -> None:
    assert named(document, "She left the School of Night Pilots in May.") == [("org", "School of Night Pilots")]


def test_places_are_questions_and_speakers_are_not_listed(document: Build) -> None:
    talk = "Q: Who is Robert Hale?\n\nANNA REED: A pilot.\n\nQ: And Anna Reed?\n\nANNA REED: Robert Hale knows me."
    briefing = structure(document(f"Boats\n\n{talk}"))
    assert [(one.name, one.places) for one in briefing.people] == [("Robert Hale", ("x1", "x2"))]


def test_a_speaker_is_no_other_person_with_a_title(document: Build) -> None:
    talk = "Q: Who sails, Mr. Hale?\n\nROBERT HALE: Mr. Brandt does.\n\nQ: Why?\n\nROBERT HALE: He likes it."
    assert [one.name for one in structure(document(f"Boats\n\n{talk}")).people] == ["Mr. Brandt"]


def test_a_german_word_before_a_verb_of_saying_is_nobody(document: Build) -> None:
    assert named(document, "Wichtig ist, dass man einmal im Monat Nein sagt.", "de") == []


def test_figures_of_a_table_are_no_numbers() -> None:
    said = Block("b2", "paragraph", "It began in 1996.")
    table = [Block("b3", "header", "Year\tBoats"), Block("b4", "row", "2001\t30%")]
    exchange = Exchange("x1", Turn("", (Block("b1", "paragraph", "When?"),)), (Turn("A", (said, *table)),))
    found = find_numbers([Section("s1", "Boats", (exchange, table[1]))], frozenset(), words_of("en"))
    assert [one.text for one in found] == ["1996"]


def test_an_acronym_stands_for_its_body(document: Build) -> None:
    talk = "Q: Who pays?\n\nA: The Night Boat Union (NBU).\n\nQ: Still?\n\nA: The NBU pays."
    briefing = structure(document(f"Boats\n\n{talk}"))
    assert [(one.name, one.places) for one in briefing.people] == [("Night Boat Union", ("x1", "x2"))]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("It began in 1996. About 30% of them walk.", ["1996", "30%"]),
        ("It cost $4.5 million, over 12 years.", ["$4.5 million"]),
        ("Room 204 and boat 7 are ours.", []),
        ("Call 555-1996 or 12/1996.", []),
        ("In the 1990s we had two.", ["1990s"]),
        ("Some 7 of every 10 families came. It was 3 out of 4 years.", ["7 of every 10 families", "3 out of 4 years"]),
        ("Some 7 people in 10 walk. We had 9 boats in 10 days.", ["7 people in 10", "10 days"]),
    ],
)
def test_numbers_are_years_and_figures_with_a_unit(document: Build, answer: str, numbers: list[str]) -> None:
    briefing = structure(document(f"Boats\n\nQ: Who pays in 2021?\n\nA: {answer}\n\nQ: Why?\n\nA: Nobody knows."))
    assert [one.text for one in briefing.numbers] == numbers
    assert all(one.sentence in answer and one.said_in == "x1" for one in briefing.numbers)


@pytest.mark.parametrize(
    ("language", "said", "ratio"),
    [
        ("es", "Reman 7 de cada 10 personas del muelle.", "7 de cada 10 personas"),
        ("de", "Dort rudern 7 von 10 Menschen am Kai.", "7 von 10 Menschen"),
        ("fr", "Ici, 7 personnes sur 10 rament sur le quai.", "7 personnes sur 10"),
    ],
)
def test_a_figure_is_not_torn_from_its_ratio(language: str, said: str, ratio: str) -> None:
    block = Block("b1", "paragraph", said)
    (found,) = find_numbers([Section("s1", "Boats", (block,))], frozenset(), words_of(language))
    assert found.text == ratio


def test_names_within_names_within_names_are_the_shortest_of_them(document: Build) -> None:
    answer = "The Old Quay Trade Council met. The First Old Quay Trade Council had met. So did the Quay Trade Council."
    assert named(document, answer) == [("org", "Quay Trade Council")]


@pytest.mark.parametrize(
    ("language", "answer", "number"),
    [
        ("da", "Det kostede 4 millioner, siger de.", "4 millioner"),
        ("fi", "Siinä oli 12 ihmistä.", "12 ihmistä"),
        ("cs", "Bylo to 300 korun.", "300 korun"),
        ("ja", "会費は5000円です。", "5000円"),
        ("de", "Das sind 30 Prozent.", "30 Prozent"),
        ("fr", "Il y a 20 years of it.", "20 years"),
    ],
)
def test_figures_have_the_units_of_the_language_and_of_english(
    document: Build, language: str, answer: str, number: str
) -> None:
    briefing = structure(document(f"Boats\n\nQ: Why?\n\nA: {answer}", language=language))
    assert [one.text for one in briefing.numbers] == [number]
