"""How much each sign of a sentence counts for or against printing it once more: the numbers, and nothing else.

The sum of the signs is turned into a score from 0 to 1. The numbers are those of a logistic regression on sentences
that an editor read, drawn towards numbers set by hand: docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, fsum

# A sentence to be set large: short, whole, with a point of its own.
QUOTE: Mapping[str, float] = {
    "base": -2.62,
    "urges": 1.42,
    "brief": 0.95,
    "last": 0.33,
    "full": 0.8,
    "central two": -0.33,
    "central more": -0.83,
    "in parts": -0.62,
    "empty": -1.0,
    "points back": -2.5,
    "leans back": -1.2,
    "goes on": -2.0,
    "nods": -2.0,
    "begins amid": -3.0,
    "tiny": -3.0,
    "short": 0.26,
    "long": -2.0,
    "endless": -9.0,
    "quotes": -1.0,
    "in brackets": -2.0,
    "first": -9.0,
    "asks": -9.0,
    "open end": -9.0,
    "stumbles": -3.0,
}


def score(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """How much speaks for a sentence with these signs, from 0 to 1, to two places."""
    total = weights["base"] + fsum(weights.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-total)), 2)
