"""Find the boundaries between themes: the word model of Utiyama and Isahara (2001), solved exactly.

A section is likely if it repeats its own words. With Laplace smoothing, a section with word counts f and n words costs
``sum(f * -log((f + 1) / (n + k)))`` for a text of k different words. A section that begins with many new words, after a
long exchange, costs less: a short reaction neither ends a theme nor opens one. So does one that the host announces
("Let's turn to"). One whose question takes up a word of the exchange before it costs more. Each section has a price,
and it costs more the further its length is from that of usual sections. Dynamic programming finds the cheapest division
that has no more sections than the length of the talk allows. How the numbers were chosen, and what was tried
and rejected: docs/decisions/0009.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, inf, log
from typing import NamedTuple

from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.content_words import content

FEWEST = 4  # exchanges; fewer make one section
_UNITS = 120  # a longer talk is grouped into about this many units, so that its cost stays linear
_SHARPNESS = 0.045  # of a nat: makes a boundary's score about the share of such boundaries that people also set
_OTHERS = 3  # places that an editor may choose instead
_CLOSE = 0.5  # if the second-best place has this share of the best one's weight, evidence names it
# Nats per word of the text:
_PRICE = 0.01  # that one more section must save
_NOVEL, _FULL = 0.002, 0.0012  # saved by new words, and by a long exchange before
_ANNOUNCED = 0.005  # saved by "Let's turn to"
_UNUSUAL, _USUAL = 0.002, 4500  # the cost of a length that is not the usual one, in characters
_LONE = 0.002  # the cost of a section of one exchange; of the first and the last exchange alone, twice that
_CARRIED = 0.0008  # the cost of a beginning whose question has a word of the exchange before
_GROWTH = 0.8  # a short talk of n units has at most n to this power sections: 4 has 3, 11 has 7
_FREE = 6  # a long one has so many fewer than units: 20 may have 14, as its words tell
_IDEOGRAPH_RE = re.compile(f"[{UNSPACED}]")
_IDEOGRAPH = 3  # letters that say as much as an ideograph


class Unit(NamedTuple):
    """What a section may begin with: an exchange, or a turn outside one, which has no question."""

    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A section begins at the unit of index ``place``.

    ``score``, from 0 to 1: the weight of this place among all between its neighbours, and none. ``runner_up``: the
    second-best place, None if it was far behind. Both are None if a rule decided. ``worth``: how much more, in nats,
    the two sections would cost as one. ``others``: the best other places, each with its weight, the best first.
    """

    place: int
    score: float | None = None
    runner_up: int | None = None
    worth: float = inf
    others: tuple[tuple[int, float], ...] = ()


def boundaries(units: Sequence[Unit], words: Words, last: int | None = None) -> list[Boundary]:
    """The beginnings of all sections but the first, for the exchanges in order.

    ``last`` is the index of an exchange that begins the last section.
    """
    found = _divide(units[:last], words) if len(units) >= FEWEST else []
    return [*found, Boundary(last)] if last else found


def _divide(units: Sequence[Unit], words: Words) -> list[Boundary]:
    """The beginnings of the sections with the lowest total cost, without the first."""
    step = max(1, -(-len(units) // _UNITS))
    groups = [units[i : i + step] for i in range(0, len(units), step)]
    bags = [Counter(word for unit in group for word in content(unit.text, words)) for group in groups]
    relief = _reliefs(bags, [group[0].question for group in groups], words)
    costs = _costs(bags, [sum(map(_length, group)) for group in groups], relief)
    fences = [*_cheapest(costs, max(1, round(len(groups) ** _GROWTH), len(groups) - _FREE)), len(bags)]
    return [_weighed(costs, fences[i - 1 : i + 2], step) for i in range(1, len(fences) - 1)]


def _length(unit: Unit) -> int:
    return len(unit.text) + (_IDEOGRAPH - 1) * len(_IDEOGRAPH_RE.findall(unit.text))


def _weighed(costs: list[list[float]], fence: list[int], step: int) -> Boundary:
    """The weight of the middle one of three boundaries against all places between the outer two, and against none."""
    before, chosen, after = fence
    weights = {
        place: exp(-_SHARPNESS * (_parted(costs, before, place, after) - _parted(costs, *fence)))
        for place in range(before + 1, after)
    }
    ranked = sorted((place for place in weights if place != chosen), key=lambda place: -weights[place])
    close = bool(ranked) and weights[ranked[0]] >= _CLOSE * weights[chosen]
    worth = costs[before][after - before - 1] - _parted(costs, *fence)
    total = sum(weights.values()) + exp(-_SHARPNESS * worth)
    others = tuple((place * step, weights[place] / total) for place in ranked[:_OTHERS])
    return Boundary(chosen * step, weights[chosen] / total, ranked[0] * step if close else None, worth, others)


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
        rows[-1][0] += text * _LONE * (2 if i in (0, len(bags) - 1) else 1)
    return rows


def _reliefs(bags: list[Counter[str]], questions: Sequence[str], words: Words) -> list[float]:
    """What a section saves that begins with each unit: by its new words, by the length of the unit before, and by what
    its question says.
    """
    seen, before, found = set[str](), Counter[str](), []
    for bag, question in zip(bags, questions, strict=True):
        fresh = _NOVEL * log(1 + len(bag.keys() - seen)) + _FULL * log(1 + before.total())
        carried = not before.keys().isdisjoint(content(question, words))
        found.append(fresh + _ANNOUNCED * bool(words.topic.match(question)) - _CARRIED * carried)
        seen |= bag.keys()
        before = bag
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


def _cheapest(costs: list[list[float]], most: int) -> list[int]:
    """The cheapest beginnings of at most so many sections, the first one included."""
    count = len(costs)
    best, came = [0.0] + [inf] * count, list[list[int]]()
    ends = [best[-1]]  # what the whole costs in no section, in one, in two …
    for _ in range(most):
        best, last = _one_more(best, costs)
        came.append(last)
        ends.append(best[-1])
    starts, end = list[int](), count
    for last in reversed(came[: ends.index(min(ends))]):
        end = last[end]
        starts.append(end)
    return starts[::-1]


def _one_more(best: list[float], costs: list[list[float]]) -> tuple[list[float], list[int]]:
    """The cost up to each place with one more section, and where that section begins; ``best``: without it."""
    found, came = [inf] * len(best), [0] * len(best)
    for start, row in enumerate(costs):
        if best[start] < inf:
            for end, cost in enumerate(row, start + 1):
                if best[start] + cost < found[end]:
                    found[end], came[end] = best[start] + cost, start
    return found, came
