"""Back up output files that were edited since the last build.

An editor marks up ``dist/ada.docx``, and somebody builds again: the marks must not be lost. No list of built files is
needed, since a file itself tells which program saved it last.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.model import Artifact
from pipeline.render.zipped import EARLIEST

KEPT = ".briefing"
_LONGEST = 255  # most bytes of a file name


def keep(places: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Back up each file that was edited by hand or made elsewhere. Returns pairs of a file and its copy.

    Raises:
        RenderError: a copy cannot be written; no file was touched.
    """
    # Unlike Path.is_file this is False for a name that is too long, which is reported when the file is written.
    there = [place for place in places if os.path.isfile(place)]  # noqa: PTH113
    return [(place, back_up(place, place.read_bytes())) for place in there if not is_ours(place)]


def back_up(path: Path, data: bytes) -> Path:
    """Copy the contents of a file into ``.briefing/`` in its folder, under a unique name: with its digest.

    Raises:
        RenderError: the copy cannot be written.
    """
    end = f".{hashlib.sha256(data).hexdigest()[:8]}{path.suffix}"
    stem = os.fsencode(path.stem)[: _LONGEST - len(os.fsencode(end))]  # only the beginning of a long name
    name = os.fsdecode(stem if len(stem) < len(os.fsencode(path.stem)) else path.stem) + end
    [copy] = put_in_place(path.parent / KEPT, [Artifact(name, "application/octet-stream", data)])
    return copy


def is_ours(path: Path) -> bool:
    """Whether a file is as this program made it; a format that does not tell counts as ours."""
    looks_ours = _SIGNS.get(path.suffix.lower())
    try:
        return looks_ours is None or looks_ours(path)
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, ValueError, EOFError):
        return False  # damaged, locked, or packed in a way that we never use (NotImplementedError)


_MAKER = b"briefing-pipeline"


def _word(path: Path) -> bool:
    """Word processors put their own name into the file; a program that changes only a part re-dates every part."""
    with zipfile.ZipFile(path) as file:
        return _MAKER in file.read("docProps/app.xml") and _moments(file) == {EARLIEST.timetuple()[:6]}


def _epub(path: Path) -> bool:
    with zipfile.ZipFile(path) as file:
        return len(_moments(file)) == 1


def _moments(file: zipfile.ZipFile) -> set[tuple[int, ...]]:
    return {entry.date_time for entry in file.infolist()}


def _pdf(path: Path) -> bool:
    """A program that adds notes to a PDF appends them, with a second end-of-file mark, or writes it anew."""
    data = path.read_bytes()
    return _MAKER in data and data.count(b"%%EOF") == 1


def _xhtml(path: Path) -> bool:
    return _MAKER in path.read_bytes()


def _text(_path: Path) -> bool:
    """Plain text does not say who saved it last, so a copy is kept of each that is about to change."""
    return False


_SIGNS: dict[str, Callable[[Path], bool]] = {
    ".docx": _word,
    ".epub": _epub,
    ".pdf": _pdf,
    ".xhtml": _xhtml,
    ".html": _xhtml,
    ".txt": _text,
    ".md": _text,
}
