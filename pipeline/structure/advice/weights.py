"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = -0.07
WEIGHTS: dict[str, float] = {
    "around": -0.25,
    "asked addressed": 2.06,
    "asked imperative": 1.59,
    "asked judged": 1.12,
    "asked needed": 0.47,
    "asked obliged": 1.19,
    "asked performative": 2.65,
    "asked pressing": 1.51,
    "asked proposing": 0.60,
    "asked should": 1.17,
    "asked softly": 0.85,
    "begins amid": -0.09,
    "constraint": -1.95,
    "dense": 0.65,
    "doubt": -1.78,
    "emphasis": 0.53,
    "empty": -0.38,
    "in brackets": -0.30,
    "long": -0.38,
    "narrative": -2.75,
    "only needed": -0.54,
    "points back": -0.14,
    "prose": -0.24,
    "seeks": 0.50,
    "stance": 0.57,
    "stumbles": 0.12,
    "thing": -0.99,
    "tiny": -0.09,
    "unasked addressed": 0.62,
    "unasked imperative": -2.38,
    "unasked judged": -0.57,
    "unasked needed": -1.10,
    "unasked obliged": -0.50,
    "unasked performative": 1.74,
    "unasked pressing": 0.86,
    "unasked should": -1.18,
    "unasked softly": -1.30,
    "unfit": -0.64,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
