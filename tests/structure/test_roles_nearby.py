"""Roles that stand in the metadata, on labels, before or behind a row of names, and words that are nobody's role."""

from __future__ import annotations

import pytest
from frames import ASKED, TALKS

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure


def _who(text: str, language: str = "en") -> str:
    bio = structure(clean(read(f"{text}\n".encode(), "talk.md", language=language))).bio
    return "; ".join(f"{guest.name}: {guest.role}" for guest in bio.guests) if bio else ""


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        (
            "en",
            "---\ntitle: Interview with Ada Brook\nseo_description: Ada Brook is a harbour pilot from Hull.\n---",
            "Ada Brook: harbour pilot from Hull",
        ),
        (
            "en",
            "# Interview with Ada Brook\n\nAda Brook came late. She is a Ph.D. candidate in tides at Hull University.",
            "Ada Brook: Ph.D. candidate in tides at Hull University",
        ),
        ("en", "# Interview with Ada Brook\n\nAda Brook is a 50-year-old with the heart of a pilot.", "Ada Brook: "),
        (
            "en",
            "# Interview with Ada Brook\n\nAda Brook met us late. Bert Berg was there, too. He is a cook.",
            "Ada Brook: ",
        ),
        (
            "tr",
            "# Ayla Demir ile röportaj\n\nAyla Demir bizi iskelede karşıladı. Uzun bir günün ardından "
            "bize çay getiren garson ve kaptan ile konuştuk.",
            "Ayla Demir: ",
        ),
        ("es", "# Entrevista con Ada Brook\n\nUna serie de entrevistas a pilotos con Ada Brook.", "Ada Brook: "),
        (
            "ja",
            "# Ada Brook 氏に聞く\n\n今月は、Harbour の Chief Engineer である Ada Brook 氏にお話を伺いました。",
            "Ada Brook: Harbour の Chief Engineer",
        ),
        ("zh", "# 港口基金会执行董事 Ada Brook 专访\n\n我们在码头见面。", "Ada Brook: 港口基金会执行董事"),
        (
            "nl",
            "# Gesprek met Ada Brook\n\nHet werd opgericht door haven-oprichter en spreker Ada Brook.",
            "Ada Brook: haven-oprichter en spreker",
        ),
    ],
)  # fmt: skip
def test_what_is_said_above_a_talk(language: str, head: str, wanted: str) -> None:
    assert _who(f"{head}\n\n{TALKS.get(language) if language in ('ja', 'zh') else ASKED}", language) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("The pilots. From left: Ada, Cara and Dora", "Ada: pilots; Cara: pilots"),
        ("We met our pilots – Ada, Cara and Dora – on the quay.", "Ada: pilots; Cara: pilots"),
        ("Ada, Cara and Dora met us on the quay.", "Ada: ; Cara: "),
    ],
)
def test_what_stands_before_a_row_of_names_is_said_of_all(line: str, wanted: str) -> None:
    turns = "**Herald:** When?\n\n**Ada:** In March.\n\n**Herald:** Who?\n\n**Cara:** The council.\n\n"
    assert _who(f"# On the quay\n\n{line}\n\n{turns * 2}") == wanted


def test_brackets_on_a_label_say_the_house() -> None:
    turns = "**Herald:** When?\n\n**Ada Brook (Harbour Institute):** In March, I think.\n\n"
    assert _who(f"# On the quay\n\n{turns * 2}") == "Ada Brook: Harbour Institute"


def test_you_are_is_said_to_whoever_answers() -> None:
    turns = (
        "**Herald:** Ada, you are a pilot. When?\n\n**Ada Brook:** In March.\n\n"
        "**Herald:** And you are a cook. Who?\n\n**Bert Berg:** The council.\n\n"
    )
    assert _who(f"# On the quay\n\nHerald talks with two.\n\n{turns}") == "Ada Brook: pilot; Bert Berg: cook"


def test_who_is_named_in_passing_among_others_is_no_guest() -> None:
    head = "# Lamps of the quay\n\nWith help from Carla Nemec (Tide Office) and Maria Reed, a pilot.\n\n"
    assert _who(f"{head}{ASKED}") == ""


_TITLE = "# Interview with Ada Brook"


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("en", f"---\ndescription: Spotlight on a Pilot\n---\n{_TITLE}", ""),  # a preposition stands before the trade
        ("en", f"{_TITLE}\n\nThe lamps move behind the rowers slowly, Ada Brook told us.", ""),
        ("en", f"{_TITLE} (Rowing)\n\nAda Brook met us.", ""),
        ("en", f"{_TITLE} (TIDE)\n\nAda Brook met us.", "TIDE"),  # a house
        ("en", f"{_TITLE}\n\nWe met Ada Brook one of the pilots of the ferry.", "one of the pilots of the ferry"),
        ("en", f"{_TITLE}\n\nAda Brook newly qualified tide planner met us.", "newly qualified tide planner"),
        ("en", f"{_TITLE}\n\nAda Brook, our Tide Office (TO) Manager, came late.", "Tide Office (TO) Manager"),
        ("en", f"{_TITLE}\n\nAda Brook came late. She left Hull and is now the head of the yard.", "head of the yard"),
        ("en", f"{_TITLE}\n\nWe met.\n\nRole in the crew: lamp warden", "lamp warden"),
        ("de", "# Gespräch mit Ada Brook\n\nAda Brook, Friesin und einer der besten Lotsen im Hafen, kam spät.",
         "Friesin und einer der besten Lotsen im Hafen"),
    ],
)  # fmt: skip
def test_a_role_ends_where_its_trade_does(language: str, head: str, wanted: str) -> None:
    assert _who(f"{head}\n\n{ASKED}", language) == f"Ada Brook: {wanted}"


def test_answers_of_the_only_guest_say_what_that_is() -> None:
    turns = "**Q:** Who are you?\n\n**A:** I am the senior lamp clerk.\n\n**Q:** When?\n\n**A:** In March.\n\n"
    assert _who(f"# A talk with Ada Brook\n\n{turns}") == "Ada Brook: senior lamp clerk"


def test_a_heading_below_a_question_says_who_speaks() -> None:
    parts = (f"## {who}\n\nI came here as a child.\n\n" for who in ("Ada Brook, tide mapper, Hull", "Mary Lind, Oslo"))
    assert "Ada Brook: tide mapper" in _who(f"# The quay\n\n{''.join(parts)}")


@pytest.mark.parametrize(
    ("language", "title", "first", "wanted"),
    [
        ("en", "Interview with Nadia Vell", "I am a second-year student at Hull.", "second-year student at Hull"),
        ("de", "Interview mit Nadia Vell", "Ich heiße Nadia Vell und bin Taucherin im Hafen.", "Taucherin im Hafen"),
        ("nl", "Interview met Nadia Vell", "Ik heet Nadia Vell en ben duiker in Hoorn.", "duiker in Hoorn"),
        ("es", "Entrevista a Nadia Vell", "Soy Nadia, tengo 34 años y soy ingeniera.", "ingeniera"),
        ("pt", "Entrevista a Nadia Vell", "Sou a Nadia, tenho 34 anos e sou estudante.", "estudante"),
        ("en", "Rower of the month: Nadia Vell", "I came in May.", "Rower of the month"),
        ("en", "Rower of the month: Nadia Vell", "I came in May. I work as a diver.", "diver"),
        ("ja", "水野花子さんインタビュー", "水野花子さんは潮汐博物館の館長です。", "潮汐博物館の館長"),
        ("ko", "김하늘 인터뷰", "김하늘은 조수박물관 관장이다.", "조수박물관 관장"),
    ],
)
def test_a_first_answer_says_who_answers(language: str, title: str, first: str, wanted: str) -> None:
    above = language in ("ja", "ko")
    text = f"# {title}\n\n{first if above else ''}\n\n**2030?**\n\n{'No.' if above else first}\n\n**2031?**\n\nNo."
    assert _who(text, language).partition(": ")[2] == wanted


def test_a_clause_on_somebody_ends_at_its_comma() -> None:
    line = "Ada Brook, who has worked as a diver for years, met us on the quay."
    assert _who(f"# Interview with Ada Brook\n\n{line}\n\n{ASKED}") == "Ada Brook: diver for years"


def test_what_somebody_says_of_himself_is_no_role_of_others_who_answer() -> None:
    said = [
        f"## {name}\n\n**Why do you stand for the board?**\n\n{text}\n\n**What will you do?**\n\nI will count."
        for name, text in (
            ("Ada Brook", "I am the treasurer of the harbour, and I love it."),
            ("Bert Lund", "It is time for a change on the quay."),
            ("Cora Finch", "Somebody has to do it, and nobody wants to."),
        )
    ]
    told = _who("# Who stands for the board\n\n" + "\n\n".join(said))
    assert "Bert Lund" in told
    assert "treasurer" not in told
