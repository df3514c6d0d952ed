"""Remove the page numbers and running heads of a document that was pasted from a PDF file.

They interrupt a sentence, recur at a regular distance, and count: ``12``, then ``13``; ``The Harbour Review 12``, then
``The Harbour Review 13``. All of these signs are required: the same words around the number, at least three times,
numbers that grow by one (by two if left and right pages differ), a distance that hardly varies, and a sentence that
continues across at least one in three of them. A line without a number next to each of them is the running head.

A running foot made of words from the opening of the document (``Harbour Archive   Ada Reed – 3``) need not interrupt a
sentence.

When it would be wrong: for numbered verses or chapters. No sentence continues across those.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.removal import removals
from pipeline.clean.rule import Rule, View
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove lines that count pages, and lines that recur next to them."""
    if view.format != "text":
        return
    lines = [line for line in lines_of(view) if line.text.strip()]
    places = list(accumulate((len(line.text) for line in lines), initial=0))
    known = _opening(lines)
    series = [one for one in _series(lines) if _is_counting(one, lines, places) or _names_the_text(one, lines, known)]
    pages = {at for one in series for at in one}
    heads = set(_heads(lines, pages)) if pages else set()
    taken = {lines[at].index: _PAGE for at in pages} | {lines[at].index: _HEAD for at in heads}
    yield from removals(lines, taken)


_PAGE = "a page number of the pasted document"
_HEAD = "a running head, next to each page number"
_LONGEST = 90
_FEWEST = 3
_NUMBER_RE = re.compile(r"(?<!\S)[-–—\[(]?\s?(\d{1,4})\s?[-–—\])]?(?!\S)")
_HEAD_LINES = 8
_FOOT = 3  # words of a running foot
_WORD_RE = re.compile(r"[^\W\d_]+")
_DIGIT_RE = re.compile(r"\d")
_GOES_ON_RE = re.compile(r"[^\W\d_]-?,?$|[-,]$")


@dataclass(frozen=True, slots=True)
class _Count:
    at: int
    number: int


def _series(lines: list[Line]) -> Iterator[list[int]]:
    """Places of lines that differ only in their number, which grows by the same step from one to the next."""
    groups: dict[str, list[_Count]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        numbers = _NUMBER_RE.findall(text) if len(text) <= _LONGEST and _DIGIT_RE.search(text) else []
        if numbers:
            last = numbers[-1] if text.endswith(numbers[-1]) or len(numbers) == 1 else numbers[0]
            groups.setdefault(text.replace(last, "#", 1), []).append(_Count(at, int(last)))
    for counts in groups.values():
        steps = {after.number - before.number for before, after in pairwise(counts)}
        if len(counts) >= _FEWEST and steps in ({1}, {2}):
            yield [count.at for count in counts]


def _is_counting(series: list[int], lines: list[Line], places: list[int]) -> bool:
    """Whether the distance is that of pages, and sentences continue across them."""
    distances = [places[after] - places[before] for before, after in pairwise(series)]
    mean = sum(distances) / len(distances)
    spread = math.sqrt(sum((distance - mean) ** 2 for distance in distances) / len(distances))
    regular = mean >= 300 and spread <= 0.35 * mean
    return regular and sum(_goes_on(at, lines) for at in series) * 3 >= len(series)


def _opening(lines: list[Line]) -> frozenset[str]:
    """The words at the opening of a document, in lower case: its title, its author, the name of its series."""
    return frozenset(word.casefold() for line in lines[:_HEAD_LINES] for word in _WORD_RE.findall(line.text))


def _names_the_text(series: list[int], lines: list[Line], known: frozenset[str]) -> bool:
    """Whether the lines are a running foot: each is a paragraph, made of words from the document's opening."""
    said = _WORD_RE.findall(lines[series[0]].text)
    alone = all(lines[at].text.strip() == lines[at].block.text.strip() for at in series)
    return (
        alone and len(said) >= _FOOT and known.issuperset(word.casefold() for word in said) and series[0] > _HEAD_LINES
    )


def _goes_on(at: int, lines: list[Line]) -> bool:
    """Whether a sentence continues across the line, or across it and a running head next to it."""
    before = next((lines[i].text.rstrip() for i in (at - 1, at - 2) if i >= 0 and len(lines[i].text) > 40), "")
    after = next((lines[i].text.lstrip() for i in (at + 1, at + 2) if i < len(lines) and len(lines[i].text) > 10), "")
    return bool(_GOES_ON_RE.search(before)) and after[:1].islower()


def _heads(lines: list[Line], pages: set[int]) -> Iterator[int]:
    """Places of short lines next to page numbers that are the same at nearly all of them, or at every other one."""
    beside = {at + step for at in pages for step in (-1, 1) if 0 <= at + step < len(lines)} - pages
    often = Counter(lines[at].text.strip() for at in beside)
    for at in beside:
        text = lines[at].text.strip()
        if len(text) <= _LONGEST and not text[0].islower() and often[text] >= max(_FEWEST, len(pages) // 2 - 1):
            yield at


_LEAF = ("the ships brought timber to the town in the spring and in the autumn and at every other time, " * 4).strip()

RULE = Rule(
    name="page-number",
    order=430,
    title="removes page numbers and running heads",
    argument=__doc__,
    example=(
        "\n\n".join(f"The Quay {page}\n\n{_LEAF}" for page in (7, 8, 9)),
        "\n\n".join((_LEAF, _LEAF, _LEAF)),
    ),
    propose=propose,
)
