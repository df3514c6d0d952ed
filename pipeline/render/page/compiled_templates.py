"""Templates kept compiled, beside the modules that Python itself keeps compiled: a third of a cold layout otherwise."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

import pipeline


class Compiled(FileSystemBytecodeCache):
    """What cannot be kept, in a folder that may not be written, is compiled each time.

    Code for the sandbox differs from code without, which older versions of this program kept: so do the names.
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
