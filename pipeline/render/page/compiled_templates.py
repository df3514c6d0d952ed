"""Keep compiled templates between processes: compiling takes a third of the first layout otherwise.

Where they are kept is not the business of this stage: the rim says so (:func:`keep_in`), or nothing is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

import pipeline


class Memory(Protocol):
    """Keeps bytes under a kind and a key."""

    def get(self, kind: str, key: Any) -> bytes | None:
        """None if there are none."""

    def add(self, kind: str, key: Any, data: bytes) -> None:
        """Keep them, or not."""


def keep_in(memory: Memory | None) -> None:
    """Keep templates there from now on, those of environments that are made later."""
    global _memory
    _memory = memory


_memory: Memory | None = None


class Compiled(BytecodeCache):
    """A cache of templates in a memory.

    The keys differ from those of older versions of this program: how a template calls a filter is compiled into it, so
    that it fits only the filters of its time.
    """

    def __init__(self) -> None:
        filters = Path(__file__).with_name("templates.py").stat()
        self._of_filters = f"{pipeline.__version__}-{filters.st_size:x}-{filters.st_mtime_ns:x}"
        self._memory = _memory

    def load_bytecode(self, bucket: Bucket) -> None:
        data = None if self._memory is None else self._memory.get("template", self._key(bucket))
        if data:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if self._memory is not None:
            self._memory.add("template", self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> tuple[str, str, str]:
        return self._of_filters, bucket.key, bucket.checksum
