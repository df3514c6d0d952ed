"""The ledger: every change to a text as an edit that can be replayed, undone, written down and read back.

Edits apply one after the other, so ``start`` and ``end`` of each count in the text as the edits before it left it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import accumulate, pairwise
from typing import Any, Literal, NamedTuple

from pipeline.errors import CleaningError
from pipeline.model import Block, Change, Mark, Origin

Action = Literal["replace", "remove", "split"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change.

    - ``replace``: ``text[start:end]`` of ``block``, which is ``before``, becomes ``after``.
    - ``remove``: the block goes; ``before`` is its whole text.
    - ``split``: the block ends at ``start``; what follows ``end`` becomes a new block ``after`` (its id); the
      characters between, ``before``, are dropped.

    ``line`` is the block's line in the source. ``was`` is the block as it stood, kept where the text alone could not
    bring it back (a removed block; one that has marks), and ``follows`` the block that stood before a removed one.
    """

    step: int
    rule: str
    block: str
    line: int | None
    action: Action
    start: int
    end: int
    before: str
    after: str
    why: str
    was: Block | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All edits, in the order in which they apply."""

    edits: tuple[Edit, ...] = ()

    def summary(self) -> tuple[Change, ...]:
        """How often each rule acted, in the order of first use."""
        counts: dict[tuple[str, str], int] = {}
        for edit in self.edits:
            key = (edit.rule, edit.action)
            counts[key] = counts.get(key, 0) + 1
        return tuple(Change(rule, action, count) for (rule, action), count in counts.items())


def apply(
    blocks: tuple[Block, ...], proposals: Iterable[Edit], first_step: int = 1, rule: str = ""
) -> tuple[tuple[Block, ...], tuple[Edit, ...]]:
    """Apply one rule's edits, all of which count in the document as the rule saw it.

    Returns the new blocks and the edits as they go into the ledger: numbered from ``first_step``, ordered so that
    applying them one by one is right (the last place in a block first), with ``was`` filled in, and bearing the name
    of ``rule`` if one is given.

    Raises:
        CleaningError: an edit does not fit its block, or two edits of the rule overlap.
    """
    table = _Table(blocks)
    done: list[Edit] = []
    for run in _runs(_last_place_first(proposals, table, rule)):
        recorded = table.record(run, first_step + len(done), rule)
        table.apply(recorded)
        done.extend(recorded)
    return table.blocks(), tuple(done)


def replay(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """The clean blocks, from the raw ones and the ledger.

    Raises:
        CleaningError: the ledger was written for another document.
    """
    table = _Table(blocks)
    for run in _runs(ledger.edits):
        table.apply(run)
    return table.blocks()


def undo(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """The raw blocks, from the clean ones and the ledger.

    Raises:
        CleaningError: the ledger was written for another document.
    """
    table = _Table(blocks)
    for run in reversed(list(_runs(ledger.edits))):
        table.revert(run)
    return table.blocks()


def to_lines(ledger: Ledger) -> str:
    """The ledger as JSON Lines, one edit a line (schema: ``docs/ledger.schema.json``)."""
    return "".join(json.dumps(as_dict(edit), ensure_ascii=False) + "\n" for edit in ledger.edits)


def as_dict(edit: Edit) -> dict[str, Any]:
    """An edit as JSON has it; ``was`` and ``follows`` only where they are needed."""
    record = asdict(edit)
    if edit.was is None:
        del record["was"]
    if edit.action != "remove":
        del record["follows"]
    return record


def from_lines(lines: str) -> Ledger:
    """Read what :func:`to_lines` wrote.

    Raises:
        CleaningError: a line is no edit; the place names the line.
    """
    return Ledger(tuple(_edit(number, line) for number, line in _numbered(lines)))


class _Table:
    """The blocks while edits apply: a linked list by id, so that taking out and putting back cost the same anywhere."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks: dict[str, Block] = {}
        self._next: dict[str | None, str | None] = {None: None}
        self._previous: dict[str | None, str | None] = {None: None}
        for block in blocks:
            if block.id in self._blocks:
                raise CleaningError(f"two blocks of the document have the id {block.id!r}")
            self._insert(block, self._previous[None])

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._walk())

    def get(self, edit: Edit) -> Block:
        block = self._blocks.get(edit.block)
        if block is None:
            raise _misfit(edit, f"there is no block {edit.block!r}")
        return block

    def places(self) -> dict[str, int]:
        return {block.id: place for place, block in enumerate(self._walk())}

    def record(self, run: list[Edit], step: int, rule: str) -> list[Edit]:
        """The run with steps, lines, and what reverting it will need, filled in."""
        block = self.get(run[0])
        line = block.origin.line if block.origin else None
        was = follows = None
        if run[0].action == "remove":
            was, follows = block, self._previous[block.id]
        elif block.marks and not _comes_back(block, run):
            was = block
        first = _filed(run[0], step, rule, line, was, follows)
        return [first, *(_filed(edit, number, rule, line) for number, edit in enumerate(run[1:], step + 1))]

    def apply(self, run: list[Edit]) -> None:
        edit = run[0]
        block = self.get(edit)
        if edit.action == "replace":
            self._blocks[block.id] = _rewritten(block, _forward(run), edit)
            return
        _must_hold(block, edit.start, edit.end, edit.before, edit)
        if edit.action == "remove":
            self._take_out(block)
        else:
            self._blocks[block.id] = block.piece(0, edit.start)
            self._insert(replace(block.piece(edit.end), id=edit.after), block.id)

    def revert(self, run: list[Edit]) -> None:
        edit = run[0]
        if edit.action == "replace":
            back = _rewritten(self.get(edit), _backward(run), edit)
            self._blocks[back.id] = edit.was or back
        elif edit.action == "split":
            self._join(edit)
        elif edit.was is None:
            raise _misfit(edit, "a removal without its block")
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
            raise _misfit(edit, f"block {edit.after!r} does not follow {edit.block!r}")
        self._take_out(second)
        self._blocks[first.id] = edit.was or replace(first, text=first.text + edit.before + second.text)


class _Swap(NamedTuple):
    """``text[start:end]``, which is ``old``, becomes ``new``: an edit or its inverse, in the text as it stands."""

    start: int
    end: int
    old: str
    new: str


def _filed(
    edit: Edit, step: int, rule: str, line: int | None, was: Block | None = None, follows: str | None = None
) -> Edit:
    """A proposal as the ledger has it. Built anew and not by ``replace``, which takes five times as long."""
    places = (edit.action, edit.start, edit.end, edit.before, edit.after)
    return Edit(step, rule or edit.rule, edit.block, line, *places, edit.why, was, follows)


def _last_place_first(proposals: Iterable[Edit], table: _Table, rule: str) -> list[Edit]:
    """In document order by block, and within a block from its end, so that no edit moves the place of the next."""
    places = table.places()
    for edit in (proposals := list(proposals)):
        if edit.block not in places:
            raise _misfit(replace(edit, rule=rule or edit.rule), f"there is no block {edit.block!r}")
    ordered = sorted(proposals, key=lambda e: (places[e.block], -e.start, -e.end))
    for later, earlier in pairwise(ordered):
        if earlier.end > later.start and later.block == earlier.block:
            raise _misfit(
                replace(earlier, rule=rule or earlier.rule), f"it overlaps another edit of block {earlier.block!r}"
            )
    return ordered


def _runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Replacements in one block that go from its end to its start, together; any other edit alone.

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


def _forward(run: list[Edit]) -> list[_Swap]:
    return [_Swap(e.start, e.end, e.before, e.after) for e in reversed(run)]


def _backward(run: list[Edit]) -> list[_Swap]:
    swaps, moved = [], 0
    for edit in reversed(run):
        start = edit.start + moved
        swaps.append(_Swap(start, start + len(edit.after), edit.after, edit.before))
        moved += len(edit.after) - len(edit.before)
    return swaps


def _comes_back(block: Block, run: list[Edit]) -> bool:
    """Whether the marks survive the way there and back; where they do not, the edit must keep them."""
    if run[0].action != "replace":
        return False
    return _rewritten(_rewritten(block, _forward(run), run[0]), _backward(run), run[0]) == block


def _rewritten(block: Block, swaps: list[_Swap], edit: Edit) -> Block:
    """The block after ``swaps``, which come in the order of the text and do not overlap."""
    pieces, done = [], 0
    for swap in swaps:
        _must_hold(block, swap.start, swap.end, swap.old, edit)
        pieces += [block.text[done : swap.start], swap.new]
        done = swap.end
    text = "".join([*pieces, block.text[done:]])
    marks = _moved(block.marks, swaps) if block.marks else ()
    return replace(block, text=text, marks=marks)


def _moved(marks: tuple[Mark, ...], swaps: list[_Swap]) -> tuple[Mark, ...]:
    """Marks after swaps: what a mark covers stays covered, nothing beside it comes under it, and an empty one goes."""
    starts = [swap.start for swap in swaps]
    grown = [0, *accumulate(len(swap.new) - (swap.end - swap.start) for swap in swaps)]

    def place(at: int, to_end: bool) -> int:
        count = bisect_left(starts, at)
        if count and swaps[count - 1].end > at:
            inside = len(swaps[count - 1].new) if to_end else 0
            return starts[count - 1] + grown[count - 1] + inside
        return at + grown[count]

    moved = (replace(m, start=place(m.start, False), end=place(m.end, True)) for m in marks)
    return tuple(mark for mark in moved if mark.start < mark.end)


def _must_hold(block: Block, start: int, end: int, text: str, edit: Edit) -> None:
    if not 0 <= start <= end <= len(block.text) or block.text[start:end] != text:
        raise _misfit(edit, f"block {block.id!r} does not hold {text!r} at {start}")


def _numbered(lines: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines.split("\n"), 1) if line.strip())


def _edit(number: int, line: str) -> Edit:
    try:
        record = json.loads(line)
        was = record.pop("was", None)
        return Edit(**record, was=_block(was) if was else None)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CleaningError(f"this line is no edit of a ledger: {error}", place=f"the ledger, line {number}") from error


def _block(record: dict[str, Any]) -> Block:
    origin = record.pop("origin")
    marks = tuple(Mark(**mark) for mark in record.pop("marks"))
    return Block(**record, marks=marks, origin=Origin(**origin) if origin else None)


def _misfit(edit: Edit, reason: str) -> CleaningError:
    return CleaningError(f"an edit does not fit the document: {reason}", place=f"step {edit.step}, rule {edit.rule}")
