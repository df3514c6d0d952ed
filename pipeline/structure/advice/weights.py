"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = -0.01
WEIGHTS: dict[str, float] = {
    "around": -0.26,
    "asked able": -0.13,
    "asked addressed": 2.07,
    "asked imperative": 1.62,
    "asked judged": 1.11,
    "asked needed": 0.48,
    "asked obliged": 1.19,
    "asked performative": 2.65,
    "asked pressing": 1.51,
    "asked proposing": 0.59,
    "asked should": 1.21,
    "asked softly": 0.87,
    "begins amid": -0.09,
    "constraint": -1.95,
    "dense": 0.65,
    "doubt": -1.78,
    "emphasis": 0.49,
    "empty": -0.39,
    "in brackets": -0.40,
    "long": -0.41,
    "narrative": -2.75,
    "of me": -0.15,
    "only needed": -0.56,
    "points back": -0.19,
    "prose": -0.25,
    "seeks": 0.39,
    "stance": 0.53,
    "stumbles": 0.12,
    "thin": -0.09,
    "thing": -0.97,
    "tiny": -0.09,
    "unasked addressed": 0.62,
    "unasked imperative": -2.40,
    "unasked judged": -0.39,
    "unasked needed": -1.11,
    "unasked obliged": -0.50,
    "unasked performative": 1.73,
    "unasked pressing": 0.85,
    "unasked should": -1.19,
    "unasked softly": -1.37,
    "unfit": -0.96,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
