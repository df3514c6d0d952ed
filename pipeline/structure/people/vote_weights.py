"""What each sign of a person and of a role is worth: the tables of ``votes.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def votes(what: str) -> Mapping[str, float]:
    """The weights of a table: "guests" or "roles"."""
    table = tomllib.loads(files("pipeline.structure.people").joinpath("votes.toml").read_text("utf-8"))
    return {str(sign): float(worth) for sign, worth in table[what].items()}
