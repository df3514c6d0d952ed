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
from itertools import accumulate, chain, pairwise
from math import exp, inf, log
from typing import NamedTuple

from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.sections.candidates import PASSES
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.widths import columns

FEWEST = 4  # exchanges; fewer make one section
_UNITS = 120  # of a longer talk, groups of units are divided first, so that its cost stays linear
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
    bags = [Counter(content(unit.text, words)) for unit in units]
    relief = _reliefs(bags, units)
    starts = [*range(0, len(units), step)]
    costs, fences = _divided(units, bags, relief, starts)
    while step > 1:
        step = -(-step // 2)
        starts = _near([starts[fence] for fence in fences[:-1]], step, len(units))
        costs, fences = _divided(units, bags, relief, starts)
    firsts = [units[start] for start in starts]
    fences[1:-1] = [_opening(firsts, start, end) for start, end in pairwise(fences[1:])]
    return [_weighed(costs, fences[i - 1 : i + 2], starts) for i in range(1, len(fences) - 1)]


def _near(places: Sequence[int], step: int, count: int) -> list[int]:
    """The starts to try next, where sections began at ``places`` and the last starts were two steps apart."""
    tried = {place + away * step for place in places for away in range(-2, 3)}
    return sorted(place for place in {0, *tried} if 0 <= place < count)


def _divided(
    units: Sequence[Unit], bags: Sequence[Counter[str]], reliefs: Sequence[float], starts: Sequence[int]
) -> tuple[list[list[float]], list[int]]:
    """The costs of all sections that begin at one of ``starts``, and the best division, as indexes of these."""
    groups = [slice(*ends) for ends in pairwise((*starts, len(units)))]
    together = [Counter(chain.from_iterable(map(Counter.elements, bags[group]))) for group in groups]
    sizes = [sum(map(_length, units[group])) for group in groups]
    lone = [group.stop - group.start == 1 for group in groups]
    costs = _costs(together, sizes, [reliefs[start] for start in starts], lone)
    fences = [*_cheapest(costs), len(starts)]
    while len(fences) - 1 > min(round(_SHARE * len(units)), _most(len(units))):
        fences.pop(min(range(1, len(fences) - 1), key=lambda i: _worth(costs, *fences[i - 1 : i + 2])))
    return costs, fences


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


def _weighed(costs: list[list[float]], fence: list[int], starts: Sequence[int]) -> Boundary:
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
    others = tuple((starts[place], weights[place] / total) for place in ranked[:_OTHERS])
    second = starts[ranked[0]] if close else None
    return Boundary(starts[chosen], weights[chosen] / total, second, worth, others)


def _worth(costs: list[list[float]], before: int, place: int, after: int) -> float:
    """How much more two sections would cost as one."""
    return costs[before][after - before - 1] - _parted(costs, before, place, after)


def _parted(costs: list[list[float]], before: int, place: int, after: int) -> float:
    return costs[before][place - before - 1] + costs[place][after - place - 1]


def _costs(
    bags: list[Counter[str]], sizes: Sequence[int], reliefs: Sequence[float], lone: Sequence[bool]
) -> list[list[float]]:
    """``costs[i][j]``: what a section of groups i to i + j costs. ``sizes``: the lengths of the groups, in characters.

    ``lone``: a group is a single unit.
    """
    numbers = {word: number for number, word in enumerate(set().union(*bags))}
    numbered = [[(numbers[word], count) for word, count in bag.items()] for bag in bags]
    text = sum(map(Counter.total, bags))
    gains = [n * log(n + 1) for n in range(1 + text)]
    rows = []
    for i, relief in enumerate(reliefs):
        lengths = (_UNUSUAL * log((1 + size) / _USUAL) ** 2 for size in accumulate(sizes[i:]))
        row = _row(numbered[i:], len(numbers), gains)
        rows.append([cost + text * (_PRICE + unusual - relief) for cost, unusual in zip(row, lengths, strict=True)])
        rows[-1][0] += text * _LONE * lone[i]
    rows[0][0] += text * _FIRST * lone[0]
    rows[-1][0] += text * _LAST * lone[-1]
    return rows


def _reliefs(bags: Sequence[Counter[str]], units: Sequence[Unit]) -> list[float]:
    """What a section saves that begins with each unit: by its new words, by the length of the unit before, and by what
    its question says.
    """
    seen, before, found = set[str](), 0, []
    for bag, unit in zip(bags, units, strict=True):
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
