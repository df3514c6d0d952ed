"""Remove the page numbers and running heads of a document that was pasted from a PDF file.

They interrupt a sentence, recur at a regular distance, and count: ``12``, then ``13``; ``The Harbour Review 12``, then
``The Harbour Review 13``. All of these signs are required: the same words around the number, at least three times,
numbers that grow by one (by two if left and right pages differ), a distance that hardly varies, and a sentence that
continues across at least one in three of them. A line without a number next to each of them is the running head; so is
one that recurs without numbers, if it interrupts sentences at the distance of pages.

A running foot made of words from the opening of the document (``Harbour Archive   Ada Reed – 3``) need not interrupt a
sentence. Nor need bare numbers (``2``, ``- 3 -``, ``Page 4``) whose count of pages starts with the document: the first
is 2 or more, and about as much text is above it as that many pages hold.

When it would be wrong: for numbered verses or chapters. No sentence continues across those, and they begin with 1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.removal import removals
from pipeline.clean.rule import Rule, View
from pipeline.languages.everywhere import any_of
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove lines that count pages, and lines that recur next to them."""
    if view.format != "text":
        return
    lines = [line for line in lines_of(view) if line.text.strip()]
    places = list(accumulate((len(line.text) for line in lines), initial=0))
    known = _opening(lines)
    series = [one for one in _series(lines) if _is_counting(one, lines, places) or _names_the_text(one, lines, known)]
    pages = {count.at for one in series for count in one}
    heads = {*_interrupting(lines, places), *(_heads(lines, pages) if pages else ())}
    taken = {lines[at].index: _PAGE for at in pages} | {lines[at].index: _HEAD for at in heads}
    yield from removals(lines, taken)


_PAGE = "a page number of the pasted document"
_HEAD = "a running head of the pasted document"
_LONGEST = 90
_FEWEST = 3
_NUMBER_RE = re.compile(r"(?<!\S)[-–—\[(]?\s?(\d{1,4})\s?[-–—\])]?(?!\S)")
_PAGE_LETTERS = 300  # on a page at least
_UNEVEN = 0.35  # of a page
_HEAD_LINES = 8
_FOOT = 3  # words of a running foot
_WORD_RE = re.compile(r"[^\W\d_]+")
_DIGIT_RE = re.compile(r"\d")
_GOES_ON_RE = re.compile(r"[^\W\d_]-?,?$|[-,]$")


@dataclass(frozen=True, slots=True)
class _Count:
    at: int
    number: int


def _series(lines: list[Line]) -> Iterator[list[_Count]]:
    """Lines that differ only in their number, which grows by the same step from one to the next."""
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
            yield counts


def _is_counting(series: list[_Count], lines: list[Line], places: list[int]) -> bool:
    """Whether the distance is that of pages, and sentences continue across them or the document is their beginning."""
    page = _page([places[count.at] for count in series])
    if not page:
        return False
    goes_on = sum(_goes_on(count.at, lines) for count in series) * 3 >= len(series)
    return goes_on or _from_the_first(series, lines, places, page)


def _page(places: list[int]) -> float:
    """The mean distance of places in the text, 0 where it is not that of pages."""
    distances = [after - before for before, after in pairwise(places)]
    if len(distances) >= _FEWEST and distances[-1] < min(distances[:-1]):
        distances.pop()  # the last page ends where the text does
    mean = sum(distances) / len(distances)
    spread = math.sqrt(sum((distance - mean) ** 2 for distance in distances) / len(distances))
    return 0.0 if mean < _PAGE_LETTERS or spread > _UNEVEN * mean else mean


def _from_the_first(series: list[_Count], lines: list[Line], places: list[int], page: float) -> bool:
    """Whether the lines are bare numbers, and the pages above the first one hold the text above it."""
    first = series[0]
    pages = places[first.at] / page * (1 if series[1].number == first.number + 1 else 2)
    bare = all(_bare_re().fullmatch(lines[count.at].block.text.strip()) for count in series)
    return bare and first.number > 1 and first.number - 1 - _UNEVEN <= pages <= first.number + _UNEVEN


@cache
def _bare_re() -> re.Pattern[str]:
    """A number as pages have it: "2", "- 3 -", "Page 4"."""
    return re.compile(rf"(?:(?:{any_of('page_words')})\.?\s)?{_NUMBER_RE.pattern}", re.IGNORECASE)


def _opening(lines: list[Line]) -> frozenset[str]:
    """The words at the opening of a document, in lower case: its title, its author, the name of its series."""
    return frozenset(word.casefold() for line in lines[:_HEAD_LINES] for word in _WORD_RE.findall(line.text))


def _names_the_text(series: list[_Count], lines: list[Line], known: frozenset[str]) -> bool:
    """Whether the lines are a running foot: each is a paragraph, made of words from the document's opening."""
    said = _WORD_RE.findall(lines[series[0].at].text)
    alone = all(lines[one.at].text.strip() == lines[one.at].block.text.strip() for one in series)
    return (
        alone
        and len(said) >= _FOOT
        and known.issuperset(word.casefold() for word in said)
        and series[0].at > _HEAD_LINES
    )


def _goes_on(at: int, lines: list[Line]) -> bool:
    """Whether a sentence continues across the line, or across it and a running head next to it."""
    before = next((lines[i].text.rstrip() for i in (at - 1, at - 2) if i >= 0 and len(lines[i].text) > 40), "")
    after = next((lines[i].text.lstrip() for i in (at + 1, at + 2) if i < len(lines) and len(lines[i].text) > 10), "")
    return bool(_GOES_ON_RE.search(before)) and after[:1].islower()


def _heads(lines: list[Line], pages: set[int]) -> Iterator[int]:
    """Places of short lines next to page numbers that are the same at nearly all of them, or at every other one.

    What stands elsewhere more often is the label of who speaks.
    """
    beside = {at + step for at in pages for step in (-1, 1) if 0 <= at + step < len(lines)} - pages
    often, everywhere = (Counter(lines[at].text.strip() for at in some) for some in (beside, range(len(lines))))
    for at in beside:
        text = lines[at].text.strip()
        recurs = often[text] >= max(_FEWEST, len(pages) // 2 - 1, everywhere[text] / 2)
        if len(text) <= _LONGEST and not text[0].islower() and recurs:
            yield at


def _interrupting(lines: list[Line], places: list[int]) -> Iterator[int]:
    """Places of a short line that recurs like pages, and interrupts at least half of the sentences around it."""
    same: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        if len(text) <= _LONGEST and text[-1].isalnum() and not text[0].islower():
            same.setdefault(text, []).append(at)
    for found in same.values():
        goes_on = len(found) >= _FEWEST and sum(_goes_on(at, lines) for at in found) * 2 >= len(found)
        if goes_on and _page([places[at] for at in found]):
            yield from found


_LEAF = ("the ships brought timber to the town in the spring and in the autumn and at every other time, " * 4).strip()

RULE = Rule(
    name="page-number",
    order=405,
    title="removes page numbers and running heads",
    argument=__doc__,
    example=(
        "\n\n".join(f"The Quay {page}\n\n{_LEAF}" for page in (7, 8, 9)),
        "\n\n".join((_LEAF, _LEAF, _LEAF)),
    ),
    propose=propose,
)
