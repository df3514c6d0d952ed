"""Where no line ends in print."""

from __future__ import annotations

from datetime import datetime

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from by_hand import plain

from pipeline.render.page import lay_out
from pipeline.render.pdf.line_joins import kept_together
from pipeline.render.theme import Theme
from pipeline.render.writers import pdf


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 4~August 2020", "en"),
        ("on August~4, in May we sailed", "en"),
        ("am Montag um 10~Uhr", "de"),
        ("le 4~août", "fr"),
        ("w 4~sierpnia", "pl"),
        ("at 10:30~a.m. and 5~km/h", "en"),
        ("10~% of p.~12, §~5", "en"),
        ("€~5 and 3~million", "en"),
        ("Vol.~3 and Chapter~4 of some 12 books", "en"),
        ("1~234~567 visitors in 1987, 12 men, SHA-256 973c28", "en"),
        ("Dr.~J.~R.~Fenwick and Mr.~Moss of St.~Mary", "en"),
        ("No. They said no, 12 of them: No.~12", "en"),
    ],
)
def test_what_belongs_together_is_kept_together(text: str, language: str) -> None:
    assert kept_together(f"<body><p>{text.replace('~', ' ')}</p>", language).replace("\N{NO-BREAK SPACE}", "~") == (
        f"<body><p>{text}</p>"
    )


def test_attributes_and_the_head_are_left_alone() -> None:
    page = '<title>On 4 August</title><body data-running="On 4 August"><p title="5 km">Yes.</p>'
    assert kept_together(page, "en") == page


@pytest.mark.parametrize("lead", range(40, 80, 4))
def test_no_line_ends_there_and_what_is_copied_has_plain_spaces(theme: Theme, stamp: datetime, lead: int) -> None:
    page = lay_out(plain("i" * lead + " in 10 km of 4 August by Dr. J. R. Moss."), theme, ledger_name=None)
    data = pdf.write(page, theme, "x", stamp=stamp).data
    text = pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "\N{NO-BREAK SPACE}" not in text
    for words in ("10 km", "4 August", "Dr. J. R. Moss"):
        assert words in text


def test_a_line_may_end_somewhere_in_a_long_row_of_what_belongs_together() -> None:
    text = kept_together(f"<body><p> {'Mr. ' * 12}Reed, {'100 ' * 12}</p>", "en")
    assert max(map(len, text.split(" "))) == len("Mr.") * 5 + 4
    assert "4\N{NO-BREAK SPACE}August" in kept_together(f"<body><p>{'Mr. ' * 12} Reed, 4 August</p>", "en")
