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
VERSE = ["The wheel goes round and does not stay,", "the water does not mind;", "it brings the morning of the day"]


def test_verse_amid_prose_neither_hides_the_width_nor_is_joined() -> None:
    found = wrapping([VERSE, PROSE, VERSE, VERSE])
    assert found is not None
    assert all(found.explains(line, following) for line, following in pairwise(PROSE))
    assert not any(found.explains(line, following) for line, following in pairwise(VERSE))


def test_lines_of_a_proportional_font_are_explained_though_their_lengths_differ_by_thirty_letters() -> None:
    words = [word for line in PROSE for word in line.split()] * 9
    ragged, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > (76, 104, 88, 97)[len(ragged) % 4]:
            ragged.append(line)
            line = ""
        line = f"{line} {word}".strip()
    found = wrapping([ragged])
    assert max(map(len, ragged)) - min(map(len, ragged)) > 15
    assert found is not None
    assert all(found.explains(line, following) for line, following in pairwise(ragged))


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
