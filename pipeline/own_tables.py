"""Tables of the program itself, in TOML: those of languages, weights and themes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from pipeline.kept import kept

Table = Mapping[str, Any]


def parsed(text: str) -> Table:
    """A table of the program; a value of its own for each caller.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    table: Table = kept("table", text, lambda: tomllib.loads(text))
    return table
