"""Files at the rim: which sources there are, their bytes, and how a new project begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.folders import is_manuscript_file, is_pattern, matching, texts_in
from pipeline.errors import InputError, UsageError
from pipeline.model import Artifact

STANDARD_INPUT = "-"

_SOURCE_GUIDE = """\
# Sources

Put the texts of your interviews here, one file each, as they are: pasted text, saved web pages, Word files, captions.
Then:

    briefing build source

The finished files lie in `dist/`. To see what was removed, and what was decided and why:

    briefing clean source/interview.txt --explain
    briefing outline source/interview.txt

To change what was guessed, let a manuscript be written, edit it, and build again:

    briefing draft source/interview.txt -o source/interview.md
    briefing build source
"""
_SETTINGS_GUIDE = """\
# Settings of this project. Take the # away from a line to use it.
# theme = "brief"
# formats = ["pdf", "docx", "epub", "html"]
# output = "dist"
# language = "en"
# strict = false
# paper = "letter"
# organisation = "Harbour Institute"
# logo = "logo.svg"

# What is not to be guessed in one text (docs/configuration.md has the other keys):
# [documents."interview.txt"]
# title = "Keeping the tide tables"
# sections = [{ before = "What should be done", title = "The dike" }]
# questions.exclude = ["Is that so"]
# find.glossary = false
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A source as bytes. ``stem`` names its outputs, ``place`` is what the user called it, ``folder`` where it lies."""

    name: str
    stem: str
    data: bytes
    place: str
    folder: Path | None = None


def collect(sources: Iterable[str], say: Callable[[str], None] | None = None) -> list[Path]:
    """The files that ``sources`` mean: a file is itself, a folder is every text in it, a pattern is what it matches.

    A manuscript stands for the text of the same name, whose structure it holds; in a folder, a README is no source.
    ``say`` is told what was left out.

    Raises:
        InputError: a source does not exist, or a folder holds no text.
        UsageError: two sources would write the same files.
    """
    paths = [path for source in sources for path in _expand(source, say)]
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


def start_project(folder: Path) -> list[Path]:
    """Lay out a new project; what is there already is left alone. Returns the files that were made.

    Raises:
        RenderError: the folder cannot be written.
    """
    contents = {
        folder / "source" / "README.md": _SOURCE_GUIDE,
        folder / "briefing.toml": _SETTINGS_GUIDE,
        folder / ".gitignore": "dist/\n.briefing/\n",
    }
    missing = {path: text for path, text in contents.items() if not path.exists()}
    for path, text in missing.items():
        put_in_place(path.parent, [Artifact(path.name, "text/plain", text.encode())])
    return list(missing)


def meant(path: Path) -> str:
    """A hint at the file in the same folder whose name is most like that of ``path``, which is not there."""
    from difflib import get_close_matches

    beside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    close = get_close_matches(path.name, beside, 1)
    return str(path.with_name(close[0])) if close else "the path as `ls` shows it"


def _manuscript_of(one: Path, other: Path) -> Path:
    """The one of two texts of the same name that is the manuscript of the other."""
    manuscripts = [path for path in (one, other) if path.parent == other.parent and is_manuscript_file(path)]
    if len(manuscripts) != 1 or one.parent != other.parent:
        hint = "building them into different folders with -o"
        raise UsageError(f"{one} and {other} would write the same files", hint=hint)
    return manuscripts[0]


def _expand(source: str, say: Callable[[str], None] | None) -> Iterable[Path]:
    path = Path(source)
    if source == STANDARD_INPUT or path.is_file():
        return [path]
    if path.is_dir():
        found = texts_in(path)
    elif path.exists():
        raise InputError("this is neither a file nor a folder", place=source)
    elif is_pattern(source):
        found = matching(source)
    elif path.is_symlink():
        raise InputError("this link leads to a file that is not there", place=source, hint="the file itself")
    else:
        raise InputError("there is no such file", place=source, hint=meant(path))
    if say and (sentence := found.sentence(source)):
        say(sentence)
    return found.paths
