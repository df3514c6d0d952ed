"""Keep compiled templates in Python's cache folder: compiling takes a third of the first layout otherwise."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

import pipeline


class Compiled(FileSystemBytecodeCache):
    """A cache of templates. If its folder is not writable, templates are compiled each time.

    The names differ from those of older versions of this program: how a template calls a filter is compiled into it,
    so that it fits only the filters of its time.
    """

    def __init__(self) -> None:
        filters = Path(__file__).with_name("templates.py").stat()
        stamp = f"{pipeline.__version__}-{filters.st_size:x}-{filters.st_mtime_ns:x}"
        super().__init__(str(Path(__file__).with_name("__pycache__")), f"{stamp}-%s.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
