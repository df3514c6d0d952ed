"""Group neighbouring blocks of one kind into one element of the page: a list, a table, a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from pipeline.model import Block, Section
from pipeline.render.page.columns import behind_the_point, figure_columns, is_small, room, whole_columns
from pipeline.text.row_of_signs import is_row_of_signs

GroupKind = Literal["paragraph", "heading", "bullets", "numbers", "quote", "figure", "table", "code", "separator"]

_KINDS: dict[str, GroupKind] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullet": "bullets",
    "numbered": "numbers",
    "quote": "quote",
    "figure": "figure",
    "header": "table",
    "row": "table",
    "code": "code",
    "separator": "separator",
    # No rule removed them, so they are printed unchanged.
    "note": "paragraph",
    "aside": "paragraph",
    "metadata": "code",
    "comment": "code",
}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that become one element. ``before`` is the number of items of a numbered list before an interruption."""

    kind: GroupKind
    blocks: tuple[Block, ...]
    before: int = 0

    @property
    def head(self) -> tuple[Block, ...]:
        """The header rows of a table: those marked as such in the source, else its first row if that has no figures."""
        count = next((place for place, block in enumerate(self.blocks) if block.kind != "header"), 1)
        if count == 0 and len(self.blocks) > 1 and not any(map(str.isdigit, self.blocks[0].text)):
            return self.blocks[:1]
        return self.blocks[:count]

    @property
    def body(self) -> tuple[Block, ...]:
        """The rows of a table after its header."""
        return self.blocks[len(self.head) :]

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max(block.text.count("\t") for block in self.blocks) + 1

    @property
    def figures(self) -> dict[int, tuple[int, ...]]:
        """The columns of a table that hold figures, from 0, with the space for each row (:func:`behind_the_point`)."""
        rows = [block.text.split("\t") for block in self.body]
        return {
            column: behind_the_point([row[column] if column < len(row) else "" for row in rows])
            for column in sorted(figure_columns([block.text for block in self.body]))
        }

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of a table that have words, from 0; a table for looks only has empty ones between them."""
        rows = [block.text.split("\t") for block in self.blocks]
        return tuple(sorted({place for row in rows for place, cell in enumerate(row) if cell.strip()}))

    @property
    def whole(self) -> frozenset[int]:
        """The columns of a table with cells that are not broken, from 0."""
        return whole_columns([block.text for block in self.body])

    @property
    def small(self) -> bool:
        """Whether a table is short enough to stay on one page."""
        return is_small([block.text for block in self.blocks])

    @property
    def room(self) -> str:
        """The classes of a table that is wider than the column of text."""
        return room([block.text for block in self.blocks])

    @property
    def items(self) -> list[tuple[Block, int, int]]:
        """The items of a list, each with its level from 1 and its number among those of its level."""
        counts = [0, self.before, *[0] * (_DEEPEST - 1)]
        found = []
        for block in self.blocks:
            level = min(max(block.level, 1), _DEEPEST)
            counts[level] += 1
            counts[level + 1 :] = [0] * (_DEEPEST - level)
            found.append((block, level, counts[level]))
        return found


def grouped(blocks: Iterable[Block]) -> list[Group]:
    """Group neighbours that form one element, leave others alone, in order; blocks without words are dropped."""
    groups: list[Group] = []
    worded = (block for block in blocks if block.text.strip() or block.kind in ("separator", "figure"))
    for kind, run in groupby(worded, key=_kind):
        members = tuple(run)
        together = kind in ("bullets", "numbers", "quote", "table")
        before = _numbered_before(groups) if kind == "numbers" else 0
        groups += [Group(kind, members, before)] if together else [Group(kind, (block,)) for block in members]
    return groups


def without_outer_rules(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections without separators next to their headings; those of separators alone are dropped."""
    for section in sections:
        wordy = [place for place, item in enumerate(section.items) if not (isinstance(item, Block) and _is_rule(item))]
        items = section.items[wordy[0] : wordy[-1] + 1] if wordy else ()
        if items or section.heading or not section.items:
            yield replace(section, items=items)


def _is_rule(block: Block) -> bool:
    return _kind(block) == "separator"


def _kind(block: Block) -> GroupKind:
    is_row = block.kind == "paragraph" and is_row_of_signs(block.text)
    return "separator" if is_row else _KINDS[block.kind]


def _numbered_before(groups: list[Group]) -> int:
    """The number of items in a numbered list before a list of bullets below one of them interrupted it."""
    if len(groups) < 2 or [group.kind for group in groups[-2:]] != ["numbers", "bullets"]:
        return 0
    if min(block.level for block in groups[-1].blocks) < 2:
        return 0
    return groups[-2].before + sum(block.level < 2 for block in groups[-2].blocks)
