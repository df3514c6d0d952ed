"""Who takes part: each source votes, several people may be guests, a person has one name, and gaps are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import TALK

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.people.person_names import forms, meant_by, names_in, same_person
from pipeline.structure.people.scene import votes

Build = Callable[..., CleanDocument]
LONG = "The council did, and nobody on the quay was asked about it before the winter came."


def labelled(*pairs: tuple[str, str], rounds: int = 3) -> str:
    """A talk in which each of ``pairs`` speaks in turn, some times."""
    return "\n\n".join(f"{name}: {said}" for _ in range(rounds) for name, said in pairs)


def guests(briefing: Briefing) -> list[tuple[str, str]]:
    return [(guest.name, guest.role) for guest in (briefing.bio.guests if briefing.bio else ())]


def test_speakers_that_the_source_lists_are_guests_but_for_the_one_who_asks(document: Build) -> None:
    talk = labelled(("Ann Lee", "Who paid for it?"), ("Bo Berg", LONG), ("Mara Olsen", LONG))
    briefing = structure(document(f"Gates\n\n{talk}", speakers="Mara Olsen, Bo Berg, Ann Lee"))
    assert guests(briefing) == [("Bo Berg", ""), ("Mara Olsen", "")]


def test_a_talk_without_questions_is_by_whom_the_source_lists(document: Build) -> None:
    briefing = structure(document(f"On gates\n\n{LONG}\n\n{LONG}", speakers="Mara Olsen"))
    assert guests(briefing) == [("Mara Olsen", "")]


def test_first_names_on_labels_are_the_persons_of_the_introduction(document: Build) -> None:
    opening = "Ann Lee spoke with Bo Berg, a lock keeper, and Mara Olsen, chair of the Harbour Board."
    talk = labelled(("Ann", "Who paid for it?"), ("Bo", LONG), ("Mara", LONG))
    briefing = structure(document(f"Gates\n\n{opening}\n\n{talk}", author="Ann Lee"))
    assert guests(briefing) == [("Bo Berg", "lock keeper"), ("Mara Olsen", "chair of the Harbour Board")]
    assert briefing.speakers() == ("Ann Lee", "Bo Berg", "Mara Olsen")


def test_somebody_in_the_audience_is_no_guest(document: Build) -> None:
    talk = labelled(("Ann Lee", "Who paid for it?"), ("Bo Berg", f"{LONG} " * 12))
    briefing = structure(document(f"Gates\n\n{talk}\n\nKim Dahl: It rained.\n\nBo Berg: It did."))
    assert guests(briefing) == [("Bo Berg", "")]


@pytest.mark.parametrize(
    ("language", "question", "answer", "role"),
    [
        ("en", "Who are you?", "I’m Bo Berg, and I work as a lock keeper at Low Sands. I sail.",
         "lock keeper at Low Sands"),
        ("en", "Who are you?", "Hello! I am a senior engineer at the Harbour Institute, and I sail.",
         "senior engineer at the Harbour Institute"),
        ("en", "You are the director of the port. Who paid?", LONG, "director of the port"),
        ("fr", "Qui êtes-vous ?", "Je suis ingénieur au port de Basse-Grève. Je navigue.",
         "ingénieur au port de Basse-Grève"),
        ("de", "Wer sind Sie?", "Ich bin Ingenieurin am Hafen von Niedersand. Ich segle.",
         "Ingenieurin am Hafen von Niedersand"),
    ],
)  # fmt: skip
def test_the_role_may_be_said_in_the_talk(
    document: Build, language: str, question: str, answer: str, role: str
) -> None:
    talk = labelled(("Ann Lee", question), ("Bo Berg", answer))
    assert guests(structure(document(f"Gates\n\n{talk}", language))) == [("Bo Berg", role)]


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("A talk with the poet and lock keeper Bo Berg about gates.", "poet and lock keeper"),
        ("In this talk, Bo Berg (Harbour Institute) tells how gates work.", "Harbour Institute"),
        ("We talked to Bo Berg, a pilot, and he told us about gates.", "pilot"),
        ("We talked to Bo Berg. It rained, and he told us about gates.", ""),
    ],
)
def test_the_role_stands_beside_any_occurrence_of_the_name(document: Build, opening: str, role: str) -> None:
    talk = labelled(("Ann Lee", "Who paid for it?"), ("Bo Berg", LONG))
    assert guests(structure(document(f"Gates\n\n{opening}\n\n{talk}"))) == [("Bo Berg", role)]


def test_a_list_of_labels_is_believed_and_is_no_turn(document: Build) -> None:
    text = "渡口\n\n記：現場記者 陳：陳小河\n\n" + "\n\n".join(
        "記：船呢？\n\n陳：三月停了，沒有人問過我們。" for _ in range(3)
    )
    briefing = structure(document(text, "zh-Hant"))
    assert [guest.name for guest in (briefing.bio.guests if briefing.bio else ())] == ["陳小河"]
    assert briefing.speakers() == ("現場記者", "陳小河")


@pytest.mark.parametrize(
    ("above", "speakers"),
    [
        ("AR: Ada Reed, BB: Bo Berg", ("Ada Reed", "Bo Berg")),
        ("AR = Ada Reed\nBB = Bo Berg (harbour board)", ("Ada Reed", "Bo Berg")),
        ("AR: Yes, and no, BB: Why not?", ("AR", "BB")),
    ],
)
def test_only_a_list_that_explains_labels_is_a_legend(document: Build, above: str, speakers: tuple[str, str]) -> None:
    talk = labelled(("AR", "Who paid for it?"), ("BB", LONG))
    assert structure(document(f"Gates\n\n{above}\n\n{talk}")).speakers() == speakers


def test_whom_a_first_question_addresses_is_not_who_asks(document: Build) -> None:
    first = "Q Madam Warden — Madam Pilot, sorry. Could you speak of the quay —"
    talk = f"{first}\n\nPILOT: {LONG}\n\nQ Who paid?\n\nPILOT: {LONG}"
    assert structure(document(f"Gates\n\n{talk}")).speakers() == ("Q", "PILOT")


def test_a_paragraph_about_a_guest_is_biography_though_it_is_not_the_first(document: Build) -> None:
    lead = "Gates are old, and nobody counts them any more in the harbours of the west."
    told = "For years Bo Berg has been a lock keeper at Low Sands. He counts the gates and writes about them."
    boxed = "Bo Berg is a member of the Harbour Board. He has written a book on gates."
    bio = structure(document(f"An interview with Bo Berg\n\n{lead}\n\n{told}\n\n{TALK}\n\n{boxed}")).bio
    assert bio is not None and [block.text for block in bio.blocks] == [told, boxed]


def test_who_asks_signs_the_text_that_says_so(document: Build) -> None:
    talk = labelled(("Ann Lee", "Who paid for it?"), ("Bo Berg", LONG))
    briefing = structure(document(f"Gates\n\nBo Berg sat down with Ann Lee in March to talk about gates.\n\n{talk}"))
    assert briefing.byline is not None and briefing.byline.name == "Ann Lee"
    nobody = structure(document(f"Gates\n\n{talk.replace('Ann Lee', 'Ann')}"))
    assert nobody.byline is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Gates\n\n{labelled(('Q', 'What did you do?'), ('A', LONG))}", "no-guest"),
        (f"Gates\n\n{labelled(('Ann Lee', 'Who paid?'), ('Bo', LONG))}", "speaker-unresolved"),
        ("Gates\n\nBo Berg lives above the gates of the harbour. He sails.\n\n"
         + labelled(("Ann Lee", "Who paid?"), ("Bo Berg", LONG)), "role-missing"),
        (f"Gates\n\nBy the old crew of the ferry, mostly\n\n{labelled(('Ann', 'Who paid?'), ('Bo Berg', LONG))}",
         "byline-missing"),
    ],
)  # fmt: skip
def test_what_may_be_missing_is_told(document: Build, text: str, code: str) -> None:
    assert code in [note.code for note in structure(document(text)).notes]


def test_a_whole_talk_has_no_such_note(document: Build) -> None:
    talk = labelled(("Ann Lee", "Senator Berg, who paid for it?"), ("Bo Berg", LONG))
    text = f"Gates\n\nBy Ann Lee\n\nBo Berg is a senator and a member of the Harbour Board.\n\n{talk}"
    assert [note.code for note in structure(document(text)).notes] == []


def test_names_are_capital_words_without_trades_and_acronyms() -> None:
    text = "Biologist Ada Reed of the NBU Harbour Institute met Dr. Bo van Berg in May."
    assert [name.text for name in names_in(text, words_of("en"))] == ["Ada Reed", "Bo van Berg"]


def test_a_short_form_means_one_person_or_nobody() -> None:
    assert meant_by("Ada", ["Ada Reed", "Bo Berg"]) == "Ada Reed"
    assert meant_by("AR", ["Ada Reed", "Bo Berg"]) == "Ada Reed"
    assert meant_by("Ada", ["Ada Reed", "Ada Berg"]) is None
    assert same_person("Charles William Reed Jr.", "Charles Reed")
    assert not same_person("Ada Reed", "Bo Reed")
    assert "陳" in forms("陳小河")


def test_each_weight_is_that_of_a_sign_in_use() -> None:
    assert votes("guests")["asks"] < 0 < votes("guests")["who-answers"]


def _voices(*turns: tuple[str, str]) -> list[str]:
    cues = (f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n<v {name}>{said}\n" for n, (name, said) in enumerate(turns))
    briefing = structure(clean(read(("WEBVTT\n\n" + "\n".join(cues)).encode(), "talk.vtt", language="en")))
    return [guest.name for guest in briefing.bio.guests] if briefing.bio else []


def test_of_two_voices_the_one_that_says_little_leads_the_talk() -> None:
    turns = (("Leon Vask", "And the treaty."), ("Ada Brook", LONG)) * 2
    assert _voices(*turns) == ["Ada Brook"]


@pytest.mark.parametrize("label", ["Ada Brook", "Professor Ada Brook", "ADA BROOK", "Pilot Ada Brook"])
def test_one_person_under_two_labels_is_one_guest(label: str) -> None:
    leads = ("Leon Vask", "And the treaty.")
    assert _voices(leads, ("Ada Brook", LONG), leads, (label, LONG)) == ["Ada Brook"]
