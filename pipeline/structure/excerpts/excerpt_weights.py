"""How much each sign of a sentence counts for or against printing it once more: the numbers, and nothing else.

The sum of the signs is turned into a score from 0 to 1 as in a logistic regression. Set by hand, on texts that were
read: docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, fsum

# A sentence that answers its question, which is printed above it.
ANSWER: Mapping[str, float] = {
    "base": -0.6,
    "first": 0.8,
    "second": 0.4,
    "third": 0.1,
    "late": -0.7,
    "whole answer": 0.6,
    "opens a paragraph": 0.1,
    "another turn": -0.9,
    "shares one": 0.4,
    "shares two": 0.8,
    "shares more": 1.1,
    "shares with the title": 0.2,
    "question says little": -0.4,
    "nothing asked": -0.7,
    "stance": 0.3,
    "full": 0.5,
    "empty": -2.2,
    "nods": 0.2,
    "goes on": -0.4,
    "points back": -0.9,
    "leans back": -0.4,
    "begins amid": -0.8,
    "doubt": -0.3,
    "tiny": -2.5,
    "short": -0.5,
    "long": -0.5,
    "endless": -1.3,
    "quotes": -0.5,
    "in brackets": -0.4,
    "asks": -9.0,
    "open end": -9.0,
    "stumbles": -3.0,
}

# A sentence that says something of the whole talk and is understood alone.
ABSTRACT: Mapping[str, float] = {
    "base": -1.4,
    "answers": 0.9,
    "central one": 0.4,
    "central two": 0.8,
    "central more": 1.2,
    "shares with the title": 0.2,
    "first": 0.3,
    "opens a paragraph": 0.2,
    "stance": 0.4,
    "full": 0.6,
    "empty": -3.0,
    "points back": -3.0,
    "leans back": -1.0,
    "goes on": -1.5,
    "nods": -1.5,
    "begins amid": -3.0,
    "doubt": -0.6,
    "tiny": -3.0,
    "short": -1.0,
    "long": -0.4,
    "endless": -2.0,
    "quotes": -0.8,
    "in brackets": -1.5,
    "asks": -9.0,
    "open end": -9.0,
    "stumbles": -3.0,
}
# A sentence to be set large: short, whole, with a point of its own.
QUOTE: Mapping[str, float] = {
    "base": -1.2,
    "brief": 0.9,
    "last": 0.4,
    "stance": 0.4,
    "emphasis": 0.5,
    "contrast": 0.4,
    "central one": 0.3,
    "central two": 0.5,
    "central more": 0.5,
    "full": 0.4,
    "empty": -1.0,
    "points back": -2.5,
    "leans back": -1.2,
    "goes on": -2.0,
    "nods": -2.0,
    "begins amid": -3.0,
    "doubt": -0.6,
    "figures": -0.4,
    "tiny": -3.0,
    "short": -0.3,
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
