"""Find the boundaries between themes: the word model of Utiyama and Isahara (2001), solved exactly.

A section is likely if it repeats its own words. With Laplace smoothing, a section with word counts f and n words costs
``sum(f * -log((f + 1) / (n + k)))`` for a text of k different words. A section that begins with many new words, after a
long exchange, costs less: a short reaction neither ends a theme nor opens one. Each section has a price, so that the
words determine the number of sections. Dynamic programming finds the division with the lowest cost. Alternatives that
were tried and rejected: docs/decisions/0009.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log, sqrt

from pipeline.languages.words import UNSPACED, Words

_WORD_RE = re.compile(rf"[{UNSPACED}]+|[^\W\d_{UNSPACED}]+(?:[’'-][^\W\d_{UNSPACED}]+)*")
_STEM = 3  # letters before the ending of a plural
_FEWEST = 5  # exchanges; fewer make one section
_UNITS = 120  # a longer talk is grouped into about this many units, so that its cost stays linear
_USUAL = 9  # most sections, where the words do not determine the number
_MOST, _MEAN = 12, 2.5  # most sections, and least mean number of exchanges per section
_PRICE = 0.0125  # nats per word of the text that one more section must save
_SHORT = 0.3  # an exchange shorter than this share of a usual section is not a section by itself
_SHARPNESS = 0.045  # of a nat: makes a boundary's score about the share of such boundaries that people also set
_NOVEL, _FULL = 0.002, 0.0012  # nats per word of the text; results hardly change around these values
_OTHERS = 3  # places that an editor may choose instead
_CLOSE = 0.5  # if the second-best place has this share of the best one's weight, evidence names it


@dataclass(frozen=True, slots=True)
class Boundary:
    """A section begins at the text of index ``place``.

    ``score``, from 0 to 1: the weight of this place among all between its neighbours. ``runner_up``: the second-best
    place, None if it was far behind. Both are None if a rule decided. ``worth``: how much more, in nats, the two
    sections would cost as one. ``others``: the best other places, each with its weight, the best first.
    """

    place: int
    score: float | None = None
    runner_up: int | None = None
    worth: float = inf
    others: tuple[tuple[int, float], ...] = ()


def boundaries(texts: Sequence[str], words: Words, last: int | None = None) -> list[Boundary]:
    """The beginnings of all sections but the first, for the texts of the exchanges in order.

    ``last`` is the index of an exchange that begins the last section.
    """
    count = len(texts) if last is None else last
    usual = sections_for(len(texts)) - (last is not None)
    found = _divide([Counter(content(text, words)) for text in texts[:count]], usual) if count > 1 else []
    return [*found, Boundary(last)] if last else found


def sections_for(exchanges: int) -> int:
    """The usual number of sections of an interview: about 1.4 times the root of its exchanges, 2 to 9; one for under
    five.
    """
    return 1 if exchanges < _FEWEST else min(_USUAL, exchanges // 2, round(1.4 * sqrt(exchanges)))


def content(text: str, words: Words) -> list[str]:
    """The content words of a text, casefolded, without stop words and plural endings; character pairs in Chinese."""
    found: list[str] = []
    for token in _WORD_RE.findall(text):
        if token[0] >= "\u0e00" and _is_unspaced(token):
            found.extend(token[i : i + 2] for i in range(len(token) - 1))
            continue
        word = token.casefold().replace("’", "'")
        elided, _, rest = word.partition("'")
        word = rest if rest and f"{elided}'" in words.stop else word  # "l'énergie"
        if len(word) > 2 and word not in words.stop and word not in words.verbs:
            found.append(root(word, words))
    return found


def root(word: str, words: Words) -> str:
    """A word without the ending of plurals in its language, so that "refugees" and "refugee" count as one."""
    return _without_ending(word, words.plurals)


@lru_cache(4096)
def _without_ending(word: str, plurals: tuple[tuple[str, str], ...]) -> str:
    ending, one = next((pair for pair in plurals if word.endswith(pair[0])), ("", ""))
    return word.removesuffix(ending) + one if len(word) >= len(ending) + _STEM else word


def _is_unspaced(token: str) -> bool:
    return re.match(rf"[{UNSPACED}]", token) is not None


def _divide(counts: list[Counter[str]], usual: int) -> list[Boundary]:
    """The beginnings of the sections with the lowest total cost, without the first; ``usual``: the expected number."""
    step = max(1, -(-len(counts) // _UNITS))
    units = [sum(counts[i : i + step], Counter[str]()) for i in range(0, len(counts), step)]
    if min(usual, len(units)) < 2:
        return []
    most = min(len(units), max(usual, min(_MOST, int(len(counts) / _MEAN))))
    costs = _without_short(_costs(units), units, usual)
    starts = _cheapest(costs, most, _PRICE * sum(map(Counter.total, units)))
    fences = [0, *starts, len(units)]
    return [_weighed(costs, fences[i - 1 : i + 2], step) for i in range(1, len(fences) - 1)]


def _weighed(costs: list[list[float]], fence: list[int], step: int) -> Boundary:
    """The weight of the middle one of three boundaries against all places between the outer two."""
    before, chosen, after = fence
    weights = {
        place: exp(-_SHARPNESS * (_parted(costs, before, place, after) - _parted(costs, *fence)))
        for place in range(before + 1, after)
    }
    total = sum(weights.values())
    ranked = sorted((place for place in weights if place != chosen), key=lambda place: -weights[place])
    close = bool(ranked) and weights[ranked[0]] >= _CLOSE * weights[chosen]
    worth = costs[before][after - before - 1] - _parted(costs, *fence)
    others = tuple((place * step, weights[place] / total) for place in ranked[:_OTHERS])
    return Boundary(chosen * step, weights[chosen] / total, ranked[0] * step if close else None, worth, others)


def _parted(costs: list[list[float]], before: int, place: int, after: int) -> float:
    return costs[before][place - before - 1] + costs[place][after - place - 1]


def _costs(units: list[Counter[str]]) -> list[list[float]]:
    """``costs[i][j]``: what a section of units i to i + j costs."""
    numbers = {word: number for number, word in enumerate(set().union(*units))}
    numbered = [[(numbers[word], count) for word, count in unit.items()] for unit in units]
    gains = [n * log(n + 1) for n in range(1 + sum(map(Counter.total, units)))]
    rows = [_row(numbered[i:], len(numbers), gains) for i in range(len(units))]
    return [[cost - relief for cost in row] for row, relief in zip(rows, _reliefs(units), strict=True)]


def _reliefs(units: list[Counter[str]]) -> list[float]:
    """The discount for a section that begins at each unit: by its new words, and by the length of the unit before."""
    text, seen, before = sum(map(Counter.total, units)), set[str](), 0
    found = []
    for unit in units:
        found.append(text * (_NOVEL * log(1 + len(unit.keys() - seen)) + _FULL * log(1 + before)))
        seen |= unit.keys()
        before = unit.total()
    return found


def _without_short(costs: list[list[float]], units: list[Counter[str]], usual: int) -> list[list[float]]:
    """The costs; one short unit is not a section if there are at least two units per expected section."""
    sizes = [unit.total() for unit in units]
    least = _SHORT * sum(sizes) / usual
    for row, size in zip(costs, sizes, strict=True):
        if size < least and 2 * usual <= len(units) and len(row) > 1:
            row[0] = inf
    return costs


def _row(units: list[list[tuple[int, int]]], kinds: int, gains: list[float]) -> list[float]:
    """The costs of the sections that begin with the first of ``units``, each one unit longer than the last."""
    seen = [0] * kinds
    total, gain, row = 0, 0.0, []
    for unit in units:
        for word, count in unit:
            before = seen[word]
            seen[word] = after = before + count
            gain += gains[after] - gains[before]
            total += count
        row.append(total * log(total + kinds or 1) - gain)
    return row


def _cheapest(costs: list[list[float]], most: int, price: float) -> list[int]:
    """The cheapest beginnings of 2 to ``most`` sections, each with its ``price``; without the first beginning."""
    count = len(costs)
    best = [0.0] + [inf] * count
    chosen: list[list[int]] = []
    totals: list[float] = []
    for sections in range(1, most + 1):
        previous, best, came = best, [inf] * (count + 1), [0] * (count + 1)
        for start in range(count):
            if previous[start] == inf:
                continue
            for length, cost in enumerate(costs[start], 1):
                if previous[start] + cost < best[start + length]:
                    best[start + length], came[start + length] = previous[start] + cost, start
        chosen.append(came)
        totals.append(best[count] + price * sections if sections > 1 else inf)
    starts, end = [], count
    for came in reversed(chosen[: totals.index(min(totals)) + 1]):
        end = came[end]
        starts.append(end)
    return sorted(starts)[1:]
