"""Find the sources of a run, and read their bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from errno import EACCES, EPERM
from pathlib import Path
from unicodedata import normalize

from pipeline.disk.folders import fixed_part, is_manuscript_file, is_pattern, is_text, matching, texts_in
from pipeline.disk.missing_sources import is_address, meant, no_such_file
from pipeline.errors import InputError, UsageError
from pipeline.size_limit import MAX_BYTES, check_size

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Text:
    """A source as bytes. ``stem``: for its outputs; ``place``: its name as the user gave it; ``folder``: its own."""

    name: str
    stem: str
    data: bytes
    place: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A source. ``below``: its folders below the fixed part of the pattern that found it, which its files get too."""

    path: Path
    below: Path = Path()


def found(
    sources: Iterable[str],
    say: Callable[[str], None] | None = None,
    refuse: Callable[[InputError], None] | None = None,
) -> list[Found]:
    """The files that ``sources`` mean: a file itself, every text in a folder, every match of a pattern.

    A manuscript replaces the text of the same name, whose structure it holds; a README in a folder is not a source.
    ``say`` is called with the files that were left out, ``refuse`` with sources that do not exist.

    Raises:
        InputError: a source does not exist, or a folder holds no text, and there is no ``refuse``.
        UsageError: two sources would write the same files.
    """
    once: dict[Path, Found] = {}
    for source in sources:
        for one in _there(source, say, refuse):
            once.setdefault(one.path, one)
    by_name: dict[tuple[str, str], Found] = {}
    for one in once.values():
        key = _folded(str(one.below)), _folded(one.path.stem)
        other = by_name.setdefault(key, one)
        if other != one:
            by_name[key] = kept = _manuscript_of(other, one)
            left = one if kept == other else other
            if say:
                say(f"left out: {left.path} ({kept.path.name} is its manuscript)")
    return list(by_name.values())


def collect(
    sources: Iterable[str],
    say: Callable[[str], None] | None = None,
    refuse: Callable[[InputError], None] | None = None,
) -> list[Path]:
    """The paths of :func:`found`; it raises the same errors."""
    return [one.path for one in found(sources, say, refuse)]


def refuse_namesakes(paths: Iterable[Path], part: str) -> None:
    """Refuse a text whose files would have the same names as those of a part, such as the summary, of another text.

    Raises:
        UsageError: next to ``a.txt`` there is a text such as ``a-summary.txt``.
    """
    by_folder: dict[Path, dict[str, list[Path]]] = {}
    for path in paths:
        beside = by_folder.setdefault(path.parent, {}) or _by_name(path.parent, by_folder)
        for other in beside.get(_folded(f"{path.stem}-{part}"), ()):
            if is_text(other):
                sentence = f"the files of the {part} of {path} would have the same names as those of {other}"
                raise UsageError(sentence, hint="building it into a folder of its own with -o")


def _by_name(folder: Path, by_folder: dict[Path, dict[str, list[Path]]]) -> dict[str, list[Path]]:
    """The files of a folder by their names without endings; read once for each folder."""
    for other in folder.iterdir() if folder.is_dir() else ():
        by_folder[folder].setdefault(_folded(other.stem), []).append(other)
    return by_folder[folder]


def _folded(stem: str) -> str:
    """A name normalised like a file system that ignores case or writes accents differently (Windows, macOS)."""
    return normalize("NFC", normalize("NFC", stem).casefold())


def collect_one(source: str) -> Path:
    """The one file that ``source`` means.

    Raises:
        InputError: it does not exist, or is a folder without texts.
        UsageError: it means several.
    """
    paths = collect([source])
    if len(paths) > 1:
        raise UsageError(f"{source} holds {len(paths)} texts; this command takes one", hint=f"{paths[0]}")
    return paths[0]


def load(path: Path) -> Text:
    """Read a source; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or is over the size limit.
    """
    if str(path) == STANDARD_INPUT:
        import sys

        return Text("stdin", "stdin", sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    try:
        check_size(path.stat().st_size, str(path))
        return Text(path.name, path.stem, path.read_bytes(), str(path), path.parent)
    except OSError as error:
        hint = "checking its permissions" if error.errno in (EACCES, EPERM) else meant(path)
        raise InputError(f"the file cannot be read: {error.strerror}", place=str(path), hint=hint) from error


def _manuscript_of(one: Found, other: Found) -> Found:
    """Of two texts of the same name, the one that is the manuscript of the other."""
    together = one.path.parent == other.path.parent
    manuscripts = [found for found in (one, other) if together and is_manuscript_file(found.path)]
    if len(manuscripts) != 1:
        hint = "building them into different folders with -o"
        raise UsageError(f"{one.path} and {other.path} would write the same files", hint=hint)
    return manuscripts[0]


def _there(
    source: str, say: Callable[[str], None] | None, refuse: Callable[[InputError], None] | None
) -> Iterable[Found]:
    try:
        return _expand(source, say)
    except InputError as error:
        if refuse is None:
            raise
        refuse(error)
        return ()


def _expand(source: str, say: Callable[[str], None] | None) -> Iterable[Found]:
    path = root = Path(source)
    if source == STANDARD_INPUT or path.is_file():
        return [Found(path)]
    if path.is_dir():
        selected = texts_in(path)
    elif path.exists():
        hint = "- for standard input, with the text piped into it"
        raise InputError("this is neither a file nor a folder", place=source, hint=hint)
    elif is_pattern(source) and not is_address(source):
        selected, root = matching(source), fixed_part(source)
    else:
        raise no_such_file(source)
    if say and (sentence := selected.sentence(source)):
        say(sentence)
    return [Found(path, path.parent.relative_to(root)) for path in selected.paths]
