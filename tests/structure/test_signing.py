"""Who signs: words for who led a talk, users' names in metadata, and words that are nobody."""

from __future__ import annotations

import pytest
from boats import TALK
from frames import TALKS

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure


def _byline(text: str, language: str = "en") -> str:
    byline = structure(clean(read(text.encode(), "talk.md", language=language))).byline
    return byline.name if byline else ""


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("en", "Interview collected by Ada Brook (Harbour Press)", "Ada Brook"),
        ("en", "***Proposals collected by Ada Brook***", "Ada Brook"),
        ("de", "Interview geführt von Hanna Brook", "Hanna Brook"),
        ("fr", "Entretien réalisé par Jeanne Morin pour Le Quai", "Jeanne Morin"),
        ("es", "Entrevista realizada por Inés Puerto", "Inés Puerto"),
        ("de", "Von Redaktion", ""),
        ("ko", "인터뷰 홍길동 기자", "홍길동"),
        ("ko", "인터뷰 전문", ""),
        ("en", "The long winter was led by Ada Brook and nobody else at all", ""),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_line_says_who_led_a_talk(language: str, line: str, name: str, below: bool) -> None:
    parts = ["# The quay", TALK.strip(), line] if below else ["# The quay", line, TALK.strip()]
    assert _byline("\n\n".join(parts) + "\n", language) == name


@pytest.mark.parametrize(
    ("given", "note", "name"),
    [
        ("adabrook", "Dr. Ada Brook is a trainer at the port. All opinions are her own.", "Ada Brook"),
        ("ada-brook", "The port is closed.", "Ada Brook"),
        ("people/ada-brook.md", "The port is closed.", "Ada Brook"),
        ("rain", "Ada Brook is a trainer at the port.", "rain"),
        ("ines", "[1] That was a joke (Inés).", "Inés"),
        ("tide", "They call it Tide, for the tide comes in at six.", "tide"),
        ("Ada Brook, staff", "The port is closed.", "Ada Brook"),
    ],
)
def test_a_user_of_the_metadata_has_the_name_that_the_text_prints(given: str, note: str, name: str) -> None:
    assert _byline(f"---\ntitle: The quay\nauthor: {given}\n---\n\n{TALK.strip()}\n\n{note}\n") == name


def test_a_guest_among_the_authors_of_the_metadata_did_not_ask() -> None:
    text = (
        "# Ada Brook, pilot: an interview\n\n**Ida Moss:** Why?\n\n**Ada Brook:** We must.\n\n**Ida Moss:** When?\n\n"
    )
    head = "---\nauthors: [Ida Moss, Ada Brook]\n---\n\n"
    assert _byline(f"{head}{text}**Ada Brook:** Now, in winter.\n") == "Ida Moss"


def test_who_is_described_below_her_own_article_is_its_author() -> None:
    text = (
        "# The quay\n\nThe quay was built in the spring, and it stands to this day, with eleven houses on it.\n\n"
        "Ada Brook is a pilot at the harbour of Oldport. She is the author of three books on tides.\n"
    )
    assert _byline(f"---\nauthor: Ada Brook\n---\n\n{text}") == "Ada Brook"


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [("Ida Moss", "Ida Moss", "Ida Moss"), ("Ida Moss", "Ole Brandt", ""), ("Ida", "Ida", ""), ("Q", "Q", "")],
)
def test_the_one_person_with_a_full_name_who_asks_is_the_author_where_nobody_else_is(
    first: str, second: str, name: str
) -> None:
    text = (
        f"{first}: Why do you sail at night?\n\nAda Brook: We must, the tide is high.\n\n{second}: Who pays for it?\n\n"
        f"Ada Brook: The port does, mostly.\n\n{first}: Since when?\n\nAda Brook: Since May.\n"
    )
    assert _byline(text) == name
    assert not _byline(text.replace(": ", " (00:12): "))


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "Harbour Hour — Ada Brook Interview by Ida Moss", "Ida Moss"),
        ("en", "The night is long: an interview with Ada Brook by Ida Moss", "Ida Moss"),
        ("en", "Interview with Ada Brook by Ida Moss", "Ida Moss"),
        ("de", "Interview mit der Autorin von Ida Moss", ""),
        ("en", "An interview with Ada Brook", ""),
    ],
)
def test_a_title_says_who_led_the_interview(language: str, title: str, name: str) -> None:
    assert _byline(f"# {title}\n\n{TALK.strip()}\n", language) == name


@pytest.mark.parametrize(
    ("language", "line", "more"),
    [
        ("en", "With contributions from Ida Moss (Low Tide) and Ole Brandt (New Harbour).", ", Ida Moss, Ole Brandt"),
        ("de", "Unter Mitarbeit von Ida Moss und Ole Brandt", ", Ida Moss, Ole Brandt"),
        ("ja", "Ida Moss（Low Tide）と Ole Brandt の協力のもと作成。", ", Ida Moss, Ole Brandt"),
        ("en", "The quay was built with contributions from Ida Moss.", ""),
    ],
)
def test_who_contributed_wrote_with_the_author_of_the_metadata(language: str, line: str, more: str) -> None:
    head = "---\ntitle: The quay\nauthor: Ada Brook (Harbour Trust)\n---\n\n"
    assert _byline(f"{head}{line}\n\n{TALK.strip()}\n", language) == f"Ada Brook{more}"


@pytest.mark.parametrize(
    ("language", "line", "credit"),
    [
        ("de", "Text: Ida Moss. Fotos: Ole Brandt", "Fotos: Ole Brandt"),
        ("en", "Interview by Ida Moss. Photos by Ole Brandt.", "Photos by Ole Brandt."),
        ("en", "Interview by Ida Moss", ""),
        ("es", "Por Ida Moss / Foto: Ole Brandt", "Foto: Ole Brandt"),
        ("en", "Words: Ida Moss | Photos: Ole Brandt", "Photos: Ole Brandt"),
        ("en", "Words by Ida Moss, photos by Ole Brandt", "photos by Ole Brandt"),
        ("it", "Testo di Ida Moss, foto di Ole Brandt", "foto di Ole Brandt"),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_credit_on_the_line_of_a_byline_is_none_of_it(language: str, line: str, credit: str, below: bool) -> None:
    parts = ["# The quay", TALK.strip(), line] if below else ["# The quay", line, TALK.strip()]
    briefing = structure(clean(read("\n\n".join(parts).encode(), "talk.md", language=language)))
    assert briefing.byline and briefing.byline.name == "Ida Moss"
    assert [block.text for block in briefing.credits] == [credit] * bool(credit)


def test_two_lines_with_a_lead_name_both_people_and_are_credits() -> None:
    lines = "Interviewed by: Ida Moss, Quayside\n\nWritten by: Ole Brandt, Quayside"
    briefing = structure(clean(read(f"# The quay\n\n{lines}\n\n{TALK.strip()}\n".encode(), "talk.md", language="en")))
    assert briefing.byline and briefing.byline.name == "Ida Moss, Ole Brandt"
    assert [block.text for block in briefing.credits] == lines.split("\n\n")


@pytest.mark.parametrize(("title", "name"), [("A talk with Ada of the quay", ""), ("The quay", "Ada Brook")])
def test_a_guest_whom_the_title_names_signs_the_answers(title: str, name: str) -> None:
    assert _byline(f"# {title}\n\n{TALK.strip()}\n\nAda Brook, 2012\n") == name


def test_a_guest_under_the_name_in_brackets_is_no_author() -> None:
    head = "---\nauthors: [Jane Roe, Olga Moen（Ida Moen）]\n---\n\n"
    talk = "**Interviewer:** Who rows?\n\n**Ida Moen:** I do, every day.\n\n**Interviewer:** Why?\n\n**Ida Moen:** Ice."
    assert _byline(f"{head}# The quay\n\n{talk}\n") == "Jane Roe"


def test_who_led_the_talk_by_the_line_below_the_title_is_the_author_and_no_guest() -> None:
    head = "---\ntitulo: Hay que remar\nsubtitulo: Entrevista realizada por *Inés Puerto* para El Muelle\n---\n\n"
    talk = "**¿Quién rema?**\n\nYo, todos los días.\n\n**¿Por qué?**\n\nPor el hielo, que no espera a nadie.\n"
    briefing = structure(clean(read(f"{head}{talk}".encode(), "talk.md", language="es")))
    assert briefing.byline is not None and briefing.byline.name == "Inés Puerto"


@pytest.mark.parametrize(
    ("language", "title", "authors", "name"),
    [
        ("en", "Harbour talks 14 with Ada Brook", ("Ada Brook", "Leo Vask"), "Leo Vask"),
        ("zh", "港口访谈第3期：林若溪老师", ("林若溪", "周海生"), "周海生"),
        ("en", "Harbour talks 14 with Ada Brook", ("Ada Brook",), "Ada Brook"),
        ("en", "Harbour talks 14", ("Ada Brook", "Leo Vask"), "Ada Brook, Leo Vask"),
    ],
)
def test_of_several_authors_the_one_in_the_title_was_asked(
    language: str, title: str, authors: tuple[str, ...], name: str
) -> None:
    head = "\n".join(("---", f"title: {title}", "author:", *(f"  - {author}" for author in authors), "---"))
    assert _byline(f"{head}\n\n{TALKS[language]}\n", language) == name


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("zh", "文/林海明 图/何川", "林海明"),
        ("zh", "作者：林海明 译者：何川 校对：方一", "林海明"),
        ("zh", "作者：Ida Moss 译者：何川 校对：方一", "Ida Moss"),
        ("zh", "采访整理：林海明", "林海明"),
        ("zh", "#### author：林海明", "林海明"),
        ("ja", "取材・文：浜辺透子　写真：山本一", "浜辺透子"),
        ("ja", "（聞き手・浜辺透子）", "浜辺透子"),
    ],
)
def test_lines_of_chinese_and_japanese_that_say_who_asked(language: str, line: str, name: str) -> None:
    assert _byline(f"# 码头\n\n{line}\n\n{TALKS[language]}\n", language) == name


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("author: Ida Moss,Ole Brandt", "Ida Moss, Ole Brandt"),
        ("author: Ida Moss, Ole Brandt y Eva Sol", "Ida Moss, Ole Brandt, Eva Sol"),
        ("author: Ida Moss & Ole Brandt", "Ida Moss, Ole Brandt"),
        ("author: José Ortega y Gasset", "José Ortega y Gasset"),
        ("hosts:\n  - Ida Moss\n  - Ole Brandt", "Ida Moss, Ole Brandt"),
        ("host: {name: Ida Moss}", "Ida Moss"),
    ],
)
def test_several_authors_of_a_field_are_parted(field: str, names: str) -> None:
    assert _byline(f"---\ntitle: The quay\n{field}\n---\n\n{TALK.strip()}\n") == names
