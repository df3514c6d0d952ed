"""Briefings made by hand, so that a page can be tested without reading, cleaning or structuring anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from pipeline.model import (
    Bio,
    Block,
    BlockKind,
    Briefing,
    Byline,
    Change,
    Date,
    Exchange,
    Mark,
    Recommendation,
    Section,
    Source,
    Term,
    Turn,
)

STAMP = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)


def plain(*texts: str, kind: BlockKind = "paragraph", language: str = "en") -> Briefing:
    """A text without any structure: one section of blocks, no title."""
    blocks = tuple(Block(f"b{number}", kind, text) for number, text in enumerate(texts, 1))
    return Briefing(None, language, Source("plain.txt", "0" * 64), sections=(Section("s1", "", blocks),))


def harbour() -> Briefing:
    """An interview with everything that a briefing can hold."""
    block = _numbered()
    opening = Section(
        "s1",
        "Tides, quays and money",
        (
            Exchange(
                "x1",
                Turn("Q", (block("Why does the harbour flood more often than it did when you began?"),), label="Q:"),
                (
                    Turn(
                        "Ines Tavares",
                        (
                            block("The sea is higher, and the quay is lower. We measured both: 11 cm and 4 cm."),
                            block(
                                "People remember the storm of 1987. They forget that the pumps were new, and that the"
                                " National Office for Tides (NOT) had twice the staff.",
                                (
                                    Mark("em", 11, 33),
                                    Mark("strong", 23, 44),
                                    Mark("link", 101, 126, "https://tides.example/office?a=1&b=2"),
                                ),
                            ),
                            block("pumps, of which there are six", kind="bullet", level=1),
                            block("sluices", kind="bullet", level=1),
                            block("the old one at the mill", kind="bullet", level=2),
                            block("Nothing is so dear as a wall that is built twice.", kind="quote"),
                        ),
                        label="INES TAVARES:",
                    ),
                ),
            ),
            Exchange(
                "x2",
                Turn(None, (block("What did the repair of the north sluice cost, and who paid for it?"),)),
                (Turn("Ines Tavares", (block("Less than the rumour. The figures are public:"),), time="00:12:31"),),
            ),
            block("Year\tCost\tPaid by", kind="header"),
            block("2019\t4,200\tTown", kind="row"),
            block("2020\t3,900", kind="row"),
            block(
                "The north sluice in spring", (Mark("image", 0, 26, "https://tides.example/sluice.jpg"),), kind="figure"
            ),
        ),
    )
    closing = Section(
        "s2",
        "What should be done",
        (
            block("A look ahead", kind="heading", level=3),
            Exchange(
                "x3",
                Turn(
                    "Q",
                    (block("What do you recommend to a town that cannot pay for a wall? " + "And why so late? " * 20),),
                    label="Q:",
                ),
                (
                    Turn(
                        "Ines Tavares",
                        (
                            block("Measure first", kind="numbered", level=1),
                            block("then talk", kind="numbered", level=1),
                            block(
                                "The town should publish every reading of the gauge. A wall can wait; a number cannot."
                            ),
                        ),
                        label="INES TAVARES:",
                    ),
                ),
            ),
            block("", kind="separator"),
            block("gauge = 4 < 7 & rising", kind="code"),
        ),
        heading=block("What should be done", kind="heading", level=2),
    )
    last = Section("s3", "A gauge at night", (block("She reads the gauge at night too, by lamp."),))
    return Briefing(
        title=block("Ines Tavares on a Harbour That Will Not Stay Dry"),
        language="en",
        source=Source("harbour.txt", "ab" * 32),
        subtitle=block("Eleven centimetres, and what they cost"),
        byline=Byline(
            "Jo Ferreira", "The Tide Table", "Staff Writer", "By", (block("By Jo FerreiraThe Tide TableStaff Writer"),)
        ),
        date=Date("March 3, 2026", "2026-03-03", block("Published March 3, 2026")),
        credits=(block("Photo: the harbour office"),),
        bio=Bio("Ines Tavares", (block("Ines Tavares has kept the gauge of the harbour for 22 years."),)),
        sections=(opening, closing, last),
        recommendations=(
            Recommendation(
                "r1", "The town should publish every reading of the gauge.", "x3", "Ines Tavares", "the town"
            ),
        ),
        glossary=(Term("NOT", "National Office for Tides"),),
        unplaced=(block("A line that belongs nowhere."),),
        changes=(Change("share-buttons", "remove", 2), Change("curly-quotes", "replace", 14)),
    )


def wells() -> Briefing:
    """A short interview in Arabic."""
    block = _numbered()
    exchange = Exchange(
        "x1",
        Turn(None, (block("كيف بدأ العمل في الآبار؟"),)),
        (Turn("ليلى", (block("بدأنا عام 2004 بثلاث آبار، ثم صارت 40 بئرًا. (انظر التقرير)"),), label="ليلى:"),),
    )
    return Briefing(
        title=block("حديث عن الماء"),
        language="ar",
        source=Source("wells.txt", "cd" * 32),
        sections=(Section("s1", "الآبار", (exchange,)),),
    )


def _numbered() -> Callable[..., Block]:
    numbers = count(1)

    def block(text: str, marks: tuple[Mark, ...] = (), kind: BlockKind = "paragraph", level: int = 0) -> Block:
        return Block(f"b{next(numbers)}", kind, text, marks, level)

    return block
