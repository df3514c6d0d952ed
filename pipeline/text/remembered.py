"""Keep what a function of a paragraph finds: several finders ask, and an editor changes one paragraph of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 2048  # results of a function: those of a talk of two hours


def remembered(function: Callable[_P, Iterable[_T]]) -> Callable[_P, tuple[_T, ...]]:
    """The same function, whose results are kept by its arguments. It must be a function of nothing else."""

    @lru_cache(_MOST)
    @wraps(function)
    def found(*arguments: _P.args, **named: _P.kwargs) -> tuple[_T, ...]:
        return tuple(function(*arguments, **named))

    return cast(Callable[_P, tuple[_T, ...]], found)
