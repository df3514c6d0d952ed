"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = 0.27
WEIGHTS: dict[str, float] = {
    "around": -0.29,
    "asked able": -0.30,
    "asked addressed": 2.28,
    "asked imperative": 1.66,
    "asked judged": 1.15,
    "asked needed": 0.62,
    "asked obliged": 1.21,
    "asked performative": 2.53,
    "asked pressing": 1.50,
    "asked proposing": 0.58,
    "asked should": 1.25,
    "asked softly": 0.88,
    "dense": 0.53,
    "doubt": -1.79,
    "emphasis": 0.48,
    "empty": -0.40,
    "in brackets": -0.41,
    "long": -0.57,
    "narrative": -2.47,
    "only needed": -0.38,
    "owned should": 0.19,
    "points back": -0.41,
    "prose": -0.18,
    "raw": -0.70,
    "stance": 0.39,
    "stumbles": 0.14,
    "thin": -0.38,
    "thing": -1.10,
    "tiny": -0.49,
    "told": -0.21,
    "unasked addressed": 0.55,
    "unasked imperative": -1.98,
    "unasked judged": -0.48,
    "unasked needed": -1.12,
    "unasked obliged": -0.50,
    "unasked performative": 1.57,
    "unasked pressing": 0.65,
    "unasked should": -0.93,
    "unasked softly": -1.51,
    "unfit": -1.05,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
