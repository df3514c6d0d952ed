"""The longest rising subsequence, compared with every subsequence of short lists."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.alignment import longest_rise


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_rising_subsequence_is_longer(numbers: list[int]) -> None:
    places = longest_rise(numbers)
    assert all(one < other and numbers[one] < numbers[other] for one, other in pairwise(places))
    longer = combinations(numbers, len(places) + 1)
    assert not any(all(one < other for one, other in pairwise(some)) for some in longer)
