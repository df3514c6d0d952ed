"""Results that an earlier process made of the same text, such as a parsed table or a compiled template.

A stage asks here and knows no files; :func:`pipeline.disk.precompiled.install` lends the memory. Without one, each
process makes everything itself.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol


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
