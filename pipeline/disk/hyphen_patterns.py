"""Patterns of hyphenation that an earlier process read: Pyphen reads a file of five thousand lines in 45 ms."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.kept import kept


def install() -> None:
    """Have Pyphen take its patterns from :mod:`pipeline.kept`. Without effect on another Pyphen."""
    import pyphen  # type: ignore[import-untyped]

    original = getattr(pyphen, "HyphDict", None)
    if isinstance(original, type):
        pyphen.HyphDict = remembered(original)


def remembered(read: type[Any]) -> Callable[[Path], Any]:
    """``pyphen.HyphDict``, which reads a file once for its contents; nonstandard hyphens cannot be kept.

    A language has half a megabyte of patterns, so each has a file of its own.
    """

    def patterns_of(path: Path) -> Any:

        def found() -> tuple[Any, ...]:
            made = read(path)
            return made.patterns, made.maxlen

        patterns, longest = kept(f"{path.stem}.hyphens", sha256(path.read_bytes()).digest(), found)
        made = object.__new__(read)
        made.patterns, made.maxlen, made.cache = patterns, longest, {}
        return made

    return patterns_of
