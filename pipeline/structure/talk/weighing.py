"""How much signs speak for something: the weights of ``turns.toml``, added up to odds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

from pipeline.own_tables import parsed

Signs = Mapping[str, bool | float]


def probability(what: str, signs: Signs) -> float:
    """How likely something is, from 0 to 1, by its signs: ``what`` names the table, which has no unknown sign.

    Raises:
        KeyError: a sign without a weight; a bug.
    """
    weights = table()[what]
    total = sum(weights[name] * float(value) for name, value in signs.items() if value)
    return 1 / (1 + exp(-max(-30.0, min(30.0, weights["any"] + total))))


@cache
def table() -> dict[str, dict[str, float]]:
    """The weights of the signs, as logarithms of odds, by what they speak for."""
    text = Path(__file__).with_name("turns.toml").read_text(encoding="utf-8")
    return {what: {name: float(value) for name, value in row.items()} for what, row in parsed(text).items()}
