"""A name that is printed before each paragraph of one turn is kept before the first."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read

ASKED = ("Who keeps the lock?", "Since when?", "What does it cost?")


def cleaned(text: str, name: str = "talk.txt") -> list[str]:
    return [block.text for block in clean(read(text.encode(), name)).blocks]


def talk(form: str) -> str:
    rounds = (f"Ada Reed: {ask}|Bo Lund: It was said, and it is so.|Bo Lund: I was there." for ask in ASKED)
    turns = [form.format(*turn.split(": ", 1)) for turn in "|".join(rounds).split("|")]
    return "The lock\n\n" + "\n\n".join(turns)


@pytest.mark.parametrize("form", ["{}: {}", "**{}:** {}", "### {}:\n\n{}"])
def test_a_name_above_each_paragraph_is_kept_above_the_first(form: str) -> None:
    blocks = cleaned(talk(form), "talk.md")
    assert sum("Bo Lund:" in text for text in blocks) == len(ASKED)
    assert blocks.count("I was there.") == len(ASKED)


@pytest.mark.parametrize(
    "text",
    [
        talk("{}: {}").replace("so.", "so?"),  # who asks twice asks two questions
        talk("{}: {}").replace("I was there.", "Lock for sale"),  # headlines
        talk("{}: {}").replace("Bo Lund: I", "Bo Lund: 00:12:07 I"),
        talk("{}: {}").replace("Bo Lund", "Decision") + "\n\nEach decision is final.",
        talk("{}: {}").replace("Bo Lund: I", "## Later\n\nBo Lund: I"),
        "Notes\n\nBo Lund: One.\n\nBo Lund: Two.\n\nBo Lund: Three.\n\nBo Lund: Four.",
    ],
)
def test_a_name_that_says_more_than_who_goes_on_is_kept(text: str) -> None:
    assert [line for line in cleaned(text, "talk.md") if ":" in line] == [
        line.removeprefix("## ") for line in text.split("\n\n") if ":" in line
    ]
