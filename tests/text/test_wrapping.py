"""Line breaks made by a width or by an author, and hyphens at line ends that belong to a line or to a word."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.languages.everywhere import hyphened
from pipeline.text.wrapping import divides, wrapping

PROSE = [
    "The miller came in the evening. He did not say much, but he showed us",
    "the wheel that the river has been turning for a hundred years, and it",
    "was the only time that I ever saw him smile, for he was a man of few",
    "words who did not like the company of others.",
]
PASTED = [  # lines that a proportional font filled
    "Well, we heard the gulls first, and then we saw it, a little lighter than the sea itself, still, tall,",
    "and whoever was on the quay with us wondered aloud what it was. My brother Wim mumbled",
    "something about mammoths; it will all be told in a still simpler little tale, a trifle, till it is late at",
    "night. We stayed, women and men, until the boats were home, and everybody who came",
    "was warm again. It is all still in the little list I will tell till its last lilting line, if I still can, I",
    "think, and then we went home.",
]
VERSE = ["The wheel goes round and does not stay,", "the water does not mind;", "it brings the morning of the day"]


def test_verse_amid_prose_neither_hides_the_width_nor_is_joined() -> None:
    found = wrapping([VERSE, PROSE, VERSE, VERSE])
    assert found is not None
    assert all(found.explains(line, following) for line, following in pairwise(PROSE))
    assert not any(found.explains(line, following) for line, following in pairwise(VERSE))


def test_long_lines_of_prose_may_be_ragged() -> None:
    found = wrapping([PASTED])
    assert found is not None
    assert all(found.explains(line, following) for line, following in pairwise(PASTED))
    assert wrapping([[line.capitalize() for line in PASTED]]) is None  # each line may be a verse


def test_verse_alone_has_no_width() -> None:
    assert wrapping([VERSE, VERSE]) is None


@pytest.mark.parametrize(
    ("first", "second", "often", "divided"),
    [
        ("Sonn", "tag", True, True),
        ("Sonn", "tag", False, False),  # once is no custom
        ("har", "bour", False, True),  # the whole word stands elsewhere
        ("twenty", "five", True, False),
        ("dit", "il", True, False),
        ("mill", "wheel", True, False),  # both are words of the text
        ("water", "tight", True, False),  # and so it is written elsewhere
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_the_lines_or_the_words(
    first: str, second: str, often: bool, divided: bool
) -> None:
    words = frozenset(("harbour", "mill", "wheel", "water", "water-tight"))
    assert divides(first, second, words, hyphened(), often=often) is divided
