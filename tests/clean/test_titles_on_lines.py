"""A title on two lines is one where its words go on; a name below it, and verse, keep their lines."""

from __future__ import annotations

from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read

BELOW = "\n\nNobody had seen the river so high, and the keeper went down to the gates at night."


@all_rows(
    "text, expected",
    [
        ("The keepers and what\nthey heard" + BELOW, "The keepers and what they heard"),
        ("A TALK WITH THE KEEPER OF\nTHE LONG QUAY" + BELOW, "A TALK WITH THE KEEPER OF THE LONG QUAY"),
        ("The Lock:\nA History" + BELOW, "The Lock: A History"),
        ("The Lock\nA History" + BELOW, "The Lock\nA History"),
        ("The Lock\nby Ada Reed" + BELOW, "The Lock\nby Ada Reed"),
        ("the old lock\nand the new\n\nthe river\nand the sea\n\nthe gate\nand the key", "the old lock\nand the new"),
    ],
)  # fmt: skip
def test_lines_of_a_title_are_joined_where_its_words_go_on(text: str, expected: str) -> None:
    once = clean(read(text.encode(), "a.txt", language="en"))
    assert once.blocks[0].text == expected
