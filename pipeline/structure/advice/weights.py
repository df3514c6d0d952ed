"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = -0.02
WEIGHTS: dict[str, float] = {
    "around": -0.25,
    "asked able": -0.25,
    "asked addressed": 2.07,
    "asked imperative": 1.62,
    "asked judged": 1.12,
    "asked needed": 0.50,
    "asked obliged": 1.19,
    "asked performative": 2.65,
    "asked pressing": 1.51,
    "asked proposing": 0.60,
    "asked should": 1.20,
    "asked softly": 0.88,
    "begins amid": -0.09,
    "constraint": -1.95,
    "dense": 0.62,
    "doubt": -1.78,
    "emphasis": 0.50,
    "empty": -0.38,
    "in brackets": -0.38,
    "long": -0.44,
    "narrative": -2.74,
    "of me": -0.13,
    "only needed": -0.55,
    "points back": -0.17,
    "prose": -0.24,
    "seeks": 0.39,
    "stance": 0.49,
    "stumbles": 0.07,
    "thin": -0.07,
    "thing": -0.98,
    "tiny": -0.09,
    "unasked addressed": 0.62,
    "unasked imperative": -2.39,
    "unasked judged": -0.38,
    "unasked needed": -1.09,
    "unasked obliged": -0.50,
    "unasked performative": 1.73,
    "unasked pressing": 0.86,
    "unasked should": -1.19,
    "unasked softly": -1.35,
    "unfit": -0.77,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
