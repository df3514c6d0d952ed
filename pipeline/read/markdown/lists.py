"""Lists of Markdown: which are lists, and which are paragraphs that begin with a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class List:
    """A list while it is read. ``keeps_numbers``: they are words (``1986. A good year``), and stay in the text."""

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
        """The number that the item's first paragraph begins with, once."""
        marker, self.marker, self.fresh = self.marker, "", False
        return marker


def keeps_numbers(tokens: Sequence[Token], place: int) -> bool:
    """Whether the numbers of the list that opens at ``place`` are more than markup: not 1, 2, 3 …, or one alone."""
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
