"""Close decisions are reported, one note per kind with its place; no note means that none was close."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.ledger import CleanDocument
from pipeline.model import Note, Origin
from pipeline.structure import structure

Build = Callable[..., CleanDocument]
SURE = (
    "Boats\n\nWhat do you pay?\n\nMore than I did last year.\n\nHow do you earn it?\n\nBy running the boats at night."
)

DOUBTFUL = "Does the council help you? So it is said, at least by those who sit on it, and by nobody else in town."


def doubts(document: CleanDocument) -> list[Note]:
    return [note for note in structure(document).notes if note.code.startswith("uncertain")]


def test_sure_questions_leave_no_note(document: Build) -> None:
    assert doubts(document(SURE + "\n\nWhat do you need?\n\nA second boat, as everybody knows.")) == []


def test_questions_that_might_be_parts_of_answers_are_noted_with_the_first_line(document: Build) -> None:
    (note,) = doubts(document(SURE + f"\n\n{DOUBTFUL}\n\nNever." * 4))
    assert (note.code, note.severity, note.origin) == ("uncertain-question", "info", Origin(11))


def test_two_of_them_that_are_more_likely_questions_leave_no_note(document: Build) -> None:
    assert doubts(document(SURE + f"\n\n{DOUBTFUL}\n\nNever." * 2)) == []


def test_a_paragraph_that_asks_and_is_left_in_its_answer_is_noted_once(document: Build) -> None:
    middle = "\n\nWhat did I tell them?\n\nThat a boat costs more at the quay than at sea."
    (note,) = doubts(document(SURE + middle + "\n\nWhat do you need?\n\nA second boat, as everybody knows."))
    assert (note.code, note.origin) == ("uncertain-answer", Origin(11))
    evidence = structure(document(SURE + middle + "\n\nWhat do you need?\n\nA second boat.")).evidence
    assert [(e.decision, e.runner_up) for e in evidence if e.decision.startswith("answer ")] == [
        ("answer b6", "question")
    ]


def test_a_speaker_who_is_named_once_is_noted(document: Build) -> None:
    talk = (
        "Boats\n\nAnn: Who pays?\n\nBen: The city.\n\nAnn: Why?\n\nBen: It must.\n\nCarl Ott: I agree.\n\nAnn: Do you?"
    )
    notes = doubts(document(talk))
    assert [(note.code, note.origin) for note in notes] == [("uncertain-speaker", Origin(11))]
