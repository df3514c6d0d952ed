"""Keep between processes what is the same for many documents: compiled templates, styles of Word.

Where it is kept is not the business of this stage: the rim says so (:func:`keep_in`), or nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import pipeline


class Memory(Protocol):
    """Keeps bytes under a kind and a key."""

    def get(self, kind: str, key: Any) -> bytes | None:
        """None if there are none."""

    def add(self, kind: str, key: Any, data: bytes) -> None:
        """Keep them, or not."""


def keep_in(memory: Memory | None) -> None:
    """Keep results there from now on."""
    global _memory
    _memory = memory


def memory() -> Memory | None:
    """Where results are kept."""
    return _memory


_memory: Memory | None = None


def kept(kind: str, place: Path, key: Any, make: Callable[[], bytes]) -> bytes:
    """The bytes that ``make`` makes, or those that it once made.

    Args:
        place: the folder of the modules that decide them, besides ``key``, whose ``repr`` says all.
    """
    name = f"{_once(place)}-{sha256(repr(key).encode()).hexdigest()}"
    data = None if _memory is None else _memory.get(kind, name)
    if not data:
        data = make()
        if _memory is not None:
            _memory.add(kind, name, data)
    return data


def version_of(place: Path) -> str:
    """The state of a module, or of all modules of a folder."""
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    states = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return f"{pipeline.__version__}-{sha256(repr(states).encode()).hexdigest()[:16]}"


_once = cache(version_of)  # the modules of a process stay what they are
