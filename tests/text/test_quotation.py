"""One definition of quotation marks for every language."""

from __future__ import annotations

import pytest

from pipeline.text.quotation import is_quotation, quoted_re


@pytest.mark.parametrize(
    "text",
    [
        "“It sank.”",
        '"It sank."',
        "„Es sank.“",
        "«Il coula.»",
        "»Es sank.«",
        "‹Es sank›",
        "”Den sjönk.”",
        "「沈みました」",
    ],
)
def test_a_text_within_one_pair_of_marks_is_a_quotation(text: str) -> None:
    assert is_quotation(text)
    assert quoted_re(5).fullmatch(text)


@pytest.mark.parametrize("text", ["“No”, she said, “it sank.”", "It “sank.”", "“", "„Es sank.»", "”“"])
def test_two_quotations_or_a_part_of_a_text_are_none(text: str) -> None:
    assert not is_quotation(text)


def test_what_is_quoted_has_the_length_that_is_asked_for() -> None:
    assert [match[0] for match in quoted_re(4, 12).finditer("“ah” „lang genug“ «trop, trop long»")] == ["„lang genug“"]


def test_single_marks_quote_only_where_they_are_no_apostrophes() -> None:
    headline = "‘I never slept on the boat’: Ada Reed"
    assert quoted_re(8, single=True).match(headline)
    assert not quoted_re(8).match(headline)
