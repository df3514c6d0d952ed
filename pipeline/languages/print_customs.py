"""Typographic customs of languages: quotation marks and dashes, from ``language.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.languages.files import table


@dataclass(frozen=True, slots=True)
class Custom:
    """``outer`` and ``inner`` are pairs of an opening and a closing mark; ``dash`` is set between spaces.

    ``spaced``: a narrow no-break space is set before high punctuation and inside quotation marks, as in French.
    ``capital_nouns``: nouns have a capital, as in German.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    dash: str
    spaced: bool
    capital_nouns: bool


@cache
def custom(tongue: str) -> Custom | None:
    """The customs of a language, by its primary tag; None if they are not known."""
    row = table(tongue, "language").get("print")
    if not row:
        return None
    spaced, capitals = row.get("spaced", False), row.get("capital-nouns", False)
    return Custom(tuple(row["outer"]), tuple(row["inner"]), row["dash"], spaced, capitals)


def opening_marks(tongue: str) -> str:
    """The marks that open a question or an exclamation in a language, as in Spanish; empty where there are none."""
    marks: str = table(tongue, "language").get("print", {}).get("opening", "")
    return marks


def full_width(tongue: str) -> Mapping[str, str]:
    """The full-width marks of a language, by their half-width forms; none where it does not have them."""
    wide: Mapping[str, str] = table(tongue, "language").get("wide", {})
    return wide
