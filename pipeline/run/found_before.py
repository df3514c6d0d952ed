"""What costly functions found in the last version of a text: most of its paragraphs are those of the build before.

A process keeps their results itself (:mod:`pipeline.text.remembered`), so it asks the store once for each text. The key
covers the program, as all keys do, and a function whose result is not there is called.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pipeline.errors import BriefingError
from pipeline.languages.words import Words, words_of
from pipeline.run import stages
from pipeline.run.digests import key_of
from pipeline.run.shelf import Shelf
from pipeline.text import remembered

_T = TypeVar("_T")


@contextmanager
def lent(shelf: Shelf, place: str | None) -> Iterator[Answers | None]:
    """Lend the functions what they found in the text of this place, once in a process."""
    if shelf.store is None or place is None or place in _lent:
        yield None
        return
    _lent.add(place)
    remembered.lent[:] = [answers := Answers(shelf, place)]
    try:
        yield answers
    finally:
        remembered.lent.clear()


_lent: set[str] = set()  # places


class Answers:
    """The answers for one text: by function and arguments."""

    def __init__(self, shelf: Shelf, place: str) -> None:
        self._shelf, self._key = shelf, shelf.key("answers", os.path.abspath(place))  # noqa: PTH100 - follows no links
        self._known = _table(shelf.text("answers", self._key))
        self._asked: dict[str, dict[str, Any]] = {}

    def answer(self, function: Callable[..., _T], arguments: tuple[Any, ...]) -> _T:
        """What a function finds."""
        name, key = f"{function.__module__}.{function.__qualname__}", _key_of(arguments)
        if key is None:
            return function(*arguments)
        found = self._recalled(name, key, function)
        if found is None:
            found = (function(*arguments),)
        self._asked.setdefault(name, {})[key] = found[0]
        return found[0]

    def keep(self) -> None:
        """Keep all that was asked for this version."""
        rows = {name: {key: stages.plain(one) for key, one in asked.items()} for name, asked in self._asked.items()}
        self._shelf.keep_text("answers", self._key, json.dumps(rows, ensure_ascii=False))

    def _recalled(self, name: str, key: str, function: Callable[..., _T]) -> tuple[_T] | None:
        """A result that is there, and of the type that it should have."""
        with suppress(BriefingError, LookupError, TypeError):
            return (stages.made(self._known[name][key], _kind(function)),)
        return None


def _key_of(arguments: tuple[Any, ...]) -> str | None:
    """None for words of a language that were changed for some purpose."""
    parts = []
    for one in arguments:
        if isinstance(one, Words) and one is not words_of(one.tag):
            return None
        plain = isinstance(one, (str, bool))
        parts.append(one.tag if isinstance(one, Words) else str(one) if plain else key_of(one))
    return "\0".join(parts)


@cache
def _kind(function: Callable[..., Any]) -> Any:
    return get_type_hints(function)["return"]


def _table(text: str | None) -> dict[str, Any]:
    with suppress(ValueError):
        table = json.loads(text or "{}")
        return table if isinstance(table, dict) else {}
    return {}
