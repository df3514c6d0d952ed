"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = 0.22
WEIGHTS: dict[str, float] = {
    "around": -0.28,
    "asked able": -0.29,
    "asked addressed": 2.01,
    "asked imperative": 1.69,
    "asked judged": 1.09,
    "asked needed": 0.51,
    "asked obliged": 1.18,
    "asked performative": 2.57,
    "asked pressing": 1.53,
    "asked proposing": 0.62,
    "asked should": 1.29,
    "asked softly": 0.88,
    "dense": 0.55,
    "doubt": -1.79,
    "emphasis": 0.46,
    "empty": -0.37,
    "in brackets": -0.38,
    "long": -0.54,
    "narrative": -2.44,
    "owned should": -0.42,
    "points back": -0.41,
    "prose": -0.14,
    "raw": -0.69,
    "stance": 0.28,
    "stumbles": 0.13,
    "thin": -0.38,
    "thing": -1.10,
    "tiny": -0.48,
    "unasked addressed": 0.57,
    "unasked imperative": -1.94,
    "unasked judged": -0.42,
    "unasked needed": -1.07,
    "unasked obliged": -0.50,
    "unasked performative": 1.49,
    "unasked pressing": 0.59,
    "unasked should": -0.99,
    "unasked softly": -1.48,
    "unfit": -1.01,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
