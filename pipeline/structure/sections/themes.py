"""Find the boundaries between themes: the word model of Utiyama and Isahara (2001), solved exactly.

A section is likely if it repeats its own words. With Laplace smoothing, a section with word counts f and n words costs
``sum(f * -log((f + 1) / (n + k)))`` for a text of k different words. A section that begins with many new words, after a
long exchange, costs less: a short reaction neither ends a theme nor opens one. So does one that the host announces
("Let's turn to"), and one that begins with a question. Each section has a price, and it costs more the further its
length is from that of usual sections. Dynamic programming finds the cheapest division. How the numbers were chosen, and
what was tried and rejected: docs/decisions/0009.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, inf, log
from typing import NamedTuple

from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.sections.candidates import PASSES
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.widths import columns

FEWEST = 4  # exchanges; fewer make one section
_UNITS = 240  # a longer talk is grouped into about this many units, so that its cost stays linear
_SHARPNESS = 0.045  # of a nat: makes a boundary's score about the share of such boundaries that people also set
_OTHERS = 3  # places that an editor may choose instead
_CLOSE = 0.5  # if the second-best place has this share of the best one's weight, evidence names it
# Nats per word of the text:
_PRICE = 0.0135  # that one more section must save
_NOVEL, _FULL = 0.002, 0.0012  # saved by new words, and by a long exchange before
_ANNOUNCED = 0.005  # saved by "Let's turn to", and by the question that asks for advice
_UNUSUAL, _USUAL = 0.0015, 4500  # the cost of a length that is not the usual one, in characters
_ASKED = 0.002  # saved by a turn that asks
_LONE = 0.003  # the cost of a section of one exchange
_FIRST, _LAST = 0.003, 0.0012  # what the first exchange of a talk, and the last one, cost more as a section
_HEADED = 0.002  # saved by a question that offers a title
_SHARE = 0.8  # of the units begin a section at most, so that contents are no list of all questions
_MOST, _GROWTH = 2.3, 0.38  # of the most sections of a talk: they grow more slowly than its exchanges
_BETTER = 0.6  # of its title's score is more than that of a short question before it
_SHORT = 60  # columns of a question that may follow up the one before it
_MARKS = ("?", "？", "؟")
_IDEOGRAPH = 3  # letters that say as much as an ideograph


class Unit(NamedTuple):
    """What a section may begin with: an exchange, or a turn outside one, which has no question.

    ``announced``: its words say that a theme begins. ``headed``: the score of the best title that its question offers.
    """

    text: str
    question: str = ""
    announced: bool = False
    headed: float = 0.0


@dataclass(frozen=True, slots=True)
class Boundary:
    """A section begins at the unit of index ``place``.

    ``score``, from 0 to 1: the weight of this place among all between its neighbours, and none. ``runner_up``: the
    second-best place, None if it was far behind. ``worth``: how much more, in nats, the two sections would cost as
    one. ``others``: the best other places, each with its weight, the best first.
    """

    place: int
    score: float
    runner_up: int | None
    worth: float
    others: tuple[tuple[int, float], ...] = ()


def boundaries(units: Sequence[Unit], words: Words) -> list[Boundary]:
    """The beginnings of all sections but the first: those of the division with the lowest total cost."""
    if len(units) < FEWEST:
        return []
    step = -(-len(units) // _UNITS)
    groups = [units[i : i + step] for i in range(0, len(units), step)]
    bags = [Counter(word for unit in group for word in content(unit.text, words)) for group in groups]
    firsts = [group[0] for group in groups]
    relief = _reliefs(bags, firsts)
    costs = _costs(bags, [sum(map(_length, group)) for group in groups], relief)
    fences = [*_cheapest(costs), len(bags)]
    while len(fences) - 1 > min(round(_SHARE * len(bags)), _most(len(units))):
        fences.pop(min(range(1, len(fences) - 1), key=lambda i: _worth(costs, *fences[i - 1 : i + 2])))
    fences[1:-1] = [_opening(firsts, start, end) for start, end in pairwise(fences[1:])]
    return [_weighed(costs, fences[i - 1 : i + 2], step) for i in range(1, len(fences) - 1)]


def _most(units: int) -> int:
    """How many sections a talk has at most: readers set 3 in four exchanges, 4 in ten, 8 in forty."""
    return round(_MOST * exp(_GROWTH * log(units)))


def _opening(firsts: Sequence[Unit], start: int, end: int) -> int:
    """Where a section begins: with the question that heads it. A short one before it belongs to the section before."""
    short = 0 < columns(firsts[start].question) <= _SHORT
    heads = end - start > 1 and max(PASSES, firsts[start].headed) < _BETTER * firsts[start + 1].headed
    return start + (short and heads)


def _length(unit: Unit) -> int:
    return len(unit.text) + (_IDEOGRAPH - 1) * len(UNSPACED_RE.findall(unit.text))


def _weighed(costs: list[list[float]], fence: list[int], step: int) -> Boundary:
    """The weight of the middle one of three boundaries against all places between the outer two, and against none."""
    before, chosen, after = fence
    weights = {
        place: exp(-_SHARPNESS * (_parted(costs, before, place, after) - _parted(costs, *fence)))
        for place in range(before + 1, after)
    }
    ranked = sorted((place for place in weights if place != chosen), key=lambda place: -weights[place])
    close = bool(ranked) and weights[ranked[0]] >= _CLOSE * weights[chosen]
    worth = _worth(costs, *fence)
    total = sum(weights.values()) + exp(-_SHARPNESS * worth)
    others = tuple((place * step, weights[place] / total) for place in ranked[:_OTHERS])
    return Boundary(chosen * step, weights[chosen] / total, ranked[0] * step if close else None, worth, others)


def _worth(costs: list[list[float]], before: int, place: int, after: int) -> float:
    """How much more two sections would cost as one."""
    return costs[before][after - before - 1] - _parted(costs, before, place, after)


def _parted(costs: list[list[float]], before: int, place: int, after: int) -> float:
    return costs[before][place - before - 1] + costs[place][after - place - 1]


def _costs(bags: list[Counter[str]], sizes: Sequence[int], reliefs: Sequence[float]) -> list[list[float]]:
    """``costs[i][j]``: what a section of units i to i + j costs. ``sizes``: the lengths of the units, in characters."""
    numbers = {word: number for number, word in enumerate(set().union(*bags))}
    numbered = [[(numbers[word], count) for word, count in bag.items()] for bag in bags]
    text = sum(map(Counter.total, bags))
    gains = [n * log(n + 1) for n in range(1 + text)]
    rows = []
    for i, relief in enumerate(reliefs):
        lengths = (_UNUSUAL * log((1 + size) / _USUAL) ** 2 for size in accumulate(sizes[i:]))
        row = _row(numbered[i:], len(numbers), gains)
        rows.append([cost + text * (_PRICE + unusual - relief) for cost, unusual in zip(row, lengths, strict=True)])
        rows[-1][0] += text * _LONE
    rows[0][0] += text * _FIRST
    rows[-1][0] += text * _LAST
    return rows


def _reliefs(bags: list[Counter[str]], firsts: Sequence[Unit]) -> list[float]:
    """What a section saves that begins with each unit: by its new words, by the length of the unit before, and by what
    its question says.
    """
    seen, before, found = set[str](), 0, []
    for bag, unit in zip(bags, firsts, strict=True):
        fresh = _NOVEL * log(1 + len(bag.keys() - seen)) + _FULL * log(1 + before)
        asks = any(mark in unit.question for mark in _MARKS)
        found.append(fresh + _ANNOUNCED * unit.announced + _HEADED * unit.headed + _ASKED * asks)
        seen |= bag.keys()
        before = bag.total()
    return found


def _row(bags: list[list[tuple[int, int]]], kinds: int, gains: list[float]) -> list[float]:
    """The costs of the sections that begin with the first of ``bags``, each one unit longer than the last."""
    seen = [0] * kinds
    total, gain, row = 0, 0.0, []
    for bag in bags:
        for word, count in bag:
            before = seen[word]
            seen[word] = after = before + count
            gain += gains[after] - gains[before]
            total += count
        row.append(total * log(total + kinds or 1) - gain)
    return row


def _cheapest(costs: list[list[float]]) -> list[int]:
    """The beginnings of the sections that cost least together, the first one included."""
    count = len(costs)
    best, came = [0.0] + [inf] * count, [0] * (count + 1)
    for start, row in enumerate(costs):
        for end, cost in enumerate(row, start + 1):
            if best[start] + cost < best[end]:
                best[end], came[end] = best[start] + cost, start
    starts, end = list[int](), count
    while end:
        end = came[end]
        starts.append(end)
    return starts[::-1]
