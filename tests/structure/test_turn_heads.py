"""A stamp that opens a paragraph of a talk without labels is the time of a turn, and goes into the manuscript."""

from __future__ import annotations

import re

from pipeline.clean import clean
from pipeline.manuscript import canonical, parse, write
from pipeline.read import read
from pipeline.structure import structure

TALK = """Keeping the Tide Tables

[00:00:05] What do you see out there?

[00:00:12] A line of foam that was not there before. It stops at the old pier.

[00:01:40] What should be done about the dike, if the county does not pay for it?

[00:01:52] We must raise the dike by a foot. The rest can wait.

[00:02:30] Nobody has asked me for twenty years.

[01:03:10] Who pays for the dike?

[01:03:15] The county pays for the dike. Money is patient, but water is not.
"""


def test_each_question_and_each_answer_has_its_time() -> None:
    briefing = structure(clean(read(TALK.encode(), "t.txt")))
    turns = [(turn.time, turn.blocks[0].text.split()[0]) for turn in briefing.turns()]
    assert turns == [
        ("[00:00:05]", "What"),
        ("[00:00:12]", "A"),
        ("[00:01:40]", "What"),
        ("[00:01:52]", "We"),
        ("[00:02:30]", "Nobody"),
        ("[01:03:10]", "Who"),
        ("[01:03:15]", "The"),
    ]
    assert parse(write(briefing), "t.md", "") == canonical(briefing)


def test_a_talk_without_stamps_is_divided_nowhere() -> None:
    text = re.sub(r"\[[\d:]+\] ", "", TALK)
    briefing = structure(clean(read(text.encode(), "t.txt")))
    assert [len(exchange.answers) for exchange in briefing.exchanges()] == [1, 1, 1]
    assert {turn.time for turn in briefing.turns()} == {""}
