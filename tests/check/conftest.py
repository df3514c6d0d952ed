"""A briefing of our own and its four finished files, made once for all tests of this folder."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.model import Artifact, Block, Briefing, Exchange, Mark, Origin, Page, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.render.writers import find, formats

STAMP = datetime(2026, 3, 4, tzinfo=UTC)

FIRST = "The ferry is older than the bridge, and it was never late. Office staff find that difficult to believe."
SECOND = "In 1987 the river rose by 4 metres. Nobody had written down how high it stood the year before."
LONG = "Responsibility for internationalisation of the waterways is with the administrators of the harbour. " * 12


def ferry() -> Briefing:
    """An interview with labelled speakers, a time, a table and a paragraph that goes over lines and pages."""
    exchange = Exchange(
        "x1",
        Turn("Q", (_block("b2", "Why is the ferry still here?", 3),), label="Q:"),
        (
            Turn(
                "Ann Weir",
                (
                    _block("b3", FIRST, 4, (Mark("em", 4, 9), Mark("link", 24, 30, "https://bridge.example/"))),
                    _block("b4", SECOND, 5),
                    *(_block(f"c{n}", f"Part {n}. {LONG}", 10 + n) for n in range(6)),
                ),
                label="ANN WEIR:",
                time="00:01:02",
            ),
        ),
    )
    rows = (_block("b7", "Year\tBoats", 20, kind="header"), _block("b8", "1987\t4", 21, kind="row"))
    return Briefing(
        title=_block("b1", "Ann Weir on the Ferry", 1),
        language="en",
        source=Source("ferry.txt", "0" * 64),
        sections=(Section("s1", "The river", (exchange, *rows)),),
    )


@pytest.fixture(scope="session")
def briefing() -> Briefing:
    return ferry()


@pytest.fixture(scope="session")
def page(briefing: Briefing) -> Page:
    return lay_out(briefing, load("brief"), ledger_name=None)


@pytest.fixture(scope="session")
def artifacts(page: Page) -> dict[str, Artifact]:
    """The finished files by format."""
    theme = load("brief")
    return {name: find(name).write(page, theme, "ferry", stamp=STAMP) for name in formats()}


def _block(identifier: str, text: str, line: int, marks: tuple[Mark, ...] = (), kind: str = "paragraph") -> Block:
    return Block(identifier, kind, text, marks, origin=Origin(line))  # type: ignore[arg-type]
