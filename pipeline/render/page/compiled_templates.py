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

    The names differ from those of older versions of this program, which kept code without the sandbox.
    """

    def __init__(self) -> None:
        super().__init__(str(Path(__file__).with_name("__pycache__")), f"{pipeline.__version__}-apart-%s.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
