"""The customs of languages in print, from ``typography.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Custom:
    """``outer`` and ``inner`` are pairs of an opening and a closing mark; ``dash`` stands between spaces."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    dash: str


def custom(tongue: str) -> Custom | None:
    """The customs of a language, by its primary tag; None where they are not known."""
    return _table().get(tongue)


@cache
def _table() -> dict[str, Custom]:
    text = files("pipeline.clean").joinpath("typography.toml").read_text(encoding="utf-8")
    return {
        tag: Custom(tuple(row["outer"]), tuple(row["inner"]), row["dash"]) for tag, row in tomllib.loads(text).items()
    }
