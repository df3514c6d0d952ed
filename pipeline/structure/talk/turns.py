"""Turns while their blocks are gathered: where each speaker begins, goes on and ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from pipeline.languages.words import Words
from pipeline.model import Block, Turn
from pipeline.structure.looks.asking import puts_a_question
from pipeline.structure.looks.emphasis import whole
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.questions import Question


@dataclass(slots=True)
class Said:
    """A turn while its blocks are gathered: with its label, or as the question it was found to be, or neither."""

    source: Block
    blocks: list[Block]
    label: Label | None = None
    question: Question | None = None
    carried: Label | None = None  # of the turn that goes on below a heading

    @property
    def person(self) -> str:
        """Who speaks, however the label has it; empty where nobody is named."""
        label = self.label or self.carried
        return label.person if label else ""

    @property
    def name(self) -> str:
        """The name that is printed."""
        label = self.label or self.carried
        return label.speaker if label else ""

    @property
    def role(self) -> str:
        """What the label says of the speaker besides the name."""
        label = self.label or self.carried
        return label.role if label else ""

    @property
    def score(self) -> float:
        """How certain it is that a turn begins here."""
        return self.question.score if self.question else self.label.score if self.label else 0.0

    def turn(self) -> Turn:
        """The turn, with all that was gathered."""
        if self.label is None:
            return Turn(self.name or None, tuple(self.blocks))
        return Turn(self.label.speaker, tuple(self.blocks), self.label.label, self.label.time)

    def text(self) -> str:
        """What is said, a line a block."""
        return "\n".join(block.text for block in self.blocks)


def gather(
    blocks: Sequence[tuple[int, Block]],
    labels: Mapping[int, Label],
    questions: Mapping[int, Question],
    only_hosts: bool,
) -> list[Said | Block]:
    """The turns of a labelled transcript in order, and the blocks that stand outside them.

    ``only_hosts``: one person alone has a label, so that what follows without one is somebody else's. A label that
    nothing follows is a block like any other: an export may end in a turn without words.
    """
    spoken: list[Said | Block] = []
    for index, block in blocks:
        last = spoken[-1] if spoken else None
        if label := labels.get(index):
            rest = block.piece(label.end)
            spoken.append(Said(block, [rest] if rest.text.strip() else [], label))
        elif index in questions and not _waits(last) and not (only_hosts and block.kind == "heading"):
            spoken.append(Said(block, [block], None, questions[index]))
        elif isinstance(last, Said) and _continues(last, block, only_hosts):
            last.blocks.append(block)
        elif isinstance(last, Said) and block.kind != "heading":
            spoken.append(Said(block, [block]))
        else:
            spoken.append(block)
    return [said.source if isinstance(said, Said) and _waits(said) else said for said in spoken]


def carry_on(spoken: Sequence[Said | Block], hosts: Collection[str]) -> list[Said | Block]:
    """The turns, with what stands without a label below a heading given to who spoke above it.

    So it is where the clock runs on, or where who asks is answered next: a heading was set into his turn.
    """
    found: list[Said | Block] = []
    for item, after in zip(spoken, _followed(spoken), strict=True):
        said = _above_heading(found)
        if said and isinstance(item, Block) and item.kind == "paragraph" and after and _goes_on(said, after, hosts):
            found.append(Said(item, [item], carried=said.label or said.carried))
        elif isinstance(item, Block) and item.kind == "paragraph" and found and _is_carried(found[-1]):
            found[-1].blocks.append(item)
        else:
            found.append(item)
    return found


def without_answers(spoken: Sequence[Said | Block], hosts: Collection[str], words: Words) -> Iterator[Said | Block]:
    """The turns, with what is below a question given to nobody where who asked is heard next: a label is missing."""
    for said, after in zip(spoken, [*spoken[1:], None], strict=True):
        both = (one.person in hosts if isinstance(one, Said) and one.label else False for one in (said, after))
        if isinstance(said, Said) and all(both) and len(said.blocks) > 1 and _asks_first(said.blocks, words):
            yield replace(said, blocks=said.blocks[:1])
            yield Said(said.blocks[1], said.blocks[1:])
        else:
            yield said


def _asks_first(blocks: Sequence[Block], words: Words) -> bool:
    asking = [puts_a_question(block.text, words) for block in blocks]
    return asking[0] and not any(asking[1:])


def _followed(spoken: Sequence[Said | Block]) -> list[Said | None]:
    """For each item the next turn, if no heading stands before it."""
    found: list[Said | None] = []
    after: Said | None = None
    for item in reversed(spoken):
        if isinstance(item, Said) or item.kind == "heading":
            after = item if isinstance(item, Said) else None
        found.append(after)
    return found[::-1]


def _goes_on(said: Said, after: Said, hosts: Collection[str]) -> bool:
    """Whether what stands between two turns and below a heading belongs to the first."""
    answered = said.person in hosts and after.person not in hosts
    timed = said.label is not None and bool(said.label.time)
    return said.person != after.person and after.label is not None and (answered or timed)


def _above_heading(found: Sequence[Said | Block]) -> Said | None:
    """The turn just above the heading that came last."""
    if len(found) < 2 or not isinstance(found[-1], Block) or found[-1].kind != "heading":
        return None
    said = found[-2]
    return said if isinstance(said, Said) and (said.label or said.carried) else None


def _is_carried(item: Said | Block) -> TypeGuard[Said]:
    return isinstance(item, Said) and item.carried is not None


def _waits(last: Said | Block | None) -> bool:
    """Whether a label stands alone, so that what comes next is said by who it names."""
    return isinstance(last, Said) and last.label is not None and not last.blocks


def _continues(last: Said, block: Block, only_hosts: bool) -> bool:
    if not last.blocks:
        return True
    if block.kind == "heading" or last.question or (only_hosts and last.label):
        return False
    # A turn that is bold throughout is a question; what follows in plain type is its answer.
    return not (last.label and whole(last.source, "strong") and not whole(block, "strong"))
