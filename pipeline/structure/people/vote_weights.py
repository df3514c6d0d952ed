"""What each sign of a person and of a role is worth: the tables of ``votes.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.own_tables import parsed


@cache
def votes(what: str) -> Mapping[str, float]:
    """The weights of a table: "guests" or "roles"."""
    table = parsed(Path(__file__).with_name("votes.toml").read_text("utf-8"))
    return {str(sign): float(worth) for sign, worth in table[what].items()}
