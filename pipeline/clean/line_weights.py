"""Tables of weights (``*.toml`` of this room), and the evidence that they give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.own_tables import parsed


def weigh(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the weights of signs, each times its strength: the logarithm of the odds."""
    total = 0.0
    for name, value in seen.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


@cache
def table(name: str) -> dict[str, float]:
    """The weights of the file ``<name>.toml``."""
    text = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    return {sign: float(value) for sign, value in parsed(text)["weights"].items()}
