"""Patterns that were compiled by an earlier process are those that this one would have compiled."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.disk import compiled_patterns

BUILD = """
import re, sys
from pathlib import Path
from pipeline.disk import compiled_patterns
compiled = []
original = re._compiler.compile
def counted(pattern, flags=0):
    compiled.append(pattern)
    return original(pattern, flags)
translated = compiled_patterns._translated
def noted(pattern, flags):
    compiled.append(pattern)
    return translated(pattern, flags)
compiled_patterns._translated = noted
compiled_patterns.install(Path(sys.argv[1]))
from pipeline.read import read
from pipeline.clean import clean
raw = read("Boats\\n\\nWhen did it stop?\\n\\nIt stopped in 1998.".encode(), "boats.txt")
clean(raw)
re.search("made of a text", "text")
compiled_patterns.save()
print(len(compiled))
"""


def patterns_compiled(place: Path) -> int:
    """How many patterns a process compiles that reads and cleans a text."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", BUILD, place]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return int(run.stdout)


def test_a_second_process_compiles_nothing_and_gets_the_same_patterns(tmp_path: Path) -> None:
    place = tmp_path / "patterns"
    assert patterns_compiled(place) > 100
    assert patterns_compiled(place) == 0
    _, table = marshal.loads(place.read_bytes())
    for (pattern, flags), (own_flags, code, *others) in table.items():
        numbers = [int.from_bytes(code[at : at + 4], sys.byteorder) for at in range(0, len(code), 4)]
        import _sre

        assert _sre.compile(pattern, own_flags, numbers, *others) == re._compiler.compile(pattern, flags)  # type: ignore[attr-defined]


def test_patterns_that_are_made_of_a_text_are_not_kept(tmp_path: Path) -> None:
    patterns_compiled(tmp_path / "patterns")
    assert not any("made of a text" in str(key[0]) for key in marshal.loads((tmp_path / "patterns").read_bytes())[1])


@pytest.mark.parametrize("data", [b"", b"N", b"garbage", marshal.dumps(("another Python", {("a", 0): ()}))])
def test_a_file_that_is_damaged_or_of_another_python_is_replaced(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "patterns"
    place.write_bytes(data)
    assert patterns_compiled(place) > 100
    assert patterns_compiled(place) == 0


def test_where_nothing_can_be_written_patterns_are_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert patterns_compiled(tmp_path / "file" / "patterns") > 100
    assert patterns_compiled(tmp_path / "file" / "patterns") > 100


def test_another_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler = compiled_patterns._compiler
    original = compiler.compile
    monkeypatch.setattr(compiled_patterns, "_kept", None)
    monkeypatch.delattr(compiler, "_code")
    compiled_patterns.install(tmp_path / "patterns")
    assert compiler.compile is original
