"""Check the values in a settings file against the types of their keys."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.languages import slip_of_tag
from pipeline.settings.decision_tables import KEYS as OF_ONE_TEXT
from pipeline.settings.decision_tables import SHARED
from pipeline.settings.keys import KEYS, TYPES
from pipeline.text.wording import shown


def field_of(key: str, place: str) -> str:
    """The field of :class:`Settings` for a key of a file.

    Raises:
        UsageError: there is no such key.
    """
    if key not in KEYS:
        raise UsageError(f'there is no setting "{key}"', place=place, hint=_meant(key))
    return KEYS[key].name


def value_of(key: str, value: Any, place: str, folder: Path) -> Any:
    """The checked value of a key; a path in it is relative to ``folder``.

    Raises:
        UsageError: the type is wrong, or the value does not exist.
    """
    known = KEYS[key]
    kind = str(known.type)
    python, words = TYPES[kind]
    if not _is_a(value, python):
        raise UsageError(
            f'"{key}" must be {words}, not {shown(value)}', place=place, hint=f"{key} = {_WRITTEN[python]}"
        )
    _must_be_possible(key, value, place)
    if isinstance(value, list):
        return tuple(value)
    return folder / value if kind.startswith("Path") else value


# An example of a value of each type, for hints.
_WRITTEN = {str: '"…"', bool: "true", int: "1", list: '["…"]'}


def _meant(key: str) -> str:
    """A hint at the key that was probably meant."""
    table = key.partition(".")[0]
    if table in OF_ONE_TEXT and table not in {known.partition(".")[0] for known in KEYS}:
        return f"""{key} below a line [documents."interview.txt"] with the name of the text, to which it belongs"""
    known = [*KEYS, *SHARED, "documents"]
    close = get_close_matches(key, known, 1) or get_close_matches(key.partition(".")[0], known, 1)
    return f'"{close[0]}"' if close else "one of " + ", ".join(known)


def _must_be_possible(key: str, value: Any, place: str) -> None:
    """Raise if a value has the right type but does not exist, or is too large."""
    more = KEYS[key].metadata
    if choices := more.get("choices", ()):
        for name in value if isinstance(value, list) else [value]:
            if name.lower() not in choices:
                raise UsageError(f'"{key}" cannot be {shown(name)}', place=place, hint=f"one of {', '.join(choices)}")
    if "most" in more and value > more["most"]:
        sentence = f'"{key}" must be at most {more["most"]}, not {value}'
        raise UsageError(sentence, place=place, hint=f"{key} = {more['most'] // 2}")
    if key == "language" and (slip := slip_of_tag(value)):
        raise UsageError(slip.sentence, place=place, hint=slip.hint)


def _is_a(value: Any, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is int:
        return type(value) is int and value > 0
    return isinstance(value, kind)
