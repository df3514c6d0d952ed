"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

BASE = -1.29
WEIGHTS: dict[str, float] = {
    "asked able": -0.40,
    "asked addressed": 0.84,
    "asked constraint": -1.37,
    "asked imperative": 1.91,
    "asked obliged": 1.07,
    "asked performative": 2.68,
    "asked pressing": 1.63,
    "asked proposing": 0.41,
    "asked should": 0.02,
    "asked softly": 1.16,
    "constraint": -1.70,
    "dense": 0.85,
    "doubt": -0.70,
    "emphasis": 1.04,
    "late": 0.55,
    "long": -0.14,
    "narrative": -3.26,
    "points back": -0.77,
    "seeks": 1.94,
    "stance": 1.04,
    "subject anybody": -0.17,
    "subject body": 0.39,
    "subject none": 0.82,
    "subject people": -0.67,
    "subject thing": -1.06,
    "subject we": 0.79,
    "subject you": -0.30,
    "unasked addressed": 1.67,
    "unasked constraint": -2.10,
    "unasked imperative": -2.50,
    "unasked obliged": -1.09,
    "unasked performative": 2.24,
    "unasked pressing": 0.99,
    "unasked should": -0.05,
    "unasked softly": -0.68,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + sum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
