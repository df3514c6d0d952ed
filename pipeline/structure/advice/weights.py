"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = -0.80
WEIGHTS: dict[str, float] = {
    "asked able": -0.40,
    "asked addressed": 1.66,
    "asked constraint": -1.08,
    "asked imperative": 1.64,
    "asked judged": 1.39,
    "asked obliged": 1.29,
    "asked performative": 2.67,
    "asked pressing": 1.62,
    "asked proposing": 0.54,
    "asked should": 0.56,
    "asked softly": 0.75,
    "constraint": -1.88,
    "counsel": 0.62,
    "dense": 0.35,
    "doubt": -1.47,
    "emphasis": 0.53,
    "narrative": -2.80,
    "points back": -0.68,
    "raw": -1.63,
    "seeks": 1.01,
    "stance": 0.69,
    "subject anybody": 0.18,
    "subject body": 0.30,
    "subject none": 0.49,
    "subject people": -0.41,
    "subject thing": -0.86,
    "subject we": 0.59,
    "subject you": -0.30,
    "unasked addressed": 1.02,
    "unasked constraint": -1.62,
    "unasked imperative": -2.24,
    "unasked judged": -0.21,
    "unasked long": -0.10,
    "unasked obliged": -0.79,
    "unasked performative": 1.47,
    "unasked pressing": 0.61,
    "unasked should": -0.51,
    "unasked softly": -1.16,
    "unfit": -0.60,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
