"""The ledger: every change to a text as an edit that can be replayed, undone, written down and read back.

Edits apply one after the other, so ``start`` and ``end`` of each count in the text as the edits before it left it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.ledger.clean_document import CleanDocument
from pipeline.ledger.edit import Action, Edit, Ledger
from pipeline.ledger.jsonlines import as_dict, from_lines, to_lines
from pipeline.ledger.table import Table, last_place_first, runs
from pipeline.model import Block

__all__ = ["Action", "CleanDocument", "Edit", "Ledger", "apply", "as_dict", "from_lines", "replay", "to_lines", "undo"]


def apply(
    blocks: tuple[Block, ...], proposals: Iterable[Edit], first_step: int = 1, rule: str = ""
) -> tuple[tuple[Block, ...], tuple[Edit, ...]]:
    """Apply the edits of one rule. Their places count in the document as the rule saw it.

    Returns the new blocks, and the edits in their ledger form: numbered from ``first_step``, sorted so that they can be
    applied one by one (last place in a block first), with ``was`` filled in, and with the name of ``rule`` if one is
    given.

    Raises:
        CleaningError: an edit does not fit its block, or two edits of the rule overlap.
    """
    table = Table(blocks)
    done: list[Edit] = []
    for run in runs(last_place_first(proposals, table, rule)):
        recorded = table.record(run, first_step + len(done), rule)
        table.apply(recorded)
        done.extend(recorded)
    return table.blocks(), tuple(done)


def replay(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """The clean blocks, from the raw ones and the ledger.

    Raises:
        CleaningError: the ledger was written for another document.
    """
    table = Table(blocks)
    for run in runs(ledger.edits):
        table.apply(run)
    return table.blocks()


def undo(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """The raw blocks, from the clean ones and the ledger.

    Raises:
        CleaningError: the ledger was written for another document.
    """
    table = Table(blocks)
    for run in reversed(list(runs(ledger.edits))):
        table.revert(run)
    return table.blocks()
