"""How much each sign of a sentence counts for or against printing it once more: the numbers, and nothing else.

The sum of the signs is turned into a score from 0 to 1. The numbers are those of a logistic regression on sentences
that an editor read, drawn towards numbers set by hand: docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, fsum

# A sentence that answers its question, which is printed above it.
ANSWER: Mapping[str, float] = {
    "base": -1.75,
    "first": 1.04,
    "second": 1.42,
    "late": -0.7,
    "whole answer": 1.24,
    "opens a paragraph": -0.35,
    "another turn": -0.67,
    "shares two": 0.56,
    "shares more": 0.85,
    "shares with the title": 0.62,
    "nothing asked": -1.05,
    "stance": 1.0,
    "emphasis": 0.47,
    "full": 0.98,
    "empty": -2.2,
    "nods": -0.6,
    "goes on": -0.24,
    "points back": -0.59,
    "leans back": -0.76,
    "begins amid": -0.59,
    "doubt": -0.3,
    "tiny": -2.5,
    "endless": -1.15,
    "asks": -9.0,
    "open end": -9.0,
    "stumbles": -3.0,
}

# A sentence that says something of the whole talk and is understood alone.
ABSTRACT: Mapping[str, float] = {
    "base": -0.51,
    "first": 0.73,
    "opens a paragraph": 0.74,
    "central one": 0.57,
    "central two": 0.24,
    "central more": 0.77,
    "full": 0.15,
    "of me": -0.73,
    "to you": -0.72,
    "stance": -0.37,
    "empty": -3.0,
    "points back": -3.0,
    "leans back": -0.53,
    "goes on": -1.5,
    "nods": -1.5,
    "begins amid": -3.0,
    "doubt": -0.6,
    "tiny": -3.0,
    "short": -1.0,
    "few words": -0.61,
    "endless": -2.0,
    "in brackets": -1.5,
    "asks": -9.0,
    "open end": -9.0,
    "stumbles": -3.0,
}
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
