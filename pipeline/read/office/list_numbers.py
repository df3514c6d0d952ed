"""The numbers that a word processor counts before the items of lists, and which of them become words of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Block
from pipeline.read.paragraph import moved


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a level of a list counts: ``text`` is printed with the figure of level n for ``%n``.

    ``counter``: lists with the same one go on counting each other's items; without one a list counts alone.
    ``restarts``: the first item of the list begins anew nevertheless.
    """

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    counter: str = ""
    restarts: bool = False

    def printed(self, counts: Mapping[int, int]) -> str:
        """The number before an item; ``counts`` are the counts of the levels, from 0."""
        return _LEVEL_RE.sub(lambda level: _figure(counts.get(int(level[1]) - 1, 1), self.form), self.text)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of an item: of which list, and as it is printed."""

    list: str
    printed: str


@dataclass(slots=True)
class Counters:
    """The counts of all lists, while their items are read."""

    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def next(self, key: str, level: int, numbering: Numbering) -> Number:
        """The number of the next item of a list; deeper levels begin anew."""
        counter = numbering.counter or key
        last = level - 1 if numbering.restarts and (key, level) not in self._seen else level
        counts = {depth: count for depth, count in self._counts[counter].items() if depth <= last}
        counts[level] = counts.get(level, numbering.start - 1) + 1
        self._seen.add((key, level))
        self._counts[counter] = counts
        return Number(counter, numbering.printed(counts))


def with_said_numbers(blocks: Sequence[Block], numbers: Mapping[str, Number]) -> list[Block]:
    """Items as paragraphs that begin with their numbers, where a list on the page would not print these.

    That is a list that other paragraphs interrupt, such as questions with answers between them, and one whose numbers
    hold words ("Q1."). ``numbers``: those of the items, by the ids of their blocks.
    """
    worded = {number.list for number in numbers.values() if _WORD_RE.search(number.printed)}
    lists = worded | _parted(blocks, numbers)
    said = {place: number for place, number in numbers.items() if number.list in lists and number.printed}
    return [_said(block, said[block.id]) if block.id in said else block for block in blocks]


_LEVEL_RE = re.compile(r"%([1-9])")
_WORD_RE = re.compile(r"[^\W\d_]{2}|[^\W\d_]\W*\d")  # "Question 1", "Q1", "Q. 1"; not "a)"
_LISTED = frozenset(("bullet", "numbered"))
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_LAST_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _parted(blocks: Sequence[Block], numbers: Mapping[str, Number]) -> set[str]:
    """The lists of which two items have something else than items between them."""
    parted: set[str] = set()
    last: dict[str, int] = {}
    others = 0
    for block in blocks:
        others += block.kind not in _LISTED
        if number := numbers.get(block.id):
            if last.setdefault(number.list, others) != others:
                parted.add(number.list)
            last[number.list] = others
    return parted


def _said(block: Block, number: Number) -> Block:
    lead = f"{number.printed} "
    return replace(block, kind="paragraph", level=0, text=lead + block.text, marks=moved(block.marks, len(lead)))


def _figure(count: int, form: str) -> str:
    """A count as ``w:numFmt`` of Word (ECMA-376, 17.18.59) and ``style:num-format`` of OpenDocument name it."""
    if form in ("upperLetter", "A", "upperRoman", "I"):
        return _figure(count, {"upperLetter": "a", "A": "a"}.get(form, "i")).upper()
    if form in ("lowerLetter", "a"):
        return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    return _roman(count) if form in ("lowerRoman", "i") else str(count)


def _roman(count: int) -> str:
    figure = ""
    for value, sign in _ROMAN + _LAST_ROMAN:
        times, count = divmod(count, value)
        figure += sign * times
    return figure
