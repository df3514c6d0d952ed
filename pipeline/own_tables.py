"""Tables of the program itself, in TOML: those of languages, weights and themes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

Table = Mapping[str, Any]
Parser = Callable[[str], Table]
_parser: Parser = tomllib.loads


def parse_by(parser: Parser) -> None:
    """Parse tables by another function from now on: one that remembers what it parsed in an earlier process."""
    global _parser
    _parser = parser


def parsed(text: str) -> Table:
    """A table of the program; a value of its own for each caller.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    return _parser(text)
