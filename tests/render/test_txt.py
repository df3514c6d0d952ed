"""Plain text: what a reader of mail sees, and what a screen reader says."""

from __future__ import annotations

from datetime import datetime

import pytest
from by_hand import plain

from pipeline.model import Block, Briefing, Mark, Page, Section, Source
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme
from pipeline.render.writers import txt


@pytest.fixture
def text(page: Page, theme: Theme, stamp: datetime) -> str:
    return txt.write(page, theme, "harbour", stamp=stamp).data.decode()


def text_of(briefing: Briefing, theme: Theme, stamp: datetime) -> str:
    return txt.write(lay_out(briefing, theme, ledger_name=None), theme, "x", stamp=stamp).data.decode()


def test_a_paragraph_is_one_line_whatever_its_length(text: str) -> None:
    assert "\nWhy does the harbour flood" not in text
    assert "\n\n3. Q: What do you recommend to a town that cannot pay for a wall? " in text
    assert max(map(len, text.splitlines())) > 300


def test_a_section_is_set_off_by_two_empty_lines_and_no_drawn_line(text: str) -> None:
    assert "\n\n\nTides, quays and money\n\n1. Q: Why does the harbour flood more often" in text
    assert "---" not in text
    assert "===" not in text


def test_speakers_times_and_lists_read_as_said(text: str) -> None:
    assert "\n\nInes Tavares: The sea is higher" in text
    assert "\n\n(00:12:31) Less than the rumour." in text
    assert "\n\n- pumps, of which there are six\n- sluices\n  - the old one at the mill\n\n> Nothing is so dear" in text
    assert "\n\n1. Measure first\n2. then talk\n\n" in text


def test_a_recommendation_names_its_question(text: str) -> None:
    assert "1. The town should publish every reading of the gauge. (question\N{NO-BREAK SPACE}3)" in text


def test_a_table_has_a_line_for_a_row_and_tabs_between_cells(text: str) -> None:
    assert "\n\nYear\tCost\tPaid by\n2019\t4,200\tTown\n2020\t3,900\n\n" in text


def test_code_keeps_its_signs_and_a_link_is_listed_with_its_address(text: str) -> None:
    assert "\n\ngauge = 4 < 7 & rising\n" in text
    assert "\nfor Tides (NOT) had twice: https://tides.example/office?a=1&b=2" in text


def test_notes_are_numbered_in_brackets_and_stand_at_the_end(theme: Theme, stamp: datetime) -> None:
    said = Block("b1", "paragraph", "The wall fell at dawn.", (Mark("note", 8, 8, "1"),))
    note = Block("n1", "note", "So the mason says.", level=1)
    briefing = Briefing(None, "en", Source("a.txt", "0" * 64), sections=(Section("s1", "", (said,)),), endnotes=(note,))
    text = text_of(briefing, theme, stamp)
    assert "\nThe wall[1] fell at dawn." in text
    assert text.index("dawn") < text.index("\n[1] So the mason says.")


def test_line_breaks_of_the_text_are_kept(theme: Theme, stamp: datetime) -> None:
    assert "> The tide is out,\n> the lamp is low." in text_of(
        plain("The tide is out,\nthe lamp is low.", kind="quote"), theme, stamp
    )
