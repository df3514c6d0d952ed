"""Each value between two stages as JSON and back, exactly: ``--keep-stages`` writes it for inspection.

Own code instead of cattrs, which was tried (26.2.1): it reads ``null`` as the text "None" and 1 as "1", so that it
accepts a damaged stage, and it cannot see the ``Ledger`` that the model names only for its types.
"""

from __future__ import annotations

import base64
import json
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline.errors import InputError
from pipeline.ledger import CleanDocument, Ledger
from pipeline.model import Briefing, Page, RawDocument

Known = TypeVar("Known")


def dump(value: RawDocument | CleanDocument | Briefing | Page) -> str:
    """The value as indented JSON; fields with their default value are left out."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"


def dumped(value: Any) -> str:
    """Any dataclass of this program as JSON on one line, which :func:`load` reads."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def load(text: str, kind: type[Known]) -> Known:
    """Read a value written by :func:`dump` or :func:`dumped`.

    Raises:
        InputError: the text is not JSON, or does not describe a ``kind``; the place names the line or the field.
    """
    try:
        record = json.loads(text)
    except ValueError as error:
        raise InputError(f"this is not a stage saved by --keep-stages: {error}", place=kind.__name__) from error
    value: Known = _build(record, kind, kind.__name__)
    return value


def plain(value: Any) -> Any:
    """The value as JSON has it: texts, numbers, lists and tables."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if value is None or isinstance(value, (str, int, float)) or not is_dataclass(value):
        return value
    kind: Any = type(value)
    pairs = ((name, getattr(value, name), default) for name, default in _fields(kind))
    return {name: plain(item) for name, item, default in pairs if default is MISSING or item != default}


def made(record: Any, kind: Any) -> Any:
    """The value of a kind that :func:`plain` gave.

    Raises:
        InputError: it describes no such value.
    """
    return _build(record, kind, "answer")


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The names of the fields of a dataclass, with their defaults."""
    return tuple((field.name, field.default) for field in fields(kind))


def _build(record: Any, kind: Any, place: str) -> Any:
    if get_origin(kind) in (Union, UnionType):
        kind = _member(record, get_args(kind), place)
    if get_origin(kind) is frozenset:
        return frozenset(_tuple(record, (*get_args(kind), ...), place))
    if get_origin(kind) is tuple:
        return _tuple(record, get_args(kind), place)
    if is_dataclass(kind):
        return _object(record, kind, place)
    if kind is bytes:
        return _bytes(record, place)
    fits = record in get_args(kind) if get_origin(kind) is Literal else _is_a(record, kind)
    if not fits:
        raise _misfit(record, place)
    return float(record) if kind is float else record


def _member(record: Any, kinds: tuple[Any, ...], place: str) -> Any:
    """The member of a union that a record belongs to, by its required fields."""
    for kind in kinds:
        if _could_be(record, kind):
            return kind
    raise _misfit(record, place)


def _could_be(record: Any, kind: Any) -> bool:
    if isinstance(record, dict):
        return is_dataclass(kind) and _required(kind) <= record.keys()
    return not is_dataclass(kind) and _is_a(record, kind)


def _tuple(record: Any, kinds: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    if not isinstance(record, list):
        raise _misfit(record, place)
    if kinds[-1] is ...:
        return tuple(_build(item, kinds[0], f"{place}[{number}]") for number, item in enumerate(record))
    if len(kinds) != len(record):
        raise _misfit(record, place)
    return tuple(_build(item, kind, place) for item, kind in zip(record, kinds, strict=True))


def _object(record: Any, kind: Any, place: str) -> Any:
    known = _hints(kind)
    if not isinstance(record, dict) or not _required(kind) <= record.keys() <= known.keys():
        raise _misfit(record, place)
    return kind(**{name: _build(item, known[name], f"{place}.{name}") for name, item in record.items()})


def _bytes(record: Any, place: str) -> bytes:
    try:
        return base64.b64decode(record, validate=True)
    except (TypeError, ValueError):
        raise _misfit(record, place) from None


def _is_a(record: Any, kind: Any) -> bool:
    """Whether a JSON value has a plain type; true is not a number, and 1 is accepted for 1.0."""
    if isinstance(record, bool):
        return kind is bool
    return isinstance(record, (int, float) if kind is float else NoneType if kind is None else kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, localns={"Ledger": Ledger})


def _required(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.default is MISSING)


def _misfit(record: Any, place: str) -> InputError:
    shown = json.dumps(record, ensure_ascii=False)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return InputError(f"this is not a stage saved by --keep-stages: {shown} does not fit", place=place)
