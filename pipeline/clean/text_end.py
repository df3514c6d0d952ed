"""How likely each line of a page is below the end of its text: a model of the boundary, not of single lines.

A text ends once. Each line that may be its last is a candidate with signs: those of the line itself, of the line below
it, their averages among lines above and below, and how much speech remains below. ``text_end.toml`` has the weight of
each; a conditional logistic regression on labelled pages found them (``benchmarks/ends.py``). The weights give the
chance of each line to be the last one, and the sum of these chances is the chance of a line to be below the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from pipeline.clean.inserts import reads
from pipeline.clean.line_look import look_of
from pipeline.clean.line_signs import opens_frame
from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_lines import Line

Signs = Mapping[str, float]
# The lines that a sign is averaged over, as distances from the last line; "text" and "rest" are all of either side.
WINDOWS = {
    "last": (0, 1),
    "above 3": (-2, 1),
    "above 12": (-11, 1),
    "text": (-(10**9), 1),
    "next": (1, 2),
    "below 3": (1, 4),
    "below 12": (1, 13),
    "rest": (1, 10**9),
}
_LOUDEST = 6.0
_LONG = 60  # words


def below_text(
    lines: Sequence[Line], seen: Sequence[Signs], odds: Mapping[int, float], said: frozenset[int], start: int
) -> dict[int, float]:
    """The chance of each line, by its index, to be below the end of the text, which begins at place ``start``.

    ``lines`` hold something each, ``seen`` are their signs; ``said``: the indexes of lines that somebody speaks.
    """
    weights = table("text_end")
    values = [line_signs(line, own, odds, said) for line, own in zip(lines, seen, strict=True)]
    scores = [weigh(signs, weights) for signs in end_signs(values, start, weights)]
    top = max(scores)
    chances = [math.exp(score - top) for score in scores]
    total = sum(chances)
    passed = accumulate(chances, initial=0.0)
    return {line.index: past / total for line, past in zip(lines[start:], passed, strict=False)}


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance, at most that of 9,999 to 1."""
    bounded = max(1e-4, min(chance, 1 - 1e-4))
    return math.log(bounded / (1 - bounded))


def line_signs(line: Line, own: Signs, odds: Mapping[int, float], said: frozenset[int]) -> dict[str, float]:
    """The signs of a line that count in the lines around an end."""
    look, text = look_of(line.text), line.text.strip()
    return {
        **own,
        "odds": max(-_LOUDEST, min(_LOUDEST, odds[line.index])) / _LOUDEST,
        "words": min(look.length, _LONG) / _LONG,
        "prose": float(reads(line)),
        "listed": float(line.finding is not None),
        "opens frame": float(opens_frame(line)),
        "name": float(look.named),
        "capitals": look.capitals,
        "speech": float(line.index in said),
        "colon": float(text.endswith((":", "："))),
        "address": float("://" in text),
        "digit": float(any(map(str.isdigit, text))),
        "asks": float(look.asks),
    }


def end_signs(values: Sequence[Signs], start: int, names: Iterable[str]) -> Iterator[dict[str, float]]:
    """The signs in ``names`` of each place from ``start`` on as the end of the text; a missing sign is 0.

    A name is a window and a sign: ``below 3: capitals``; the others are ``opened``, ``speech below``, ``end``.
    """
    count = len(values)
    wanted = [(name, WINDOWS[name.partition(": ")[0]], name.partition(": ")[2]) for name in names if ": " in name]
    sums = {sign: list(accumulate((own.get(sign, 0.0) for own in values), initial=0.0)) for _, _, sign in wanted}
    opened, spoken = (
        list(accumulate((own[sign] for own in values), initial=0.0)) for sign in ("opens frame", "speech")
    )
    for place in range(start, count):
        signs = {
            "opened": math.log1p(opened[place + 1] - opened[start]),
            "speech below": math.log1p(spoken[count] - spoken[place + 1]),
            "end": float(place + 1 == count),
        }
        for name, (near, far), sign in wanted:
            first, last = max(start, place + near), min(count, place + far)
            if last > first and (value := sums[sign][last] - sums[sign][first]):
                signs[name] = value / (last - first)
        yield signs
