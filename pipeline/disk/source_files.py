"""Files at the rim: which sources there are, and their bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.folders import is_manuscript_file, is_pattern, matching, texts_in
from pipeline.disk.missing import is_address, no_such_file
from pipeline.errors import InputError, UsageError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Text:
    """A source as bytes. ``stem`` names its outputs, ``place`` is what the user called it, ``folder`` where it lies."""

    name: str
    stem: str
    data: bytes
    place: str
    folder: Path | None = None


def collect(
    sources: Iterable[str],
    say: Callable[[str], None] | None = None,
    refuse: Callable[[InputError], None] | None = None,
) -> list[Path]:
    """The files that ``sources`` mean: a file is itself, a folder is every text in it, a pattern is what it matches.

    A manuscript stands for the text of the same name, whose structure it holds; in a folder, a README is no source.
    ``say`` is told what was left out, ``refuse`` which sources are not there.

    Raises:
        InputError: a source does not exist, or a folder holds no text, and there is no ``refuse``.
        UsageError: two sources would write the same files.
    """
    paths = [path for source in sources for path in _there(source, say, refuse)]
    by_stem: dict[str, Path] = {}
    for path in dict.fromkeys(paths):
        other = by_stem.setdefault(path.stem, path)
        if other != path:
            by_stem[path.stem] = manuscript = _manuscript_of(other, path)
            if say:
                say(f"left out: {path if manuscript == other else other} ({manuscript.name} is its manuscript)")
    return list(by_stem.values())


def collect_one(source: str) -> Path:
    """The one file that ``source`` means.

    Raises:
        InputError: it does not exist, or is a folder without texts.
        UsageError: it means several.
    """
    paths = collect([source])
    if len(paths) > 1:
        raise UsageError(f"{source} means {len(paths)} texts, and this takes one", hint=f"{paths[0]}")
    return paths[0]


def load(path: Path) -> Text:
    """Read a source; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or is over the size that is read.
    """
    from pipeline.read import MAX_BYTES, check_size

    if str(path) == STANDARD_INPUT:
        import sys

        return Text("stdin", "stdin", sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    try:
        check_size(path.stat().st_size, str(path))
        return Text(path.name, path.stem, path.read_bytes(), str(path), path.parent)
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=str(path)) from error


def _manuscript_of(one: Path, other: Path) -> Path:
    """The one of two texts of the same name that is the manuscript of the other."""
    manuscripts = [path for path in (one, other) if path.parent == other.parent and is_manuscript_file(path)]
    if len(manuscripts) != 1 or one.parent != other.parent:
        hint = "building them into different folders with -o"
        raise UsageError(f"{one} and {other} would write the same files", hint=hint)
    return manuscripts[0]


def _there(
    source: str, say: Callable[[str], None] | None, refuse: Callable[[InputError], None] | None
) -> Iterable[Path]:
    try:
        return _expand(source, say)
    except InputError as error:
        if refuse is None:
            raise
        refuse(error)
        return ()


def _expand(source: str, say: Callable[[str], None] | None) -> Iterable[Path]:
    path = Path(source)
    if source == STANDARD_INPUT or path.is_file():
        return [path]
    if path.is_dir():
        found = texts_in(path)
    elif path.exists():
        raise InputError("this is neither a file nor a folder", place=source)
    elif is_pattern(source) and not is_address(source):
        found = matching(source)
    else:
        raise no_such_file(source)
    if say and (sentence := found.sentence(source)):
        say(sentence)
    return found.paths
