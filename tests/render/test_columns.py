"""Columns of figures are found, and set right on the page and in Word."""

from __future__ import annotations

import pytest

from pipeline.render.columns import figure_columns, is_small


@pytest.mark.parametrize(
    "cells",
    [
        ["214", "96"],
        ["1,204", "12.5"],
        ["−3", "+4"],
        ["€ 1.200", "$7"],
        ["37 %", "4%"],
        ["12 km", "9 km"],
        ["(4)", "5"],
        ["3", "–"],
        ["3", ""],
        ["n/a", "12"],
        ["١٢", "٣٤"],
    ],
)
def test_a_column_of_figures_is_found(cells: list[str]) -> None:
    assert figure_columns([f"row\t{cell}" for cell in cells]) == {1}


@pytest.mark.parametrize(
    "cells",
    [
        ["four", "three"],
        ["12 men in a boat", "7"],
        ["4", "none of them"],
        ["–", ""],
        ["2015, when the ice came", "2016"],
    ],
)
def test_a_column_that_says_something_in_words_is_none(cells: list[str]) -> None:
    assert figure_columns([f"row\t{cell}" for cell in cells]) == frozenset()


def test_the_first_column_says_what_a_row_is_about() -> None:
    assert figure_columns(["2015\t3\tx", "2016\t4\ty"]) == {1}


def test_rows_of_different_lengths_are_compared_where_they_have_a_cell() -> None:
    assert figure_columns(["a\t1\t2", "b\t3"]) == {1, 2}
    assert figure_columns([]) == frozenset()


def test_twelve_rows_stay_together_and_thirteen_may_part() -> None:
    assert is_small(range(12))
    assert not is_small(range(13))


def test_a_long_cell_is_read_in_no_time() -> None:
    assert figure_columns(["a\t" + "1" * 100_000 + " " * 100_000 + "x"]) == frozenset()
