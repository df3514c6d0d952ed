"""Typographic customs of languages: quotation marks and dashes, from ``language.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.languages.files import table


@dataclass(frozen=True, slots=True)
class Custom:
    """``outer`` and ``inner`` are pairs of an opening and a closing mark; ``dash`` is set between spaces."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    dash: str


@cache
def custom(tongue: str) -> Custom | None:
    """The customs of a language, by its primary tag; None if they are not known."""
    row = table(tongue, "language").get("print")
    return Custom(tuple(row["outer"]), tuple(row["inner"]), row["dash"]) if row else None
