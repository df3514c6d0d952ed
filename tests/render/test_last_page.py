"""A last page with a few lines on it is spared, if a line or two more on each page before take them in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from pipeline.model import Block, Briefing, Section, Source
from pipeline.render.page import lay_out
from pipeline.render.pdf import last_page, printing
from pipeline.render.theme import Theme

SENTENCE = "The tide tables of the port were printed on blue paper, so that nobody took them for last year's. "


def talk(sentences: int) -> Briefing:
    blocks = tuple(Block(f"b{n}", "paragraph", SENTENCE) for n in range(sentences))
    return Briefing(
        Block("t", "paragraph", "Blue paper"),
        "en",
        Source("x.txt", "0" * 64),
        sections=(Section("s", "Paper", blocks),),
    )


def document(sentences: int, theme: Theme, stamp: datetime) -> Any:
    return printing._document(lay_out(talk(sentences), theme, ledger_name=None), theme, stamp)


def test_some_lines_too_many_are_taken_in_by_longer_pages(
    theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, asked = [], []

    def plain(document: Any, theme: Theme) -> str:
        asked.append(last_page.longer_pages(document, theme))
        return ""

    for sentences in range(88, 104, 2):  # three pages, and some lines on a fourth
        with monkeypatch.context() as off:
            off.setattr(printing, "longer_pages", plain)
            pages.append(len(document(sentences, theme, stamp).pages))
        if asked[-1]:
            assert len(document(sentences, theme, stamp).pages) == pages[-1] - 1
            return
    pytest.fail(f"no last page had a few lines: {pages}")


def test_a_filled_last_page_and_a_short_document_stay_as_they_are(theme: Theme, stamp: datetime) -> None:
    assert last_page.longer_pages(document(120, theme, stamp), theme) == ""
    assert last_page.longer_pages(document(5, theme, stamp), theme) == ""


def test_lines_that_longer_pages_cannot_take_in_are_left(theme: Theme) -> None:
    class Thin:
        pages = (None,) * 3

    used = {"few": (60.0, 1000.0), "many": (240.0, 1000.0), "a page": (400.0, 1000.0)}
    rules = {}
    for name, measure in used.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(last_page, "_used", lambda _, measure=measure: measure)
            rules[name] = last_page.longer_pages(Thin(), theme)
    assert "margin-bottom" in rules["few"]
    assert rules["many"] == rules["a page"] == ""
