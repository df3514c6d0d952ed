"""Last lines of paragraphs have more than a word, and no line above them is short for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import pytest
from by_hand import plain

from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.pdf.lines.balance import words_of_line
from pipeline.render.pdf.whole_words import WORD_JOINER
from pipeline.render.theme import Theme
from pipeline.render.writers import pdf

SHORT = 0.74  # of the column
LONG = "and so the water came up to the door every single night of October, and nobody ever knew why it came. " * 3


@dataclass(frozen=True)
class Line:
    """``fills``: a part of the column."""

    words: list[str]
    fills: float
    page: int


Made = Callable[..., list[list[Line]]]


@pytest.fixture
def printed(theme: Theme, stamp: datetime) -> Made:
    """Prints paragraphs, and gives the lines of each."""

    def printed(*texts: str, language: str = "en") -> list[list[Line]]:
        document = printing._document(lay_out(plain(*texts, language=language), theme, ledger_name=None), theme, stamp)
        lines = [
            (
                box.element.get("data-block"),
                Line([word.replace(WORD_JOINER, "") for word in words_of_line(line)], line.width / box.width, number),
            )
            for number, page in enumerate(document.pages)
            for box in page._page_box.descendants()
            if box.element_tag == "p" and box.element.get("data-block") and type(box).__name__ == "BlockBox"
            for line in box.children
        ]
        return [[line for _, line in several] for _, several in groupby(lines, lambda pair: pair[0])]

    return printed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_long_paragraph_ends_neither_with_a_word_alone_nor_with_a_hole_above_it(printed: Made, language: str) -> None:
    for lines in printed(*(f"{'i' * lead} {LONG.strip()}" for lead in range(1, 60, 3)), language=language):
        assert len(lines[-1].words) > 1, lines
        assert min(line.fills for line in lines[:-1]) > SHORT, lines


def test_a_short_paragraph_ends_with_a_word_rather_than_with_a_hole_above_it(printed: Made) -> None:
    made = printed(*(f"{'i' * lead} the rest of it, along with this unbelievable mixer." for lead in range(10, 40)))
    ends = [lines for lines in made if len(lines) > 1 and len(lines[-1].words) < 3]
    assert {" ".join(lines[-1].words) for lines in ends} == {"mixer.", "unbelievable mixer."}
    assert all(lines[-2].fills > SHORT for lines in ends)


def test_lines_that_an_author_broke_stay_as_they_are(printed: Made) -> None:
    [lines] = printed(f"{LONG}\nWith all of our very kindest regards to everybody there\nAda")
    assert [" ".join(line.words) for line in lines[-2:]] == [
        "With all of our very kindest regards to everybody there",
        "Ada",
    ]


def test_a_line_that_ends_with_a_space_of_its_own_kind_is_broken_again_once(printed: Made) -> None:
    hair = "\N{HAIR SPACE}"
    made = printed(*(f"{'i' * lead} {LONG.strip()}{hair}—{hair}Nico" for lead in range(1, 60, 3)))
    assert {lines[-1].words[-1] for lines in made} == {"Nico"}


def test_a_paragraph_over_two_pages_has_the_lines_that_it_has_on_one(printed: Made) -> None:
    texts = [f"{'i' * lead} {LONG.strip()}" for lead in range(1, 60, 4)]
    alone = {text: [line.words for line in printed("Before.", text)[1]] for text in texts}
    over_two = 0
    for text, lines in zip(texts * 5, printed("Before.", *texts * 5)[1:], strict=True):
        assert [line.words for line in lines] == alone[text]
        over_two += len({line.page for line in lines}) > 1
    assert over_two > 2


def test_no_word_is_lost_or_said_twice(theme: Theme, stamp: datetime) -> None:
    texts = [f"{'i' * lead} {LONG.strip()}" for lead in range(1, 60, 4)]
    page = lay_out(plain(*texts), theme, ledger_name=None)
    file = pdf.write(page, theme, "x", stamp=stamp)
    assert "".join("".join(texts).split()) in "".join(pdf.read_back(file.data, "x.pdf").split())
