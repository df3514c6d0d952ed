"""JSON from a stranger: parsed or refused, and looked into without trust in its shape."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError

Table = dict[str, Any]


def json_of(text: str, name: str) -> Any:
    """The value that a text in JSON stands for.

    Raises:
        InputError: it is damaged, or nests too deep; the place has the line.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}"
        hint = "exporting it again; it may have been cut short"
        raise InputError(
            f"the JSON is damaged: {error.msg[:1].lower()}{error.msg[1:]}", place=place, hint=hint
        ) from error
    except (RecursionError, ValueError) as error:
        hint = "exporting it again, as captions (.vtt, .srt) perhaps"
        raise InputError("the JSON nests too deep, or has a number that is too long", place=name, hint=hint) from error


def table(value: Any, *path: str) -> Table:
    """The table at the end of a path of keys, empty where there is none; a list on the way means its first item."""
    for key in (*path, None):
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, dict):
            return {}
        value = value if key is None else value.get(key)
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[Table]:
    """The tables in a list; empty where it is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words_at(row: Table, *keys: str) -> str:
    """The first text behind one of ``keys``, in one line; empty where there is none."""
    found = (value for key in keys if isinstance(value := row.get(key), str) and value.strip())
    return " ".join(whole(next(found, "")).split())


def whole(text: str) -> str:
    """A text without halves of characters, which JSON can write and no file can hold, and without NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def number_at(row: Table, *keys: str) -> float | None:
    """The first number behind one of ``keys``, which may be written as a text; None where there is none."""
    return next(_numbers(row, keys), None)


def _numbers(row: Table, keys: tuple[str, ...]) -> Iterator[float]:
    for key in keys:
        try:
            number = float(row.get(key) if not isinstance(row.get(key), bool) else "")  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            continue
        if math.isfinite(number) and 0 <= number < _LONGEST:
            yield number


_LONGEST = 1e9  # seconds, or what a service counts in their place
