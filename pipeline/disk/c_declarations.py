"""Declarations of C libraries that an earlier process parsed: cffi needs 80 ms for those of WeasyPrint.

WeasyPrint hands cffi a text in C, which is parsed when the module is imported, and piece by piece again when a function
is first called. The same text in the form that cffi calls "out of line" (its documentation, "Preparing and Distributing
modules") is there at once. That form opens libraries by their exact names only, which suffices on Linux.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cached_property
from io import StringIO
from typing import Any

from pipeline.kept import kept


@contextmanager
def prepared() -> Iterator[None]:
    """Have the modules that are imported meanwhile take their declarations from :mod:`pipeline.kept`."""
    import cffi

    original = cffi.FFI
    if sys.platform == "linux" and hasattr(original, "emit_python_code"):
        cffi.FFI = lambda: Declarations(original)
    try:
        yield
    finally:
        cffi.FFI = original


class Declarations:
    """Stands in for ``cffi.FFI``: parses its text when something is first asked of it, unless the result was kept."""

    def __init__(self, parser: Callable[[], Any]) -> None:
        self._parser = parser
        self._texts: list[str] = []

    def cdef(self, text: str) -> None:
        """Declare functions and types, as ``cffi.FFI.cdef`` does."""
        self._texts.append(text)

    def dlopen(self, name: str, flags: int = 0) -> Any:
        """Open a library, as ``cffi.FFI.dlopen`` does."""
        return self.made.dlopen(name, flags)

    @cached_property
    def made(self) -> Any:
        """The declarations, in cffi's own form."""
        return _made(self._parser, tuple(self._texts))

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.made, name)
        if callable(value) or name == "NULL":  # asked for once for each line of a text
            setattr(self, name, value)
        return value


def _made(parser: Callable[[], Any], texts: tuple[str, ...]) -> Any:
    """The declarations; those that cffi cannot write down are parsed as ever."""
    import cffi

    def parsed() -> Any:
        made = parser()
        for text in texts:
            made.cdef(text)
        return made

    def written() -> Any:
        made, source = parsed(), StringIO()
        made.set_source("declarations", None)
        with redirect_stdout(StringIO()):  # cffi says what it does
            made.emit_python_code(source)
        return compile(source.getvalue(), "<declarations>", "exec", dont_inherit=True)

    try:
        code = kept("declarations", (cffi.__version__, texts), written)
    except (cffi.FFIError, cffi.CDefError, cffi.VerificationError, NotImplementedError, TypeError):
        return parsed()
    space: dict[str, Any] = {}
    exec(code, space)
    return space["ffi"]
