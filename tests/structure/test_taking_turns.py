"""Talks whose turns open with ">>" and name nobody: who asks is told by taking turns."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Block, Briefing, Exchange, blocks_of
from pipeline.read import read
from pipeline.structure import structure

TALK = (
    "Good evening. What brought you to the lock?",
    "My father kept it, and his father before him.",
    "And you never left the lock yourself.",
    "No. I went to sea once, for a winter, and I was ill each day of it.",
    "Did the boats change?",
    "They grew. We had eight of them a day, and now we have three, each as long as the lock itself.",
    "Right.",
    "So we wait longer, and we talk less. Who would talk, with an engine of that size running below the window?",
    "Tell us about the flood.",
    "It came at night. By the morning the house was full of eels.",
)


def _briefing(text: str, name: str = "lock.txt") -> Briefing:
    return structure(clean(read(text.encode(), name, language="en")))


def _blocks(briefing: Briefing) -> list[Block]:
    return [block for section in briefing.sections for item in section.items for block in blocks_of(item)]


def _asked(briefing: Briefing) -> list[str]:
    items = [item for section in briefing.sections for item in section.items if isinstance(item, Exchange)]
    return [" ".join(block.text for block in item.question.blocks) for item in items]


@pytest.mark.parametrize(
    ("joined", "name"),
    [
        ("\n\n".join(f">> {turn}" for turn in TALK), "lock.txt"),
        ("\n\n".join(f">> {turn}" for turn in TALK), "lock.md"),
        (">> " + " >> ".join(TALK), "lock.txt"),
        (">>" + " >>".join(TALK), "lock.txt"),
    ],
)
def test_who_asks_is_told_by_taking_turns(joined: str, name: str) -> None:
    briefing = _briefing(joined, name)
    assert _asked(briefing) == [TALK[0], TALK[2], TALK[4], TALK[8]]
    assert [block.text for block in _blocks(briefing)] == [
        *TALK[:6], f"– {TALK[6]}", f"– {TALK[7]}", *TALK[8:]
    ]  # fmt: skip


def test_a_mark_behind_a_time_goes_with_it() -> None:
    cues = "\n\n".join(f"00:00:{at:02}.000 --> 00:00:{at:02}.900\n>> {turn}" for at, turn in enumerate(TALK))
    briefing = _briefing(f"WEBVTT\n\n{cues}\n", "lock.vtt")
    assert _asked(briefing) == [TALK[0], TALK[2], TALK[4], TALK[8]]
    assert not any(">>" in block.text or "[00" in block.text for block in _blocks(briefing))


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f">> {turn}" for turn in TALK[:4]),  # too few
        "\n\n".join(["> I wrote to you.", *(f">> {turn}" for turn in TALK)]),  # a mail, answered twice
    ],
)
def test_other_marks_are_none_of_turns(text: str) -> None:
    assert ">>" in "".join(block.text for block in _blocks(_briefing(text)))


def test_arrows_amid_a_sentence_part_nothing() -> None:
    assert len(_blocks(_briefing("Quay >> mill >> gate: so we walked.\n"))) == 1


def test_a_time_in_a_turn_with_a_label_stays_before_its_mark() -> None:
    said = (
        "A: Yes.\n[00:00:01] >> In May.\n" + ">> Who pays?\n" * 3 + "A: No.\n" + ">> The city does.\n" * 2 + "Q: Why?"
    )
    assert "[00:00:01] >> In May." in [block.text for block in _blocks(_briefing(said))]


def test_a_dash_more_or_less_moves_no_question_behind_it() -> None:
    more = ("Who paid for it?", "The city did, for a year.", "And who pays for it now?", "Nobody does, and it shows.")
    last = ("The gates rust.", "What do you wish for?", "That somebody asks me before they sell it.")
    said = [*TALK[:2], *TALK[4:6], *more, *last]
    asked = [TALK[0], TALK[4], more[0], more[2], last[1]]
    assert _asked(_briefing("\n\n".join(f"— {turn}" for turn in said))) == asked
