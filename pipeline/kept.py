"""Results that an earlier process made of the same text, such as a parsed table or a compiled template.

A stage asks here and knows no files; :func:`pipeline.disk.precompiled.install` lends the memory. Without one, each
process makes everything itself.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from contextlib import suppress
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


memory: Memory | None = None


def kept(kind: str, key: Any, make: Callable[[], Any]) -> Any:
    """The value that ``make`` makes, from memory if it is there; a value of its own for each caller.

    Args:
        kind: of value; each has its file, since a process needs few of them.
        key: all that decides the value, of types that marshal can write.
        make: its value is not kept if marshal cannot write it.
    """
    if memory is None:
        return make()
    if found := memory.get(kind, key):
        return marshal.loads(found)
    value = make()
    with suppress(ValueError):
        memory.add(kind, key, marshal.dumps(value))
    return value


@cache  # the modules of a process stay what they are
def version_of(place: Path) -> str:
    """The state of a module, or of all modules of a folder: part of a key of what they make."""
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    states = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return f"{pipeline.__version__}-{sha256(repr(states).encode()).hexdigest()[:16]}"
