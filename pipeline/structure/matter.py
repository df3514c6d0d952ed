"""What was found before and after the talk, and the lines that say themselves what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Block, Byline, Date, Evidence, Note
from pipeline.structure.byline import led_byline
from pipeline.structure.dates import find_date, is_dateline
from pipeline.structure.evidence import because
from pipeline.structure.title import is_credit
from pipeline.structure.words import Words


@dataclass(slots=True)
class Front:
    """What was found; ``taken`` are the ids of its blocks."""

    title: Block | None = None
    subtitle: Block | None = None
    byline: Byline | None = None
    date: Date | None = None
    credits: list[Block] = field(default_factory=list)
    unplaced: list[Block] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def take(self, *blocks: Block) -> None:
        """Note that these blocks have their place."""
        self.taken.update(block.id for block in blocks)


def take_line(front: Front, block: Block, words: Words) -> bool:
    """Take a credit, a byline with a lead, a date line or a kicker; False where the block is none of these."""
    if is_credit(block, words):
        front.credits.append(block)
        front.evidence.append(because("credit", "credit-words", block))
    elif (led := led_byline(block, words)) and front.byline is None:
        set_byline(front, led, "byline-words")
        _date_within(front, block, words)
    elif (dated := is_dateline(block.text, words)) and front.date is None and block.kind != "heading":
        front.date = Date(block.text.strip(), dated.iso, block)
        front.evidence.append(because("date", "date-line", block))
    elif block.text.strip().casefold() in words.kickers and block.kind == "paragraph":
        front.credits.append(block)
        front.evidence.append(because("credit", "kicker", block))
    else:
        return False
    front.take(block)
    return True


def set_byline(front: Front, byline: Byline, rule: str) -> None:
    """Take a byline with its blocks."""
    front.byline = byline
    front.take(*byline.blocks)
    front.evidence.append(because("byline", rule, byline.blocks[0]))


def _date_within(front: Front, block: Block, words: Words) -> None:
    """ "By Ada Reed | 3 May 2021" gives a date too; the words stay where they are."""
    found = None if front.date else find_date(block.text, words)
    if found:
        front.date = Date(block.text[found.start : found.end], found.iso)
        front.evidence.append(because("date", "within-byline", block))
