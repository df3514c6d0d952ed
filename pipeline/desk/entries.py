"""The texts of a folder, each with its source, its manuscript and whether it is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.folders import is_manuscript_file, is_text
from pipeline.errors import InputError

_FINISHED = frozenset((".pdf", ".docx", ".epub", ".xhtml"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the project. ``source``: the file that was pasted or dropped; None if only a manuscript is there.

    ``built``: whether the finished files are newer than the text and its manuscript; None if there are none.
    """

    name: str
    source: Path | None
    manuscript: Path
    built: bool | None

    @property
    def file(self) -> Path:
        """The file whose name settings for this text use."""
        return self.source or self.manuscript


def stamp(path: Path) -> tuple[str, int, int] | None:
    """What changes with the contents of a file; None if it is not there."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return path.name, seen.st_mtime_ns, seen.st_size


def texts_in(folder: Path) -> list[Path]:
    """The files of a folder that are texts.

    Raises:
        InputError: the folder cannot be read.
    """
    try:
        return [path for path in sorted(folder.iterdir()) if is_text(path)]
    except OSError as error:
        sentence = f"the folder cannot be read: {error.strerror}"
        raise InputError(sentence, place=str(folder), hint="checking its permissions") from error


def entries_of(folder: Path, output: Path, only: str | None) -> list[Entry]:
    """The texts of a folder in the order of their names; of ``only`` one name, if it is given.

    Args:
        output: the folder of the finished files.
    """
    files: dict[str, list[Path]] = {}
    for path in texts_in(folder):
        if only in (None, path.stem):
            files.setdefault(path.stem, []).append(path)
    return [_entry(folder, output, stem, paths) for stem, paths in sorted(files.items())]


def _entry(folder: Path, output: Path, stem: str, paths: list[Path]) -> Entry:
    drafts = [path for path in paths if is_manuscript_file(path)]
    sources = [path for path in paths if path not in drafts]
    # A source in Markdown keeps its name; both endings are those of a manuscript for `briefing build`, too.
    free = next(path for end in (".md", ".markdown") if (path := folder / f"{stem}{end}") not in sources)
    manuscript = drafts[0] if drafts else free
    finished = [path for path in output.glob(f"{stem}.*") if path.suffix in _FINISHED]
    newest = max((path.stat().st_mtime for path in paths), default=0.0)
    built = min(path.stat().st_mtime for path in finished) >= newest if finished else None
    return Entry(stem, sources[0] if sources else None, manuscript, built)
