"""The interview: turns, exchanges (a question with its answers), and sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.text import Block


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break.

    ``label`` holds the words by which the source names the speaker (``MS. REED:``), empty if the speaker was inferred;
    ``time`` a time stamp of the source. Both were cut from the first block.
    """

    speaker: str | None
    blocks: tuple[Block, ...]
    label: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answers, in the order of the source."""

    id: str
    question: Turn
    answers: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` is the source's own heading, None where the title was proposed."""

    id: str
    title: str
    items: tuple[Exchange | Turn | Block, ...] = ()
    heading: Block | None = None

    def exchanges(self) -> Iterator[Exchange]:
        """The exchanges, without the turns and blocks between them."""
        return (item for item in self.items if isinstance(item, Exchange))


def blocks_of(item: Exchange | Turn | Block) -> Iterator[Block]:
    """The blocks of an item of a section, in order."""
    if isinstance(item, Block):
        yield item
    elif isinstance(item, Turn):
        yield from item.blocks
    else:
        yield from item.question.blocks
        for answer in item.answers:
            yield from answer.blocks


def turns_of(item: Exchange | Turn | Block) -> tuple[Turn, ...]:
    """The turns of an item of a section, in order: a question and its answers, a single turn, or () for a block."""
    if isinstance(item, Exchange):
        return (item.question, *item.answers)
    return (item,) if isinstance(item, Turn) else ()
