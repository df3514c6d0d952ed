"""Keep what a function of a paragraph finds: several finders ask, and an editor changes one paragraph of many.

This room knows no files: :mod:`pipeline.run.found_before` lends a memory of what an earlier process found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 2048  # results of a function: those of a talk of two hours


class Memory(Protocol):
    """Knows what functions found."""

    def answer(self, function: Callable[..., _T], arguments: tuple[Any, ...]) -> _T:
        """What a function finds, by memory or by asking it."""


lent: list[Memory] = []  # one, or none


def remembered(function: Callable[_P, Iterable[_T]]) -> Callable[_P, tuple[_T, ...]]:
    """The same function, whose results are kept by its arguments. It must be a function of nothing else."""

    @lru_cache(_MOST)
    @wraps(function)
    def found(*arguments: _P.args, **named: _P.kwargs) -> tuple[_T, ...]:
        return tuple(function(*arguments, **named))

    return cast(Callable[_P, tuple[_T, ...]], found)


def recalled(most: int) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep up to ``most`` results of a costly function, which a memory may know, too.

    The function must be one of texts, yes or no, the words of a language, and other values of which the store makes
    keys: bytes, tuples, paths to what the fingerprints of the machine cover. Its result must say its type.
    """

    def made(function: Callable[_P, _T]) -> Callable[_P, _T]:
        @lru_cache(most)
        @wraps(function)
        def found(*arguments: Any) -> _T:
            return lent[0].answer(function, arguments) if lent else function(*arguments)  # type: ignore[call-arg]

        return cast(Callable[_P, _T], found)

    return made
