"""Keep compiled templates between processes: compiling takes a third of the first layout otherwise."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pipeline.render.kept import memory, version_of


class Compiled(BytecodeCache):
    """A cache of templates in a memory.

    The keys differ from those of older versions of this program: how a template calls a filter is compiled into it, so
    that it fits only the filters of its time.
    """

    def __init__(self) -> None:
        self._of_filters = version_of(Path(__file__).with_name("templates.py"))
        self._memory = memory()

    def load_bytecode(self, bucket: Bucket) -> None:
        data = None if self._memory is None else self._memory.get("template", self._key(bucket))
        if data:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if self._memory is not None:
            self._memory.add("template", self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> tuple[str, str, str]:
        return self._of_filters, bucket.key, bucket.checksum
