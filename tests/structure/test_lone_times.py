"""A time alone above a turn with a label is the time of that turn, and heads no section."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

SAID = (
    ("0:00:00", "Ada Reed", "What do you see from the lighthouse at night?"),
    ("0:00:48", "Ben Moss", "A line of foam that was not there before. It stops at the old pier."),
    ("0:01:58", "Ada Reed", "Who pays for the oil of the lamps?"),
    ("0:02:38", "Ben Moss", "The county pays for the oil. Money is patient, but water is not."),
)


def understood(mark: str, times: int = len(SAID)) -> Briefing:
    lines = ["# Keeping the lamps"]
    for place, (time, name, text) in enumerate(SAID):
        lines += [f"{mark}{time}"] * (place < times) + [f"**{name}:** {text}"]
    text = "\n\n".join(lines) + "\n"
    return structure(clean(read(text.encode(), name="lamps.md")))


@pytest.mark.parametrize("mark", ["## ", "#### "])
def test_a_time_above_a_turn_is_its_time(mark: str) -> None:
    briefing = understood(mark)
    turns = [turn for exchange in briefing.exchanges() for turn in (exchange.question, *exchange.answers)]
    assert [(turn.time, turn.speaker) for turn in turns] == [(time, name) for time, name, _ in SAID]
    assert [turn.blocks[0].text for turn in turns] == [text for *_, text in SAID]
    assert not any(section.heading for section in briefing.sections)


def test_a_single_time_is_a_heading_as_it_stands() -> None:
    assert any(section.title == "0:00:00" for section in understood("## ", 1).sections)
