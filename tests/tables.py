"""A table as one test: to pytest a row costs as much as reading a short text, and there are thousands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest


def all_rows(names: str, rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As ``pytest.mark.parametrize``, for rows that need no fixtures of their own. All wrong rows are named at once."""
    table, arguments = list(rows), [name.strip() for name in names.split(",")]
    assert table, names

    def as_one(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def every(**fixtures: Any) -> None:
            wrong = []
            for row in table:
                try:
                    test(**dict(zip(arguments, row if len(arguments) > 1 else (row,), strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    wrong.append(f"{row!r}: {type(error).__name__}: {error}")
            assert not wrong, f"{len(wrong)} of {len(table)}:\n" + "\n".join(wrong)

        signature = inspect.signature(test)
        others = [one for name, one in signature.parameters.items() if name not in arguments]
        every.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return every

    return as_one
