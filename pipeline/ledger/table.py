"""The blocks of a document while edits are applied, and the order in which to apply edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.errors import CleaningError
from pipeline.ledger.edit import Edit, misfit
from pipeline.ledger.rewriting import backward, comes_back, forward, must_hold, rewritten
from pipeline.model import Block


class Table:
    """The blocks while edits apply: a linked list by id, so that removing and restoring cost the same anywhere."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks: dict[str, Block] = {}
        self._next: dict[str | None, str | None] = {None: None}
        self._previous: dict[str | None, str | None] = {None: None}
        for block in blocks:
            if block.id in self._blocks:
                raise CleaningError(f"two blocks of the document have the id {block.id!r}")
            self._insert(block, self._previous[None])

    def blocks(self) -> tuple[Block, ...]:
        """The current blocks, in order."""
        return tuple(self._walk())

    def get(self, edit: Edit) -> Block:
        """The block that an edit changes; an error if it does not exist."""
        block = self._blocks.get(edit.block)
        if block is None:
            raise misfit(edit, f"there is no block {edit.block!r}")
        return block

    def places(self) -> dict[str, int]:
        """The place of each block, counted from 0, by its id."""
        return {block.id: place for place, block in enumerate(self._walk())}

    def record(self, run: list[Edit], step: int, rule: str) -> list[Edit]:
        """The edits of a run with steps, lines, and the data needed to revert them."""
        block = self.get(run[0])
        was = follows = None
        if run[0].action == "remove":
            was, follows = block, self._previous[block.id]
        elif block.marks and not comes_back(block, run):
            was = block
        first = _filed(run[0], step, rule, block.line, was, follows)
        return [first, *(_filed(edit, number, rule, block.line) for number, edit in enumerate(run[1:], step + 1))]

    def apply(self, run: list[Edit]) -> None:
        """Apply a run of :func:`runs`."""
        edit = run[0]
        block = self.get(edit)
        if edit.action == "replace":
            self._blocks[block.id] = rewritten(block, forward(run), edit)
            return
        must_hold(block, edit.start, edit.end, edit.before, edit)
        if edit.action == "remove":
            self._take_out(block)
        else:
            self._blocks[block.id] = block.piece(0, edit.start)
            self._insert(replace(block.piece(edit.end), id=edit.after), block.id)

    def revert(self, run: list[Edit]) -> None:
        """Undo a run of :func:`runs`; it must be the last one applied."""
        edit = run[0]
        if edit.action == "replace":
            back = rewritten(self.get(edit), backward(run), edit)
            self._blocks[back.id] = edit.was or back
        elif edit.action == "split":
            self._join(edit)
        elif edit.was is None:
            raise misfit(edit, "a removal without its block")
        else:
            self._insert(edit.was, edit.follows)

    def _walk(self) -> Iterator[Block]:
        here = self._next[None]
        while here is not None:
            yield self._blocks[here]
            here = self._next[here]

    def _insert(self, block: Block, follows: str | None) -> None:
        following = self._next[follows]
        self._blocks[block.id] = block
        self._next[follows] = self._previous[following] = block.id
        self._previous[block.id], self._next[block.id] = follows, following

    def _take_out(self, block: Block) -> None:
        previous, following = self._previous.pop(block.id), self._next.pop(block.id)
        self._next[previous], self._previous[following] = following, previous
        del self._blocks[block.id]

    def _join(self, edit: Edit) -> None:
        first, second = self.get(edit), self._blocks.get(edit.after)
        if second is None or self._next[first.id] != second.id:
            raise misfit(edit, f"block {edit.after!r} does not follow {edit.block!r}")
        self._take_out(second)
        self._blocks[first.id] = edit.was or replace(first, text=first.text + edit.before + second.text)


def last_place_first(proposals: Iterable[Edit], table: Table, rule: str) -> list[Edit]:
    """Sort by block in document order, and within a block from its end, so that no edit moves the place of the next."""
    places = table.places()
    for edit in (proposals := list(proposals)):
        if edit.block not in places:
            raise misfit(replace(edit, rule=rule or edit.rule), f"there is no block {edit.block!r}")
    ordered = sorted(proposals, key=lambda e: (places[e.block], -e.start, -e.end))
    for later, earlier in pairwise(ordered):
        if earlier.end > later.start and later.block == earlier.block:
            raise misfit(
                replace(earlier, rule=rule or earlier.rule), f"it overlaps another edit of block {earlier.block!r}"
            )
    return ordered


def runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Group replacements in one block that go from its end to its start; any other edit is a run of its own.

    A run is applied in one pass over its text, which keeps a block of a megabyte with ten thousand edits linear.
    """
    run: list[Edit] = []
    for edit in edits:
        if run and not _continues(run[-1], edit):
            yield run
            run = []
        run.append(edit)
    if run:
        yield run


def _continues(last: Edit, edit: Edit) -> bool:
    same = last.action == edit.action == "replace" and last.block == edit.block
    return same and edit.end <= last.start and edit.was is None


def _filed(
    edit: Edit, step: int, rule: str, line: int | None, was: Block | None = None, follows: str | None = None
) -> Edit:
    """A proposal in its ledger form. Built anew instead of with ``replace``, which takes five times as long."""
    places = (edit.action, edit.start, edit.end, edit.before, edit.after)
    return Edit(step, rule or edit.rule, edit.block, line, *places, edit.why, was, follows)
