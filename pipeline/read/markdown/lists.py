"""Lists of Markdown: tell lists from paragraphs that begin with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class List:
    """A list being read. ``numbers``: those that are still to be written before items (``1986. A good year``)."""

    ordered: bool
    numbers: Iterator[str] = field(default_factory=lambda: iter(()))
    line: int = 0
    fresh: bool = False
    marker: str = ""

    def item(self, token: Token, line: int) -> None:
        """Begin an item."""
        number = next(self.numbers, "")
        self.marker = f"{number}{token.markup} " if number else ""
        self.line, self.fresh = line, True

    def take(self) -> str:
        """The number before the item's first paragraph; only once."""
        marker, self.marker, self.fresh = self.marker, "", False
        return marker


def list_at(tokens: Sequence[Token], place: int) -> List:
    """The list that opens at ``place``, with the numbers that are words of the text.

    They are where they do not count 1, 2, 3 …, where there is only one, and where an item has a second paragraph, such
    as the answer to a question: no list on the page goes on behind it. Ones alone count too (CommonMark 0.31, 5.3).
    """
    opening = tokens[place]
    if opening.type != "ordered_list_open":
        return List(ordered=False)
    inside = list(takewhile(lambda token: token.level > opening.level, islice(tokens, place + 1, None)))
    written = [token.info for token in inside if token.type == "list_item_open" and token.level == opening.level + 1]
    counted = [str(number + 1) for number in range(len(written))]
    numbers = counted if set(written) == {"1"} else written
    counts = len(written) > 1 and [number.lstrip("0") for number in numbers] == counted
    return List(True, iter(() if counts and not _has_answers(inside, opening.level + 2) else numbers))


def _has_answers(inside: Sequence[Token], level: int) -> bool:
    """Whether an item of the list has a second paragraph."""
    starts = [token.type for token in inside if token.level < level or (token.level == level and token.nesting >= 0)]
    return any(pair == ("paragraph_open", "paragraph_open") for pair in pairwise(starts))
