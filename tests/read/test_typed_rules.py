"""Rows of signs in a text are rules, and never its title; a frame of signs around a line is none of its words."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure


def kinds(text: str) -> list[tuple[str, str, int | None]]:
    return [(block.kind, block.text, block.line) for block in read(text.encode(), "a.txt").blocks]


@pytest.mark.parametrize("row", ["-----", "* * *", "=-=-=-=-=", "______", "+-----+", "~~~~", "– – –"])
def test_a_row_of_signs_is_a_rule(row: str) -> None:
    assert kinds(f"The gate is shut.\n\n{row}\n\nIt opens at noon.\n") == [
        ("paragraph", "The gate is shut.", 1),
        ("separator", "", 3),
        ("paragraph", "It opens at noon.", 5),
    ]


@pytest.mark.parametrize("row", ["--", "...", "???", "- a -", "|gate|", "—", "1-2-3"])
def test_other_signs_stay_in_the_text(row: str) -> None:
    assert ("paragraph", row, 3) in kinds(f"The gate is shut.\n\n{row}\n\nIt opens at noon.\n")


def test_a_frame_of_signs_is_taken_off_and_the_line_in_it_is_the_title() -> None:
    text = " -----------\n | THE GATE |\n -----------\n\nby Ed Moss\n\nQ: Why?\n\nA: The gate is shut at noon.\n"
    assert kinds(text)[:3] == [("separator", "", 1), ("paragraph", "THE GATE", 2), ("separator", "", 3)]
    briefing = structure(clean(read(text.encode(), "a.txt")))
    assert briefing.title and briefing.title.text == "THE GATE"
    assert briefing.credits == ()


@pytest.mark.parametrize("line", ["|=---=[ The gate", "-=[ The gate ]=-", "=--=| The gate |=--="])
def test_a_line_that_a_row_of_signs_leads_is_a_heading(line: str) -> None:
    assert kinds(f"{line}\n\nIt opens at noon.\n")[0] == ("heading", "The gate", 1)


@pytest.mark.parametrize("line", ["- [ the gate ]", "--the gate", "[ The gate ]", "-- The gate --"])
def test_other_signs_make_no_heading(line: str) -> None:
    assert kinds(f"{line}\n\nIt opens at noon.\n")[0][0] != "heading"


def test_parts_of_one_paragraph_at_rules_and_at_labels_have_names_of_their_own() -> None:
    source = "Q: Who?\nA: I do.\n=====\nQ: When?\nA: Now.\n"
    ids = [block.id for block in read(source.encode(), "a.txt", language="en").blocks]
    assert len(ids) == len(set(ids)) > 3
