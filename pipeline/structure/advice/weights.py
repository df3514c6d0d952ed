"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

BASE = -1.16
WEIGHTS: dict[str, float] = {
    "asked able": -0.40,
    "asked addressed": 1.50,
    "asked constraint": -1.26,
    "asked imperative": 1.38,
    "asked judged": 1.74,
    "asked needed": 0.59,
    "asked obliged": 1.16,
    "asked performative": 2.73,
    "asked pressing": 1.64,
    "asked proposing": 0.58,
    "asked should": 0.86,
    "asked softly": 0.83,
    "constraint": -1.57,
    "counsel": 0.75,
    "demanding": 1.15,
    "dense": 0.66,
    "doubt": -0.73,
    "emphasis": 0.72,
    "late": 0.23,
    "long": -0.31,
    "narrative": -3.22,
    "points back": -0.59,
    "seeks": 1.50,
    "stance": 0.94,
    "subject anybody": 0.20,
    "subject body": 0.43,
    "subject none": 0.81,
    "subject people": -0.78,
    "subject power": 0.50,
    "subject thing": -1.05,
    "subject we": 0.56,
    "subject you": -0.20,
    "unasked addressed": 1.10,
    "unasked constraint": -2.00,
    "unasked imperative": -2.80,
    "unasked judged": -0.50,
    "unasked long": 0.58,
    "unasked needed": -0.70,
    "unasked obliged": -1.26,
    "unasked performative": 2.20,
    "unasked pressing": 0.96,
    "unasked should": -0.45,
    "unasked softly": -1.32,
    "unfit": -1.05,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + fsum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
