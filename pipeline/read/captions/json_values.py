"""Untrusted JSON: parse it or refuse it, and look values up without assuming its shape."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError

Table = dict[str, Any]


def json_of(text: str, name: str) -> Any:
    """The value of a JSON text.

    Raises:
        InputError: it is damaged, or nests too deep; the place has the line.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}"
        hint = "exporting it again; it may be truncated"
        raise InputError(
            f"the JSON is damaged: {error.msg[:1].lower()}{error.msg[1:]}", place=place, hint=hint
        ) from error
    except (RecursionError, ValueError) as error:
        hint = "exporting it again, as captions (.vtt, .srt) perhaps"
        raise InputError("the JSON nests too deep, or has too long a number", place=name, hint=hint) from error


def table(value: Any, *path: str) -> Table:
    """The object at the end of a path of keys, empty if there is none; of a list on the way the first item is used."""
    for key in (*path, None):
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, dict):
            return {}
        value = value if key is None else value.get(key)
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[Table]:
    """The objects in a list; empty if it is not a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words_at(row: Table, *keys: str) -> str:
    """The text of the first of ``keys`` that has one, on one line; empty if none has."""
    found = (value for key in keys if isinstance(value := row.get(key), str) and value.strip())
    return " ".join(whole(next(found, "")).split())


def whole(text: str) -> str:
    """A text without unpaired surrogates, which JSON can write but no file can hold, and without NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def number_at(row: Table, *keys: str) -> float | None:
    """The number of the first of ``keys`` that has one, possibly written as a text; None if none has."""
    return next(_numbers(row, keys), None)


def _numbers(row: Table, keys: tuple[str, ...]) -> Iterator[float]:
    for key in keys:
        try:
            number = float(row.get(key) if not isinstance(row.get(key), bool) else "")  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            continue
        if math.isfinite(number) and 0 <= number < _LONGEST:
            yield number


_LONGEST = 1e9  # seconds, or the unit that the service uses
