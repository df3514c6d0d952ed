"""Heads of invented talks in many forms: title, who wrote, and the date are read from wherever they stand."""

from __future__ import annotations

from boats import TALK
from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

PLACES = ("# The quay\n\n{line}\n\n{talk}", "{line}\n\n# The quay\n\n{talk}", "# The quay\n\n{talk}\n\n{line}\n")
NAME, DAY = "Ines Holloway", "2023-05-02"


@all_rows("place", PLACES)
@all_rows(
    "language, line",
    [
        ("en", "Text and photos: Ines Holloway"),
        ("en", "This interview was conducted by Ines Holloway."),
        ("en", "Questions by Ines Holloway"),
        ("en", "Transcribed by Ines Holloway"),
        ("en", "Interviewed and edited by Ines Holloway"),
        ("de", "Protokoll: Ines Holloway"),
        ("de", "Text & Fotos: Ines Holloway"),
        ("fr", "Une interview de Ines Holloway"),
        ("es", "Texto y fotos: Ines Holloway"),
        ("es", "Entrevistó: Ines Holloway"),
        ("it", "Intervista a cura di Ines Holloway"),
        ("pt", "Entrevista conduzida por Ines Holloway"),
        ("nl", "Tekst en foto’s: Ines Holloway"),
        ("sv", "Text & foto: Ines Holloway"),
        ("pl", "Rozmowę przeprowadziła Ines Holloway"),
    ],
)
def test_who_wrote_is_read_wherever_the_line_stands(language: str, line: str, place: str) -> None:
    briefing = structure(clean(read(place.format(line=line, talk=TALK.strip()).encode(), "talk.md", language=language)))
    assert briefing.title and briefing.title.text == "The quay"
    assert briefing.byline and briefing.byline.name == NAME


@all_rows("place", PLACES)
@all_rows(
    "language, line, named",
    [
        ("en", "Ines Holloway | 2 May 2023", True),
        ("en", "2 May 2023 by Ines Holloway", True),
        ("en", "Posted on 2 May 2023 by Ines Holloway", True),
        ("en", "Tue, 02 May 2023 10:30:00 +0000", False),
        ("de", "Veröffentlicht am 2. Mai 2023 von Ines Holloway", True),
        ("fr", "2 mai 2023 à 10h30", False),
        ("fr", "Par Ines Holloway, mardi 2 mai 2023", True),
        ("es", "Publicado por Ines Holloway el 2 de mayo de 2023", True),
        ("pt", "Publicado em 2 de maio de 2023 por Ines Holloway", True),
    ],
)
def test_a_date_is_read_beside_a_name(language: str, line: str, named: bool, place: str) -> None:
    briefing = structure(clean(read(place.format(line=line, talk=TALK.strip()).encode(), "talk.md", language=language)))
    assert briefing.title and briefing.title.text == "The quay"
    assert briefing.date and briefing.date.iso == DAY
    assert (briefing.byline.name if briefing.byline else "") == NAME * named


def test_a_name_in_capitals_is_printed_as_elsewhere_and_sorted_names_are_turned() -> None:
    talk = "ADA REED: Who pays?\n\nBO BERG: I do.\n\nADA REED: And then?\n\nBO BERG: I wait for Ada.\n"
    head = "---\ntitle: The quay\nauthor: Brook, Hanna\n---\n\nWith Bo Berg on the ferry.\n\n"
    briefing = structure(clean(read((head + talk).encode(), "talk.md", language="en")))
    assert briefing.byline and briefing.byline.name == "Hanna Brook"
    assert briefing.bio and [guest.name for guest in briefing.bio.guests] == ["Bo Berg"]


@all_rows(
    "language, line, iso",
    [
        ("en", "Interview conducted 2 May 2023.", "2023-05-02"),
        ("en", "AN INTERVIEW WITH A KEEPER, Harbour Archive, 2 May 2023.", "2023-05-02"),
        ("en", "Published in issue 12 of the Harbour Review, May 2023", "2023-05"),
        ("fr", "Entretien réalisé le 2 mai 2023 à la capitainerie.", "2023-05-02"),
        ("ko", "등대지기 인터뷰, 2023년 5월 2일", "2023-05-02"),
        ("en", "The quay was closed on 2 May 2023.", ""),
        ("en", "Have you read the interview of 2 May 2023?", ""),
        ("en", "An interview of May 2023", ""),
    ],
)
@all_rows("place", PLACES)
def test_a_line_says_when_a_talk_was_held_or_printed(language: str, line: str, iso: str, place: str) -> None:
    briefing = structure(clean(read(place.format(line=line, talk=TALK.strip()).encode(), "talk.md", language=language)))
    assert (briefing.date.iso if briefing.date else "") == iso
