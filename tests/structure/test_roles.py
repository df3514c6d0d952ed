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


def _role(document: Build, text: str, language: str = "en") -> list[tuple[str, str]]:
    bio = structure(document(text, language)).bio
    return [(guest.name, guest.role) for guest in bio.guests] if bio else []


@pytest.mark.parametrize(
    ("question", "answer", "role"),
    [
        ("What did your years as a pilot teach you?", "Patience, and the names of all the stones.", "pilot"),
        ("How did you begin?", "I hold two posts as the head of the Tide Office and of the yard.",
         "head of the Tide Office and of the yard"),
        ("As the pilot says, who pays?", "Nobody pays, and nobody asks.", ""),
        ("How did you begin?", "I saw the boats as a student, and I stayed.", ""),
    ],
)  # fmt: skip
def test_what_somebody_works_as_is_a_role(document: Build, question: str, answer: str, role: str) -> None:
    turns = f"Leon Vask: {question}\n\nAda Brook: {answer}\n\nLeon Vask: What then?\n\nAda Brook: Then it rained."
    assert _role(document, f"The Night Boat\n\n{turns}") == [("Ada Brook", role)]


def test_the_verb_may_stand_before_who_speaks(document: Build) -> None:
    turns = "Leon Vask: Wie kam das?\n\nIda Brook: Seit 2020 war ich Leiterin der Werft und des Kais."
    text = f"Die Nachtfähre\n\n{turns}\n\nLeon Vask: Und dann?\n\nIda Brook: Dann kam der Winter."
    assert _role(document, text, "de") == [("Ida Brook", "Leiterin der Werft und des Kais")]


def test_a_list_of_who_takes_part_may_stand_below_a_label(document: Build) -> None:
    listed = "MODERATOR:\n\nLEON VASK\nPage editor\n\nADA BROOK\n\nSenior Fellow, Tide Studies\n\nThe Harbour Institute"
    turns = "MR. VASK: Why this book?\n\nMS. BROOK: It wrote itself.\n\nMR. VASK: And now?\n\nMS. BROOK: I rest."
    assert ("ADA BROOK", "Senior Fellow, Tide Studies") in _role(document, f"A BOOK TALK\n\n{listed}\n\n{turns}")


def test_the_labels_say_who_asks_where_a_line_says_only_who_met_whom(document: Build) -> None:
    head = "Die Nachtfähre\n\nIda Brook im Gespräch mit Leon Vask"
    turns = "Leon Vask: Wer zahlt?\n\nIda Brook: Niemand.\n\nLeon Vask: Und dann?\n\nIda Brook: Dann wird es still."
    assert [name for name, _ in _role(document, f"{head}\n\n{turns}", "de")] == ["Ida Brook"]


@pytest.mark.parametrize(
    ("language", "told", "role"),
    [
        ("en", "Ada Brook works as a lamptrimmer.", "lamptrimmer"),
        ("de", "Ada Brook arbeitet als Leuchtfeuerin.", "Leuchtfeuerin"),
        ("fr", "Ada Brook travaille comme mareyeuse.", "mareyeuse"),
        ("es", "Ada Brook trabaja como redera.", "redera"),
        ("it", "Ada Brook lavora come velaia.", "velaia"),
        ("pt", "Ada Brook trabalha como redeira.", "redeira"),
        ("nl", "Ada Brook werkt als touwslager.", "touwslager"),
        ("pl", "Ada Brook pracuje jako szkutniczka.", "szkutniczka"),
        ("ru", "Ада Брук работает шкипершей.", "шкипершей"),
        ("en", "Ada Brook works as hard as anyone.", ""),
        ("es", "Ada Brook trabaja como siempre.", ""),
    ],
)
def test_a_verb_of_work_tells_a_trade_that_nobody_has_listed(
    document: Build, language: str, told: str, role: str
) -> None:
    assert [said for _, said in _role(document, f"Boats\n\n{told}\n\n{TALK}", language)] == [role]


def test_a_name_is_found_in_every_form_that_the_text_prints(document: Build) -> None:
    turns = "{0}: Why?\n\n{1}: It rained.\n\n{0}: And now?\n\n{1}: We count the boats."
    head = "Boats\n\nAda Brook Harbour Master of Hull\n\n2 May 2021\n\n"
    assert ("Ada Brook", "Harbour Master of Hull") in _role(document, head + turns.format("LEON VASK", "ADA BROOK"))
    told = "Boats\n\nLeon Vask met Ada Maria Brook, a harbour pilot.\n\n"
    assert ("Ada Brook", "harbour pilot") in _role(document, told + turns.format("Leon Vask", "Ada Brook"))


@pytest.mark.parametrize(
    ("language", "head", "role"),
    [
        ("en", "It was answered by Head of Tides for the Hull Office, Ada Brook.", "Head of Tides for the Hull Office"),
        ("en", "A long talk with harbour pilot — Ada Brook", "harbour pilot"),
        ("en", "Ada Brook is a graduate student at Hull University.", "graduate student at Hull University"),
        ("en", "Ada Brook is a Ph.D. student at Hull University.", "Ph.D. student at Hull University"),
        ("ja", "港の主任エンジニアである Ada Brook さんに聞いた。", "港の主任エンジニア"),
    ],
)  # fmt: skip
def test_no_more_and_no_less_than_the_words_for_a_post(document: Build, language: str, head: str, role: str) -> None:
    assert [said for _, said in _role(document, f"Boats\n\n{head}\n\n{TALK}", language)] == [role]


@pytest.mark.parametrize(
    ("language", "question", "answer", "role"),
    [
        ("en", "Who are you?", "I am a keeper of lights for Hull Go. I’m well.", "keeper of lights for Hull Go"),
        ("de", "Wer sind Sie?", "Ich bin dort Lotsin. Das Meer ist nah.", "Lotsin"),
        ("de", "Ich will dich als alte Lotsin ein bisschen fragen: Wie war es?", "Still war es.", "alte Lotsin"),
        ("it", "Da quanti anni sei geologa?", "Da dieci.", "geologa"),
    ],
)  # fmt: skip
def test_who_asks_and_who_answers_say_it(document: Build, language: str, question: str, answer: str, role: str) -> None:
    turns = f"Leon Vask: {question}\n\nAda Brook: {answer}\n\nLeon Vask: Und?\n\nAda Brook: Nein."
    assert dict(_role(document, f"Boats\n\n{turns}", language))["Ada Brook"] == role
