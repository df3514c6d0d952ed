"""Lines that were kept and look like residue of a site are told, and stay."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read

TALK = "The quay\n\nQ: Who lit the lamps?\n\nA: The crews did, every night, and nobody paid them for it.\n\n{foot}\n"
PAGE = "<html><body><h1>The quay</h1><ul>{items}</ul><p>Who lit the lamps? The crews did.</p></body></html>"


def told(text: str, name: str = "quay.txt") -> list[str]:
    document = clean(read(text.encode(), name))
    return [note.message for note in document.notes if note.code == "maybe-residue"]


@pytest.mark.parametrize(
    "line",
    [
        "The lamps of the town: https://quay.example/lamps",
        "Ask the crews: crews@quay.example",
        "Berths quay.example/berths#list",
    ],
)
def test_an_address_at_the_foot_may_be_of_the_site(line: str) -> None:
    (message,) = told(TALK.format(foot=line))
    assert line[:60] in message


@pytest.mark.parametrize(
    "line",
    [
        "https://quay.example/lamps",
        "A: You find all of it at https://quay.example/lamps, where the crews write at night, each!",
        "A: I read either/or in 1911.",
        "The crews of 1911",
    ],
)
def test_what_was_said_at_the_end_is_not_told(line: str) -> None:
    assert told(TALK.format(foot=line)) == []


def test_a_list_of_single_words_in_a_saved_page_is_told_and_stays() -> None:
    page = PAGE.format(items="<li>Lanterns</li><li>Ropes</li>")
    assert told(page, "quay.html") == ["lines of the site may have been left, such as “Lanterns”"]
    assert "Lanterns" in [block.text for block in clean(read(page.encode(), "quay.html")).blocks]
    assert told(PAGE.format(items="<li>New lanterns</li><li>Old ropes</li>"), "quay.html") == []
