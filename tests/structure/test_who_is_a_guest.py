"""Who is a guest and who is not: forms of one name, labels that are things, hosts who present, surnames with titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import TALK

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


def _guests(document: Build, text: str, language: str = "en") -> list[str]:
    bio = structure(document(text, language)).bio
    return [guest.name for guest in bio.guests] if bio else []


def test_a_name_without_its_marks_is_the_same_person(document: Build) -> None:
    head = "An interview with José Aldana\n\nWe met the founder of the quay, Jose Aldana, on a wet day."
    assert _guests(document, f"{head}\n\n{TALK}") == ["José Aldana"]


def test_a_label_in_capitals_has_the_name_that_the_text_prints(document: Build) -> None:
    talk = "LEON VASK: Et maintenant, Agnès ALDANA est avec nous. Qui paie ?\n\nAGNES ALDANA: Personne."
    again = "LEON VASK: Et après ?\n\nAGNES ALDANA: Il pleut."
    assert _guests(document, f"Le quai\n\nAgnès Aldana au port\n\n{talk}\n\n{again}", "fr") == ["Agnès Aldana"]


def test_an_item_of_a_list_is_no_guest() -> None:
    said = "Kim was a star at first and had much free time, which he poured into the Rigging Kit. Leo came later."
    turns = [
        f"<p><b>Q:</b> Who is on part {n}?</p><p><b>Ada Brook:</b> We row. {'Rest. ' * n}</p>" for n in range(1, 8)
    ]
    text = f"<h1>The quay</h1>{turns[0]}<p><b>Rigging:</b> {said}</p>{''.join(turns[1:])}"
    bio = structure(clean(read(text.encode(), "talk.html", language="en"))).bio
    assert bio is not None and [guest.name for guest in bio.guests] == ["Ada Brook"]


@pytest.mark.parametrize("label", ["Mr. REED", "Secretary REED"])
def test_the_only_one_who_answers_may_have_a_surname_and_a_title(document: Build, label: str) -> None:
    talk = f"Ms. VASK: Who paid for it?\n\n{label}: The port did.\n\nMs. VASK: Did you know?\n\n{label}: I did not."
    assert _guests(document, talk) == ["REED"]


def test_who_is_named_in_a_question_to_somebody_else_is_no_guest(document: Build) -> None:
    head = "The quay\n\nAda Brook leaves. Bo Berg, pilot of the night boat, comes."
    question = "Ada, after so long, why did the port choose Bo Berg to follow you?"
    assert "Bo Berg" not in _guests(document, f"{head}\n\n{question}\n\nNobody asked me.\n\n{TALK}")


def test_who_presents_himself_below_a_word_for_the_question_is_the_guest(document: Build) -> None:
    talk = (
        "Q: Who are you?\n\nI am Ada Brook, and I row.\n\nQ: What else?\n\nI am currently the chair of the quay board."
    )
    bio = structure(document(f"The quay\n\n{talk}")).bio
    assert bio is not None
    assert [(guest.name, guest.role) for guest in bio.guests] == [("Ada Brook", "chair of the quay board")]


def test_a_first_name_with_an_age_in_the_title_is_the_guest(document: Build) -> None:
    assert _guests(document, f"Emma (12) builds boats\n\nThe port is closed for the winter.\n\n{TALK}") == ["Emma"]


def test_a_word_that_counts_reasons_is_no_guest(document: Build) -> None:
    answer = "Ada Brook: There are two reasons why I row.\n\nSecondly: I like rain, and I think that rain likes me."
    talk = f"Q: Why?\n\n{answer}\n\nQ: Always?\n\nAda Brook: Always.\n\nSecondly: I am never late, and I am never dry."
    assert _guests(document, f"The quay\n\n{talk}") == ["Ada Brook"]


def test_whom_a_question_calls_by_first_name_is_the_guest(document: Build) -> None:
    head = "The quay\n\nA boat by Ino Marsh.\n\nKim Dahl was here, too, and so was Per Holm."
    asked = "Hello, Ino. You build boats. When did they stop?\n\nIn March, when the money ended."
    assert _guests(document, f"{head}\n\n{asked}\n\n{TALK}") == ["Ino Marsh"]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("港湾賞を受賞した海野花子教授に話を聞いた。", ""),
        ("海野花子（潮汐研究所所長）にインタビューした。", "潮汐研究所所長"),
    ],
)
def test_japanese_names_have_a_title_or_a_post_in_brackets(document: Build, head: str, role: str) -> None:
    talk = (
        "なぜ門を開けたのですか？\n\nそこにあったからです。\n\n次は何ですか？\n\n雨です。\n\nその後は？\n\nまた雨です。"
    )
    bio = structure(document(f"港にて\n\n{head}\n\n{talk}", "ja")).bio
    assert bio is not None
    assert [(guest.name, guest.role) for guest in bio.guests] == [("海野花子", role)]


def test_a_guest_who_presents_another_guest_stays_one(document: Build) -> None:
    long = "We row around the gates, and most of them have been closed since the winter. " * 3
    turns = [
        ("Ada", f"I am Ada Brook, maintainer of the night boat, and with me is Bo Berg, who works on ropes. {long}"),
        ("Bo", f"I am Bo Berg, and I am happy to have Ada Brook here. {long}"),
    ]
    talk = "\n\n".join(f"{name}: {said}" for name, said in [*turns, ("Ada", long), ("Bo", long)])
    assert _guests(document, f"The quay\n\n{talk}") == ["Ada Brook", "Bo Berg"]


def test_a_house_above_the_line_of_a_guest_is_no_guest(document: Build) -> None:
    head = "Marsh Paris\n\nAda Brook, professor at Kade, tides, March 2023"
    assert _guests(document, f"# The quay\n\n{head}\n\n{TALK}") == ["Ada Brook"]


def test_a_show_and_who_calls_himself_its_host_are_no_guests(document: Build) -> None:
    said = "Welcome to the Mast Weekly Podcast, says Mast Weekly Podcast. “We row,” Mast Weekly Podcast said."
    head = f"{said}\n\nI’m your host Ada Brook. I’m the chief pilot of the Harbour Institute."
    assert _guests(document, f"The quay\n\n{head}\n\n{TALK}") == []


def test_the_site_of_a_page_is_no_guest() -> None:
    site = '<meta property="og:site_name" content="Ropes Aloft"><title>An interview with Ropes Aloft</title>'
    talk = "".join(f"<h3>Who pays for pier {n}?</h3><p>The port does, and nobody is glad of it.</p>" for n in range(4))
    page = f"<html><head>{site}</head><body><h1>An interview with Ropes Aloft</h1>{talk}</body></html>"
    assert structure(clean(read(page.encode(), "talk.html", language="en"))).bio is None


def test_people_of_the_metadata_who_sign_their_answers_are_the_guests() -> None:
    people = '"[Ada Brook](https://quay.example/ada) and [Leo Vask](https://quay.example/leo)"'
    said = "The port pays for it, and nobody was asked about that."
    talk = "\n\n".join(f"**Q:** Who pays for pier {n}?\n\n**A:** {said}\n\n– Leo Vask" for n in range(1, 5))
    text = f"---\ntitle: Crew of the night boat\npeople: {people}\n---\n\n{talk}\n"
    briefing = structure(clean(read(text.encode(), "talk.md", language="en")))
    assert briefing.bio is not None and [guest.name for guest in briefing.bio.guests] == ["Ada Brook", "Leo Vask"]
    assert briefing.byline is None
