"""Keep compiled regular expressions next to Python's own byte code, so that a process need not compile them again.

Python keeps compiled modules on the disk but no patterns: translating the six hundred of a build takes 0.2 s, loading
them 3 ms. The result is the same: Python's engine gets the same code, and a pattern that is not in the file is compiled
as ever. A file of another version of Python, or a damaged one, is left alone and replaced.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

# A pattern and its flags -> the arguments of ``_sre.compile`` apart from the pattern, with the code as bytes.
Table = dict[tuple[str | bytes, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]]

MOST = 4000  # patterns; a program that makes them from its input would fill the disk


def install(place: Path | None = None) -> None:
    """Take patterns from the file from now on. Without effect where Python's engine is another than expected.

    Args:
        place: the file; None for the one next to the byte code of this module, or in the user's cache.
    """
    global _kept
    if _kept is None and _is_as_expected():
        _kept = _Kept(place or _place())
        _compiler.compile = _kept.compile


def save() -> None:
    """Write the patterns that were not in the file. A file that cannot be written is left alone."""
    if _kept and not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):
            _kept.save()


_compiler: Any = getattr(re, "_compiler", None)
_PARTS = ("_sre", "_parser", "_code", "compile", "MAGIC")


def _is_as_expected() -> bool:
    return sys.implementation.name == "cpython" and all(hasattr(_compiler, part) for part in _PARTS)


def _place() -> Path:
    """The folder of byte code; if only somebody else may write there, the user's cache."""
    folder = Path(cache_from_source(__file__)).parent
    if not os.access(folder, os.W_OK):
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(base) / "briefing-pipeline"
    return folder / f"patterns.{sys.implementation.cache_tag}"


class _Kept:
    """The patterns of a file, and those that were compiled since."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._original = _compiler.compile
        # What a code depends on, besides the pattern: Python, its engine, and the sizes of numbers.
        self._mark = f"{sys.version} {_compiler.MAGIC} {_compiler._sre.CODESIZE} {sys.byteorder}"
        self._known = self._loaded()
        self._new: Table = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """In place of ``re._compiler.compile``."""
        try:
            found = self._known.get((pattern, flags))
        except TypeError:  # a parsed pattern
            found = None
        if found is None:
            if self._is_constant() and len(self._known) + len(self._new) < MOST:
                found = self._new[pattern, flags] = _translated(pattern, flags)
            else:
                compiled: re.Pattern[Any] = self._original(pattern, flags)
                return compiled
        flags, code, *others = found
        made: re.Pattern[Any] = _compiler._sre.compile(pattern, flags, array("I", code).tolist(), *others)
        return made

    def save(self) -> None:
        if not self._new:
            return
        table = self._loaded() | self._new  # another process may have written meanwhile
        self._place.parent.mkdir(parents=True, exist_ok=True)
        draft = self._place.with_name(f"{self._place.name}.{os.getpid()}")
        try:
            draft.write_bytes(marshal.dumps((self._mark, dict(list(table.items())[:MOST]))))
            draft.replace(self._place)
        finally:
            draft.unlink(missing_ok=True)
        self._new = {}

    def _loaded(self) -> Table:
        try:
            mark, table = marshal.loads(self._place.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return table if mark == self._mark and isinstance(table, dict) else {}

    def _is_constant(self) -> bool:
        """Whether ``re.compile`` was called: functions such as ``re.search`` also get patterns made from a text."""
        caller = sys._getframe(3).f_code
        return caller.co_name == "compile" and caller.co_filename == re.__file__


_kept: _Kept | None = None


def _translated(pattern: str | bytes, flags: int) -> Any:
    """As ``re._compiler.compile`` translates a pattern, but without making it."""
    parsed = _compiler._parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(groups), tuple(names)
