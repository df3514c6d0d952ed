"""Keep compiled templates between processes: compiling takes a third of the first layout otherwise."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pipeline import kept


class Compiled(BytecodeCache):
    """A cache of templates in :mod:`pipeline.kept`.

    The keys differ from those of older versions of this program: how a template calls a filter is compiled into it, so
    that it fits only the filters of its time.
    """

    def __init__(self) -> None:
        self._of_filters = kept.version_of(Path(__file__).with_name("templates.py"))

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept.memory is not None and (data := kept.memory.get("template", self._key(bucket))):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if kept.memory is not None:
            kept.memory.add("template", self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> tuple[str, str, str]:
        return self._of_filters, bucket.key, bucket.checksum
