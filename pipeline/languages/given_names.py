"""First names of many languages; what is a common word somewhere is none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from functools import cache
from pathlib import Path


class _Sorted(Container[str]):
    """The words of sorted lines. A text asks for some hundred: to make a set of all 23,000 takes longer."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [f" {line} " for line in lines]
        self._firsts = [line.partition(" ")[0] for line in lines]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or " " in word:
            return False
        if f" {word} " in self._lines[bisect_right(self._firsts, word) - 1]:
            return True
        return "-" in word and all(part in self for part in word.split("-"))  # "Ada-Rosa"


@cache
def given_names() -> Container[str]:
    """All of them."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return _Sorted([line for line in lines if not line.startswith("#")])
