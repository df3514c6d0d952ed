"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked; some sources were kept back, to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

BASE = -0.87
WEIGHTS: dict[str, float] = {
    "asked able": -0.40,
    "asked addressed": 1.24,
    "asked constraint": -1.20,
    "asked imperative": 1.94,
    "asked obliged": 1.15,
    "asked performative": 2.65,
    "asked pressing": 1.62,
    "asked proposing": 0.49,
    "asked should": -0.13,
    "asked softly": 0.82,
    "constraint": -2.30,
    "dense": 0.67,
    "doubt": -1.20,
    "emphasis": 1.04,
    "late": 0.14,
    "long": -0.12,
    "narrative": -3.03,
    "points back": -0.75,
    "seeks": 1.85,
    "stance": 1.06,
    "subject anybody": -0.24,
    "subject body": 0.14,
    "subject none": 0.52,
    "subject people": -0.64,
    "subject thing": -1.09,
    "subject we": 0.65,
    "subject you": -0.22,
    "unasked addressed": 1.22,
    "unasked constraint": -1.87,
    "unasked imperative": -2.05,
    "unasked obliged": -0.90,
    "unasked performative": 1.92,
    "unasked pressing": 0.73,
    "unasked should": -0.41,
    "unasked softly": -0.87,
}


def probability(signs: Iterable[str]) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places."""
    total = BASE + sum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
