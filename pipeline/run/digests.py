"""Keys of the store: a digest of any values of this program, the same in every process."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import PurePath
from typing import Any

from pipeline.disk.store import digest


def key_of(*parts: Any) -> str:
    """The key of texts, numbers, bytes, paths, dates, sets, tables and dataclasses of these.

    Raises:
        TypeError: a part is of another type, so that its contents cannot be told from its name.
    """
    return digest(json.dumps([_plain(part) for part in parts]).encode())


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[_plain(name), _plain(item)] for name, item in value.items()]}
    kind: Any = type(value)
    if names := _names(kind):
        return {kind.__name__: [_plain(getattr(value, name)) for name in names]}
    return {kind.__name__: _single(value)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass; there is none without any."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _single(value: Any) -> Any:
    if isinstance(value, bytes):
        return digest(value)
    if isinstance(value, frozenset):
        return sorted(map(_plain, value), key=repr)
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"a key cannot be made of {type(value).__name__}")
