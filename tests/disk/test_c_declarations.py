"""Declarations of C libraries do the same whether they were just parsed or kept by an earlier process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import kept
from pipeline.disk import c_declarations, precompiled

CALLED = """
import sys
from pathlib import Path
from pipeline.disk import c_declarations, precompiled
precompiled.install(Path(sys.argv[1]))
import cffi
parsed = []
declare = cffi.FFI.cdef
cffi.FFI.cdef = lambda ffi, text: (parsed.append(text), declare(ffi, text))
with c_declarations.prepared():
    ffi = cffi.FFI()
    ffi.cdef("typedef struct { int start; unsigned is_end : 1; } Span; int abs(int number); void free(void *place);")
    ffi.cdef("void *malloc(unsigned long bytes);")
    c = ffi.dlopen("libc.so.6")
place = ffi.gc(c.malloc(8), c.free)
span = ffi.new("Span *", {"start": 3, "is_end": 1})
print(len(parsed), c.abs(-7), span.start, span.is_end, place == ffi.NULL, ffi.string(ffi.new("char[]", b"quay")))
precompiled.save()
"""


def called(folder: Path) -> list[str]:
    """How many texts a process parsed, and what it got from the functions that they declare."""
    run = subprocess.run([sys.executable, "-c", CALLED, folder], capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are searched for, and declarations are parsed")
def test_a_second_process_parses_nothing_and_calls_the_same(tmp_path: Path) -> None:
    (first, *results), (second, *others) = called(tmp_path), called(tmp_path)
    assert (first, second) == ("2", "0")
    assert results == others == ["7", "3", "1", "False", "b'quay'"]


class Unwilling:
    """Stands for a cffi that cannot write declarations down."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cdef(self, text: str) -> None:
        self.texts.append(text)

    def set_source(self, name: str, source: None) -> None:
        raise NotImplementedError(name, source)


def test_what_cannot_be_kept_is_parsed_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precompiled, "_folders", [tmp_path])
    monkeypatch.setattr(precompiled, "_files", {})
    monkeypatch.setattr(kept, "memory", precompiled)
    declarations = c_declarations.Declarations(Unwilling)
    declarations.cdef("int abs(int number);")
    assert declarations.texts == ["int abs(int number);"]
