"""Only sentences that were said and that recommend, each with its speaker, its place and whom it names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Briefing, CleanDocument
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = """Night boats

Q: When did the boats stop?

A: In March. {elsewhere}

Q: {question}

A: {answer}"""
ASKS = "What would you recommend to other cities?"


def said(document: Build, answer: str, question: str = ASKS, elsewhere: str = "It rained.") -> Briefing:
    return structure(document(TALK.format(answer=answer, question=question, elsewhere=elsewhere)))


@pytest.mark.parametrize(
    "sentence",
    [
        "We need to count the people who walk home.",
        "Cities should publish the numbers.",
        "It is important that we continue this effort.",
        "I would urge the council to count them first.",
        "My advice is to begin in winter.",
        "Nobody must be cut off by a machine.",
    ],
)
def test_a_sentence_that_recommends_is_taken_verbatim(document: Build, sentence: str) -> None:
    briefing = said(document, f"There is no easy way. {sentence} That was in March.")
    assert [(r.text, r.said_in, r.speaker) for r in briefing.recommendations] == [(sentence, "x2", "A")]


@pytest.mark.parametrize(
    "sentence",
    [
        "They have to be careful.",
        "The minister said that cities should pay.",
        "We tried to tell the private groups.",
        "If they should fail, we will see.",
        "Should cities pay?",
        "It should be noted that it rained.",
        "We should have counted them.",
        "You don’t need to buy new boats.",
        "He told me “you must pay” and left.",
        "It must be a hard life.",
        "Perhaps we should wait.",
        "We should, I",
    ],
)
def test_what_only_looks_like_one_is_left_out(document: Build, sentence: str) -> None:
    assert said(document, f"There is no easy way. {sentence}").recommendations == ()


def test_without_such_a_question_only_performatives_count(document: Build) -> None:
    plain = said(document, "Cities should publish the numbers.", question="Who decided it?")
    assert plain.recommendations == ()
    urged = said(document, "It rained.", question="Who decided it?", elsewhere="I would urge the mayor to ride one.")
    assert [(r.text, r.said_in, r.addressee) for r in urged.recommendations] == [
        ("I would urge the mayor to ride one.", "x1", "the mayor")
    ]


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Governments should count them.", "Governments"),
        ("I would urge city councils to count them.", "city councils"),
        ("The Harbour Board must pay its crews.", "The Harbour Board"),
        ("We need to count them.", None),
        ("Everybody should walk.", None),
        ("Waiting for a boat should be free.", None),
    ],
)
def test_whom_it_is_addressed_to_is_said_in_its_words(document: Build, sentence: str, addressee: str | None) -> None:
    assert [r.addressee for r in said(document, sentence).recommendations] == [addressee]


def test_a_pick_that_opens_with_this_brings_the_sentence_before(document: Build) -> None:
    briefing = said(document, "Count them in winter. This should happen every year. It rained.")
    assert [r.text for r in briefing.recommendations] == ["Count them in winter. This should happen every year."]


def test_what_the_host_says_is_no_recommendation(document: Build) -> None:
    talk = TALK.format(answer="Yes.", question="I would urge you to explain. " + ASKS, elsewhere="No.")
    assert structure(document(talk)).recommendations == ()


def test_other_languages_have_their_own_words(document: Build) -> None:
    talk = (
        "Boote\n\nQ: Wann?\n\nA: Im März.\n\nQ: Was empfehlen Sie der Stadt?\n\nA: Die Stadt sollte zählen. Es regnete."
    )
    assert [r.text for r in structure(document(talk, "de")).recommendations] == ["Die Stadt sollte zählen."]
