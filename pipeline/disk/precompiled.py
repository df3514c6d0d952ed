"""Keep what Python makes of the program's own texts, so that a process need not make it again: 0.4 s of a build.

Python keeps compiled modules on the disk, but not what their code compiles or reads whenever it runs:

- six hundred regular expressions: translating them takes 0.2 s, loading them 3 ms;
- the methods that :mod:`dataclasses` writes for each class, as text, and compiles; so does cssselect2 with selectors;
- the tables in TOML (:mod:`pipeline.own_tables`), the templates, and the patterns of hyphenation.

The results are the same: Python's engine gets the same code, and whatever is not in a file is made as ever. A file of
another version of Python, or a damaged one, is left alone and replaced.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

from pipeline import kept
from pipeline.disk import alternatives, first_letters
from pipeline.disk.alternatives import sorted_alternatives
from pipeline.disk.first_letters import with_first_letters

# A kind of text, and the text with what else decides the result -> the result, all of types that marshal can write.
Made = dict[tuple[str, Any], Any]

MOST = 8_000_000  # bytes of a file; of more, those results stay that this process has used. A build uses three million


def install(folder: Path | None = None) -> None:
    """Take results from the files from now on. Without effect where Python's engine is another than expected.

    Args:
        folder: of the files; None for the one with the byte code of this module, or the user's cache.
    """
    if not _folders and _is_as_expected():
        _folders.extend([folder] if folder else _usual_folders())
        engine = _Engine(_file("code"))
        _compiler.compile = engine.compile
        # A module finds its own global before the built-in function of that name.
        dataclasses.exec = engine.execute  # type: ignore[attr-defined]
        kept.memory = sys.modules[__name__]


def save() -> None:
    """Write the results that were not in their files. A file that cannot be written is left alone."""
    for file in _files.values():
        with suppress(OSError, ValueError):
            file.save()


def keep_selectors() -> None:
    """Keep the functions that cssselect2 makes of CSS selectors: as text, which it hands to ``eval``."""
    from cssselect2 import compiler  # type: ignore[import-untyped]

    compiler.eval = _evaluated


def _evaluated(text: str, *spaces: Any) -> Any:
    return eval(kept.kept("selector", text, lambda: compile(text, "<string>", "eval", dont_inherit=True)), *spaces)


def get(kind: str, key: Any) -> bytes | None:
    """Bytes that were kept under a key; None without any."""
    found: bytes | None = _file(kind).get((kind, key))
    return found


def add(kind: str, key: Any, data: bytes) -> None:
    """Keep bytes under a key."""
    _file(kind).add((kind, key), data)


_folders: list[Path] = []  # of the files; none as long as nothing is installed
_files: dict[str, _Kept] = {}  # by their names


def _file(name: str) -> _Kept:
    if name not in _files:
        _files[name] = _Kept(name, _folders)
    return _files[name]


_compiler: Any = getattr(re, "_compiler", None)
_PARTS = ("_sre", "_parser", "_code", "compile", "MAGIC", *first_letters.PARTS, *alternatives.PARTS)


def _is_as_expected() -> bool:
    return sys.implementation.name == "cpython" and all(hasattr(_compiler, part) for part in _PARTS)


def _usual_folders() -> list[Path]:
    """Where the files may be, the place to write to last: the folder of byte code, or the user's cache.

    The user's cache is for those who may not write to the folder of byte code, or have told Python to write none there.
    """
    beside = Path(cache_from_source(__file__)).parent
    if os.access(beside, os.W_OK) and not sys.dont_write_bytecode:
        return [beside]
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return [beside, Path(base) / "briefing-pipeline"]


_MANY = 3000  # results that a process may add to a file


class _Kept:
    """The results of a file, read when the first is asked for, and those that were made since."""

    def __init__(self, name: str, folders: list[Path]) -> None:
        self._places = [folder / f"{name}.{sys.implementation.cache_tag}" for folder in folders]
        # What a result depends on, besides its text: Python, its engine, and the sizes of numbers.
        self._mark = f"{sys.version} {_compiler.MAGIC} {_compiler._sre.CODESIZE} {sys.byteorder} sorted"
        self._known: Made | None = None
        self._new: Made = {}
        self._used: set[tuple[str, Any]] = set()

    def get(self, key: tuple[str, Any]) -> Any:
        """None if it is not there.

        Raises:
            TypeError: the key cannot be one.
        """
        if self._known is None:
            self._known = {}
            for place in self._places:
                self._known |= self._loaded(place)
        self._used.add(key)
        return self._known.get(key) or self._new.get(key)

    def add(self, key: tuple[str, Any], value: Any) -> None:
        """Keep a result, unless this process makes too many: from its input, perhaps."""
        if len(self._new) < _MANY:
            self._new[key] = value

    def save(self) -> None:
        if not self._new:
            return
        place = self._places[-1]
        made = self._loaded(place) | self._new  # another process may have written meanwhile
        data = marshal.dumps((self._mark, made))
        if len(data) > MOST:
            made = {key: value for key, value in made.items() if key in self._used}
            data = marshal.dumps((self._mark, made))
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            draft.write_bytes(data)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
        self._known, self._new = (self._known or {}) | self._new, {}

    def _loaded(self, place: Path) -> Made:
        try:
            mark, made = marshal.loads(place.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return made if mark == self._mark and isinstance(made, dict) else {}


class _Engine:
    """Compiles patterns and methods that are not in the file."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self._original = _compiler.compile

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """In place of ``re._compiler.compile``."""
        key = ("pattern", (pattern, int(flags)))
        try:
            found = self._kept.get(key)
        except TypeError:  # a parsed pattern
            found, is_constant = None, False
        else:
            is_constant = found is None and _is_constant()
        if is_constant:
            found = _translated(pattern, flags)
            self._kept.add(key, found)
        if found is None:
            compiled: re.Pattern[Any] = self._original(pattern, flags)
            return compiled
        flags, code, *others = found
        made: re.Pattern[Any] = _compiler._sre.compile(pattern, flags, array("I", code).tolist(), *others)
        return made

    def execute(self, text: str, *spaces: dict[str, Any]) -> None:
        """In place of ``exec`` in :mod:`dataclasses`, which gives it the text of methods."""
        found = self._kept.get(("class", text))
        code: CodeType = marshal.loads(found) if found else compile(text, "<string>", "exec", dont_inherit=True)
        if not found:
            self._kept.add(("class", text), marshal.dumps(code))
        exec(code, *spaces)


# Modules that write patterns from sets, so in another order in each process: kept, they would never be found again.
_OF_SETS = frozenset({"email._header_value_parser", "tinyhtml5.inputstream"})


def _is_constant() -> bool:
    """Whether ``re.compile`` was called: functions such as ``re.search`` also get patterns made from a text."""
    compiling = sys._getframe(3)
    if compiling.f_code.co_name != "compile" or compiling.f_code.co_filename != re.__file__ or not compiling.f_back:
        return False
    return compiling.f_back.f_globals.get("__name__") not in _OF_SETS


def _translated(pattern: str | bytes, flags: int) -> Any:
    """As ``re._compiler.compile`` translates a pattern, but without making it."""
    parsed = _compiler._parser.parse(pattern, flags)
    used = flags | parsed.state.flags
    plain = list(map(int, _compiler._code(sorted_alternatives(parsed, used), flags)))
    code = array("I", with_first_letters(plain, parsed, used)).tobytes()
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(groups), tuple(names)
