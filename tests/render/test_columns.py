"""Columns of figures are found, and set right on the page and in Word."""

from __future__ import annotations

import pytest

from pipeline.render.page.columns import behind_the_point, figure_columns, is_small, room, terms, whole_columns


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


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1,310.5", "1,288", "1,402.25"], (2, 5, 0)),
        (["$1,200.00", "$80", "$12.5"], (0, 5, 2)),
        (["3,75", "−12", "+0,5"], (0, 5, 2)),
        (["41.2 %", "8 %", "–"], (0, 3, 0)),
    ],
)
def test_room_is_made_for_the_digits_that_a_figure_has_fewer_behind_its_point(
    cells: list[str], expected: tuple[int, ...]
) -> None:
    assert behind_the_point(cells) == expected


@pytest.mark.parametrize(
    "cells",
    [
        ["1,204", "811", "12,000"],
        ["1.5", "2.5"],
        ["12.5 km", "3"],
        ["1.2", "1,2"],
        ["3.14159", "3"],
        ["12:30", "9:05"],
        ["–", ""],
        [],
    ],
)
def test_no_room_is_made_where_there_is_no_point_or_it_is_no_help(cells: list[str]) -> None:
    assert not any(behind_the_point(cells))


def test_a_table_that_fills_a_fifth_of_a_page_stays_whole_and_a_longer_one_may_part() -> None:
    assert is_small(["a\tb"] * 6)
    assert not is_small(["a\tb"] * 7)
    assert not is_small(["a\t" + "many words " * 9] * 3)


def test_a_table_takes_the_margin_and_then_a_smaller_type_as_it_gets_wider() -> None:
    assert room(["Year\tShips\tNets", "2015\t214\t96"]) == ""
    assert room(["\t".join(["from the mainland, by lorry"] * 4)]) == ""
    assert room(["\t".join(["some words of text"] * 6)]) == "wide"
    assert room(["\t".join(["some words of text"] * 7)]) == "wide dense"
    assert room(["\t".join(["some words of text"] * 12)]) == "wide dense crowded"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["NOT", "CMC"], "narrow small"),
        (["Ada Reed", "Bo"], "middle small"),
        (["\u6771\u4eac\u5927\u5b66"], "middle small"),
        (["Office for the Tides of the North"], "broad small"),
        (["Office for Tides"] * 9, "wide"),
    ],
)
def test_a_list_of_terms_is_as_broad_as_its_longest(names: list[str], expected: str) -> None:
    assert terms(names) == expected


def test_a_long_cell_is_read_in_no_time() -> None:
    assert figure_columns(["a\t" + "1" * 100_000 + " " * 100_000 + "x"]) == frozenset()


def test_a_column_of_short_cells_is_not_broken() -> None:
    rows = ["7 March\tEve Castellanos-Ruiz\t1.5 km", "27 September\tAda\t"]
    assert whole_columns(rows) == {0, 2}
