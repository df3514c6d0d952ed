"""One document through the stage: each block is looked at once, and control seldom returns to a room that it left."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from boats import TALK

from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure import looks, structure

Build = Callable[..., CleanDocument]
ROOMS = {"front", "talk", "people", "mentions", "sections", "advice", "editor"}
MOST = 20  # returns to a room


def room_of(code: CodeType) -> str:
    """The folder of structure/ that a function is in; "driver" for the modules above the rooms, "" for all others."""
    parts = Path(code.co_filename).parts
    if "structure" not in parts or "pipeline" not in parts:
        return ""
    below = parts[parts.index("structure") + 1 :]
    return below[0] if below[0] in ROOMS else "driver" if len(below) == 1 else ""


def entries(document: CleanDocument) -> Iterator[str]:
    """The rooms in the order in which they are entered, each pair of calling and called function once.

    Neighbouring calls of the driver into one room are one entry.
    """
    structure(document)  # word lists are read once
    stack: list[CodeType] = []
    found: dict[tuple[CodeType, CodeType], tuple[str, str]] = {}

    def trace(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call":
            caller = next((one for one in reversed(stack) if room_of(one)), None)
            stack.append(code)
            if caller and room_of(code) in ROOMS and room_of(caller) != room_of(code):
                found.setdefault((caller, code), (room_of(caller), room_of(code)))
        elif event == "return" and stack:
            stack.pop()

    sys.setprofile(trace)
    try:
        structure(document)
    finally:
        sys.setprofile(None)
    before = ("", "")
    for crossing in found.values():
        if crossing != before or crossing[0] != "driver":
            yield crossing[1]
        before = crossing


LABELLED = """The Harbour Review

Bo Berg on the night boats

By Ada Reed

Bo Berg is a pilot of the night boats. He was asked about them in May, when the ice had gone and the first of them left.

Ada Reed: How long is the way?

Bo Berg: It takes us four hours, if the wind is kind, and all night if it is not. Then we sleep on board.

Ada Reed: Who pays for it?

Bo Berg: Nobody pays for it. The council says that it will, and has said so for years now.

Photo: Kim Roe
"""


@pytest.mark.parametrize("text", [TALK, LABELLED])
def test_control_seldom_returns_to_a_room_that_it_has_left(document: Build, text: str) -> None:
    visits = list(entries(document(text)))
    assert len(set(visits)) >= 5, "the rooms were not found: the test would always pass"
    assert len(visits) - len(set(visits)) <= MOST


@pytest.mark.parametrize("question", ["label_of", "led_byline", "is_dateline", "is_credit"])
def test_each_block_is_asked_once_what_it_looks_like_and_once_as_a_line_of_the_head(
    document: Build, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    asked: Counter[str] = Counter()
    answer = getattr(looks, question)

    def counted(*args: Any) -> Any:
        asked[next(one if isinstance(one, str) else one.text for one in args if isinstance(one, (str, Block)))] += 1
        return answer(*args)

    monkeypatch.setattr(looks, question, counted)
    structure(document(LABELLED))
    assert asked
    assert max(asked.values()) <= 2
