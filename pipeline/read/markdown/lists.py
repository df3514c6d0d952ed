"""Lists of Markdown: tell lists from paragraphs that begin with a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class List:
    """A list being read. ``keeps_numbers``: the numbers are words (``1986. A good year``), and are kept in the text."""

    ordered: bool
    keeps_numbers: bool
    line: int = 0
    fresh: bool = False
    marker: str = ""

    def item(self, token: Token, line: int) -> None:
        """Begin an item."""
        self.marker = f"{token.info}{token.markup} " if self.keeps_numbers else ""
        self.line, self.fresh = line, True

    def take(self) -> str:
        """The number before the item's first paragraph; only once."""
        marker, self.marker, self.fresh = self.marker, "", False
        return marker


def keeps_numbers(tokens: Sequence[Token], place: int) -> bool:
    """Whether the numbers of the list that opens at ``place`` are words: not 1, 2, 3 …, or a single one."""
    opening = tokens[place]
    if opening.type != "ordered_list_open":
        return False
    numbers: list[str] = []
    for token in islice(tokens, place + 1, None):
        if token.level == opening.level and token.nesting < 0:
            break
        if token.type == "list_item_open" and token.level == opening.level + 1:
            numbers.append(token.info)
    return len(numbers) < 2 or [number.lstrip("0") for number in numbers] != [str(n + 1) for n in range(len(numbers))]
