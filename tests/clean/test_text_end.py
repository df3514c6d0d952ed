"""The end of a pasted page's text is one choice among all places, weighed by what is above and below it."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.clean.page_lines import lines_of
from pipeline.clean.rule import View
from pipeline.clean.text_end import behind
from pipeline.clean.zones import zones
from pipeline.model import RawDocument
from pipeline.read import read

HEAD = ("Skip to content", "Harbour Post", "Home", "News", "* Fishing", "* Tide tables", "Contact", "Search", "Log in")
TEXT = tuple(
    f"In {season} the harbour opened again, and the ships that came brought timber and salt from the north; the town, "
    "which had waited for them, built a quay, a fish hall and eleven houses, and all of them stand to this day."
    for season in ("spring", "summer", "autumn", "winter", "May", "June", "July", "August", "March", "April")
)
BOX = "Ben Okafor writes about ships for the Harbour Post. He was born in Port Ellery and keeps bees on the old quay."
TEASERS = (
    "A new crane for the lower quay",
    "Salt Prices at a Ten-Year Low",
    "Who Owns the Fish Hall",
    "Tides and Boats",
)
FOOT = ("About us", "Privacy policy", "Terms of use", "Imprint", "Subscribe", "© 2019 Harbour Post")


def raw(*blocks: str) -> RawDocument:
    return read("\n\n".join(blocks).encode(), "a.txt", language="en")


def texts(*blocks: str) -> list[str]:
    return [block.text for block in clean(raw(*blocks)).blocks]


def chances(*texts: str, first: int = 0) -> list[float]:
    lines = [line for line in lines_of(View(raw(*texts).blocks, "en")) if line.text.strip()]
    odds = {line.index: -4.0 if line.prose else 4.0 for line in lines}
    return list(behind(lines, first, odds).values())


def test_a_box_in_sentences_behind_teasers_goes() -> None:
    cleaned = texts(*HEAD, "The Harbour Opened", *TEXT, "Topics: Boats, Salt", *TEASERS, BOX, *FOOT)
    assert cleaned[: len(TEXT) + 1] == ["The Harbour Opened", *TEXT]
    assert BOX not in cleaned


def test_a_text_that_goes_on_below_teasers_stays_whole() -> None:
    more = [f"{line} {BOX}" for line in TEXT]
    cleaned = texts(*HEAD, "The Harbour Opened", *TEXT, *TEASERS, *more, *FOOT)
    assert [line for line in (*TEXT, *more) if line not in cleaned] == []


@pytest.mark.parametrize("last", ["Photo: Ada Moss", "https://harbour.example/plan"])
def test_credits_and_addresses_behind_the_end_stay(last: str) -> None:
    lines = lines_of(View(raw(*HEAD, *TEXT, *TEASERS, last, "A New Crane", *FOOT).blocks, "en"))
    found = zones(lines)
    assert found is not None
    behind_the_end = [line.text for line in lines if line.index in found.behind]
    assert "A New Crane" in behind_the_end
    assert last not in behind_the_end


def test_the_chance_to_be_behind_the_end_rises_from_line_to_line() -> None:
    found = chances(*TEXT, *TEASERS, *FOOT)
    assert found == sorted(found)
    assert found[0] == 0.0
    assert found[len(TEXT) - 1] < 0.1
    assert found[-1] > 0.9


@pytest.mark.parametrize("lines", [("Word",), ("?!",), ("Who?", "No.")])
def test_texts_of_hardly_a_line_have_chances_too(lines: tuple[str, ...]) -> None:
    assert len(chances(*lines)) == len(lines)
