"""The longest rising subsequence, by which two versions of a text are aligned at what both have in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising subsequence (Fredman 1975), in n log n."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tops, number)
        before.append(places[at - 1] if at else -1)
        tops[at : at + 1], places[at : at + 1] = [number], [place]
    found: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
