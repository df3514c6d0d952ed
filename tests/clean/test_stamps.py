"""Time stamps in the middle of a turn are removed; those of turns, timetables and verses are kept."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read

SAID = "We heard the gulls before we saw the ice.{} We stayed on the quay until the boats were in.{} Nobody spoke.{}"


def left(text: str) -> str:
    return "\n\n".join(block.text for block in clean(read(text.encode(), "a.txt", language="en", format="text")).blocks)


@pytest.mark.parametrize(
    "stamps",
    [
        (" [00:00:20]", " [00:01:02]", " [01:01:02]"),
        (" [0:20]", " [1:02]", " [61:02]"),
        (" (00:00:20)", " (00:01:02)", " (01:01:02)"),
        (" [00:00:20.5]", " [00:01:02.125]", " [00:01:02.500]"),
    ],
)
def test_stamps_that_run_forwards_go_from_the_midst_of_a_paragraph(stamps: tuple[str, ...]) -> None:
    assert left(SAID.format(*stamps)) == SAID.format("", "", "")


def test_a_stamp_before_the_next_paragraph_of_a_turn_goes_and_one_amid_a_sentence() -> None:
    first = "We stayed on the quay until all the boats were in."
    text = f"[00:00:20] {first}\n\nThe ice [00:00:30] was late.\n\nSo [00:00:44] we left."
    assert left(text) == f"{first}\n\nThe ice was late.\n\nSo we left."


def test_where_stamps_open_the_paragraphs_they_are_times_of_turns() -> None:
    said = "We stayed on the quay until all the boats were in."
    text = "\n\n".join(f"[00:0{minute}:05] {said} Then it was {minute}. [00:0{minute}:40] Late." for minute in range(4))
    kept = "\n\n".join(f"[00:0{minute}:05] {said} Then it was {minute}. Late." for minute in range(4))
    assert left("Boats\n\n" + text) == "Boats\n\n" + kept


@pytest.mark.parametrize(
    ("times", "gone"),
    [
        (("00:00:00", "00:00:48", "00:01:58"), True),
        (("[0:00:20]", "[0:01:02]", "[0:03:05]"), True),
        (("10:30", "11:15", "12:00"), False),  # of a day
        (("00:00:00", "00:00:48"), False),
        (("00:02:00", "00:00:48", "00:01:58"), False),
    ],
)
def test_headings_that_are_times_of_a_tape_go(times: tuple[str, ...], gone: bool) -> None:
    text = "\n\n".join(f"#### {time}\n\nWe stayed on the quay until all the boats were in." for time in times)
    blocks = clean(read(text.encode(), "a.md", language="en")).blocks
    assert [block.text for block in blocks if block.kind == "heading"] == ([] if gone else list(times))


@pytest.mark.parametrize(
    "stamps",
    [
        (" [00:00:20]", " [00:01:02]", ""),  # two do not recur
        (" [00:03:20]", " [00:01:02]", " [00:02:00]"),  # no clock runs so
        (" [00:00:20]", " [00:00:20]", " [00:00:20]"),
        (" (9:20)", " (10:02)", " (11:30)"),  # times of the day, or verses
        (" [verse 00:00:20]", " [page 00:01:02]", " [side 00:02:00]"),
        (" 00:00:20", " 00:01:02", " 00:02:00"),
        (" [John 3:16]", " [John 3:17]", " [John 3:18]"),
    ],
)
def test_what_is_no_stamp_stays(stamps: tuple[str, ...]) -> None:
    assert left(SAID.format(*stamps)) == SAID.format(*stamps)


@pytest.mark.parametrize(
    "turn",
    [
        "Ana Ruiz: [00:00:{}] We stayed on the quay.",
        "[00:00:{}] Ana Ruiz: We stayed on the quay.",
        "Ana Ruiz [00:00:{}]\nWe stayed on the quay.",
        "[00:00:{}] Ana Ruiz\nWe stayed on the quay.",
        "[00:00:{}]\nWe stayed on the quay.",
        "Ana Ruiz [00:00:{}]: We stayed on the quay.",
    ],
)
def test_the_stamp_of_a_turn_stays(turn: str) -> None:
    text = "\n\n".join(turn.format(second) for second in (20, 31, 44, 55))
    assert left(text) == text
