"""Who is asked by one word alone, as the title says, and what names there mean in their cases."""

from __future__ import annotations

import pytest
from frames import TALKS

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

POLISH = """**Kiedy promy przestały pływać?**

W marcu, gdy skończyła się dotacja i załoga poszła do domu.

**Co dalej z portem?**

Liczymy ludzi, którzy wracają pieszo, i jesienią zapytamy."""
RUSSIAN = """**Когда паромы перестали ходить ночью?**

В марте, когда закончились деньги и последняя команда ушла домой.

**Что будет дальше с портом?**

Мы считаем людей, которые идут домой пешком, и осенью спросим."""
TURKISH = """**Vapurlar ne zaman durdu?**

Mart ayında, para bitince ve son tayfa evine gidince durdu.

**Bundan sonra ne olacak?**

Eve yürüyerek dönenleri sayıyoruz ve sonbaharda yine soracağız."""
TALKS_HERE = TALKS | {"pl": POLISH, "ru": RUSSIAN, "tr": TURKISH}


def _guests(head: str, language: str) -> list[str]:
    text = f"{head}\n\n{TALKS_HERE[language]}\n"
    bio = structure(clean(read(text.encode(), "talk.md", language=language))).bio
    return [guest.name for guest in bio.guests] if bio else []


@pytest.mark.parametrize(
    ("language", "head", "who"),
    [
        ("en", "# Interview with q7zed", "q7zed"),
        ("en", "# AMA with t0rn_ado", "t0rn_ado"),
        ("es", "# Entrevista con kraken_88", "kraken_88"),
        ("zh", "# 访谈 - q7zed", "q7zed"),
        ("en", "# Meet Gravelpup\n\nOn the quay Gravelpup lights the lamps.", "Gravelpup"),
        ("en", "# Q&A with Ottoline\n\nThe sheds that Ottoline built still stand.", "Ottoline"),
        ("en", "# A Conversation with Tavo ’04\n\nOn the quay Tavo is known to all.", "Tavo"),
        ("de", "# Im Gespräch mit Wiebke", "Wiebke"),
        ("zh", "# 段若霖", "段若霖"),
        ("zh", "# 段霖\n\n段霖住在码头。", "段霖"),
    ],
)
def test_a_title_of_one_name_says_who_answers(language: str, head: str, who: str) -> None:
    assert _guests(head, language) == [who]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "# Interview with Lanterns\n\nOn the quay Lanterns hang, and other lanterns lie."),
        ("de", "# Interview mit Fährleuten\n\nAm Kai warten Fährleuten viele Boote."),
        ("en", "# Meet Gravelpup"),
        ("en", "# Interview with 2024"),
        ("en", "# Interview: Part2"),
        ("en", "# Talk with 21st\n\nOn the 21st we met."),
        ("en", "# Interview with Pilots\n\nOn the quay we saw Pilots and their boats."),
        ("en", "# The lamps of Gravelpup\n\nOn the quay Gravelpup is a street."),
        ("zh", "# 段霖"),
        ("zh", "# 港口访谈"),
        ("tr", "# Liman Gazetesi röportaj"),
    ],
)
def test_a_word_that_nothing_shows_to_be_a_name_is_no_guest(language: str, head: str) -> None:
    assert _guests(head, language) == []


def test_a_title_of_one_word_gives_way_to_who_has_the_labels() -> None:
    head = "# Interview with harbour2\n\n**Post:** Who are you?\n\n**Ada Brook:** I row, and I have done so for years."
    turns = "\n\n**Post:** Why do you?\n\n**Ada Brook:** Because nobody else does it at night."
    bio = structure(clean(read(f"{head}{turns}\n".encode(), "talk.md", language="en"))).bio
    assert bio is not None
    assert [guest.name for guest in bio.guests] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("language", "head", "who"),
    [
        ("pl", "# Wywiad z Anną\n\nW porcie wszyscy ją znają, bo Anna zna wszystkich.", "Anna"),
        ("ru", "# Интервью с Веймаром Лодсенем\n\nСегодня с нами Веймар Лодсен. Он строит лодки.", "Веймар Лодсен"),
        ("ru", "# Интервью с Петром Рыбиным\n\nЛодки строит Пётр Рыбин.\n\nПётр Рыбин знает порт.", "Пётр Рыбин"),
        ("tr", "# Defne Akyol ile söyleşi", "Defne Akyol"),
        (
            "fr",
            "# Questions à Anne Marie Brook\n\n**Bonjour Anne Marie, d’où viens-tu et que fais-tu ici ?**\n\nDu port.",
            "Anne Marie Brook",
        ),
        ("es", "# Entrevista: Ada “nightBoat” Brook", "Ada “nightBoat” Brook"),
        ("en", "# The fog\n\nIvo Tarn, editor of the Quay Post, sat down with Selma Brook, a pilot.", "Selma Brook"),
        ("en", "# An interview with Ada Brook Jr. Pilots of the quay", "Ada Brook Jr."),
    ],
)
def test_names_are_whole_and_in_their_plain_form(language: str, head: str, who: str) -> None:
    assert _guests(head, language) == [who]
