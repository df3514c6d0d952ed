"""Keys of the store: a digest of any values of this program, the same in every process."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
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
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[_plain(name), _plain(item)] for name, item in value.items()]}
    if is_dataclass(value):
        return {type(value).__name__: [_plain(getattr(value, field.name)) for field in fields(value)]}
    return {type(value).__name__: _single(value)}


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
