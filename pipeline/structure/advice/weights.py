"""How much each sign of a sentence counts for advice or against it: a logistic regression, written out.

Made by ``benchmarks/advice_weights.py`` from interviews that readers marked (``weights.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, fsum
from pathlib import Path

from pipeline.own_tables import parsed


def chance(signs: Iterable[str], words: float = 0.0) -> float:
    """How probably a sentence with these signs advises, from 0 to 1, to two places.

    Args:
        words: what the words of the sentence weigh.
    """
    table = weights()
    total = fsum((table["base"], words, *(table.get(sign, 0.0) for sign in signs)))
    return round(1 / (1 + exp(-total)), 2)


@cache
def weights() -> dict[str, float]:
    """The weight of each sign; ``base`` counts for every sentence."""
    table = parsed(Path(__file__).with_name("weights.toml").read_text("utf-8"))
    return {sign: float(weight) for sign, weight in table["weights"].items()}
