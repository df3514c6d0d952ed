"""Check the types of the values in a theme against those in the tool's own themes."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import LayoutError

_TEXTS = ("title", "description", "extends")
_EXAMPLES = {
    "a table": "lines such as key = …, below its name in brackets",
    "a list of texts": '["…"]',
    "a text": '"…"',
}


def check_shape(
    table: Mapping[str, Any], models: Iterable[Mapping[str, Any]], groups: Iterable[str], place: Path
) -> None:
    """Compare the table of a theme with those of the tool.

    Args:
        table: the theme's.
        models: tables of themes that are known to be valid.
        groups: the keys with tokens, whose values may be numbers too.
        place: file of the theme.

    Raises:
        LayoutError: a value has another type than in the models.
    """
    own = {key: value for key, value in table.items() if key not in _TEXTS}
    _demand({key: value for key, value in table.items() if key in _TEXTS}, [dict.fromkeys(_TEXTS, "")], "", place, ())
    _demand(own, list(models), "", place, tuple(f"{group}." for group in groups))


def _demand(
    table: Mapping[str, Any], models: list[Mapping[str, Any]], path: str, place: Path, tokens: tuple[str, ...]
) -> None:
    for key, value in table.items():
        known = _known(key, models)
        kinds = sorted({_kind(one) for one in known})
        numeric = f"{path}{key}".startswith(tokens) and type(value) in (int, float)
        if kinds and not numeric and _kind(value) not in kinds:
            said = f"{path}{key} must be {' or '.join(kinds)}, not {reprlib.repr(value)}"
            raise LayoutError(said, place=str(place), hint=_EXAMPLES.get(kinds[0], kinds[0]))
        if isinstance(value, dict):
            _demand(value, [one for one in known if isinstance(one, dict)], f"{path}{key}.", place, tokens)


def _known(key: str, models: list[Mapping[str, Any]]) -> list[Any]:
    """The values of the models under a key; for a key that none of them has, the values under its siblings."""
    return [model[key] for model in models if key in model] or list(_neighbours(models))


def _neighbours(models: list[Mapping[str, Any]]) -> Iterator[Any]:
    for model in models:
        yield from model.values()


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, list):
        return "a list of texts" if all(isinstance(item, str) for item in value) else "a list of something else"
    return "a number"
