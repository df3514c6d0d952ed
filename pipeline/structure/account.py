"""The account: every block of the clean text is in the briefing exactly once, with every letter of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.errors import StructureError
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Briefing, Turn, stream
from pipeline.structure.editor.overrides import OWN


def account(document: CleanDocument, briefing: Briefing) -> None:
    """Check law 3 of the design, in time linear in the length of the text.

    Blocks that an editor set aside count as placed; the editor's own words do not count.

    Labels and time stamps are cut from the first block of their turn. A block that was nothing else is accounted for by
    its turn's label and time.

    Raises:
        StructureError: a block is missing, is placed twice, or lost letters.
    """
    blocks = [*(block for block in briefing.blocks() if not block.id.startswith(OWN)), *briefing.set_aside]
    placed = Counter(block.id for block in blocks)
    whole = {block.id: stream(block.text) for block in document.blocks}
    held = {block.id: stream(block.text) for block in blocks}
    heads = {turn.blocks[0].id: turn for turn in briefing.turns() if turn.blocks and (turn.label or turn.time)}
    above = _labels_alone(document.blocks, heads, placed)
    alone = set(above.values())
    for block in document.blocks:
        if placed[block.id] != (block.id not in alone):
            raise _broken(f"block {block.id!r} was placed {placed[block.id]} times", document, block)
        turn = None if block.id in above else heads.get(block.id)
        if block.id not in alone and whole[block.id] not in _readings(turn, held[block.id]):
            raise _broken(f"letters of block {block.id!r} were lost or invented", document, block)
    if len(placed) + len(alone) != len(whole):
        raise _broken("the briefing holds a block that is not in the text", document, None)


def _labels_alone(blocks: Iterable[Block], heads: Mapping[str, Turn], placed: Counter[str]) -> dict[str, str]:
    """For the first block of a turn, the block above it that is nothing but the turn's label and time stamp.

    A caption between the two has a place of its own.
    """
    alone: dict[str, str] = {}
    above: Block | None = None
    for block in blocks:
        if not placed[block.id]:
            above = block
        elif turn := heads.get(block.id):
            if above is not None and stream(above.text) in _orders(turn, ""):
                alone[block.id] = above.id
            above = None
    return alone


def _readings(turn: Turn | None, text: str) -> tuple[str, ...]:
    """What the block may have been: its text, preceded by label and time if it opens a turn."""
    return _orders(turn, text) if turn else (text,)


def _orders(turn: Turn, text: str) -> tuple[str, str]:
    label, time = stream(turn.label), stream(turn.time)
    return label + time + text, time + label + text


def _broken(reason: str, document: CleanDocument, block: Block | None) -> StructureError:
    line = f", line {block.line}" if block and block.line else ""
    return StructureError(reason, place=document.source.name + line, hint="reporting this as a bug, with the text")
