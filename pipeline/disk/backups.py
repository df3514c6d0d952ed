"""What stands where a finished file is to go, and is not as this program made it, is kept beside it.

An editor marks up ``dist/ada.docx``, and somebody builds again: the marks must not be lost. No list of what was made is
needed for that, since a file says itself by whom it was last saved.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.model import Artifact
from pipeline.render.zipped import EARLIEST

KEPT = ".briefing"


def keep(places: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Back up each file that was changed by hand, or made elsewhere. Returns the files with their copies.

    Raises:
        RenderError: a copy cannot be written; no file was touched.
    """
    return [(place, back_up(place, place.read_bytes())) for place in places if place.is_file() and not is_ours(place)]


def back_up(path: Path, data: bytes) -> Path:
    """Copy what a file holds into ``.briefing/`` beside it, under a name that no later copy has: with its digest.

    Raises:
        RenderError: the copy cannot be written.
    """
    name = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:8]}{path.suffix}"
    [copy] = put_in_place(path.parent / KEPT, [Artifact(name, "application/octet-stream", data)])
    return copy


def is_ours(path: Path) -> bool:
    """Whether a file is as this program made it, as far as it tells; a kind that tells nothing is taken as ours."""
    looks_ours = _SIGNS.get(path.suffix.lower())
    try:
        return looks_ours is None or looks_ours(path)
    except (OSError, zipfile.BadZipFile, KeyError):
        return False


_MAKER = b"briefing-pipeline"


def _word(path: Path) -> bool:
    """Word and its like put their own name into the file; what only changes a part dates all of them anew."""
    with zipfile.ZipFile(path) as file:
        return _MAKER in file.read("docProps/app.xml") and _moments(file) == {EARLIEST.timetuple()[:6]}


def _epub(path: Path) -> bool:
    with zipfile.ZipFile(path) as file:
        return len(_moments(file)) == 1


def _moments(file: zipfile.ZipFile) -> set[tuple[int, ...]]:
    return {entry.date_time for entry in file.infolist()}


def _pdf(path: Path) -> bool:
    """Who writes notes into a PDF appends them, with an end of the file of their own, or writes it anew."""
    data = path.read_bytes()
    return _MAKER in data and data.count(b"%%EOF") == 1


def _xhtml(path: Path) -> bool:
    return _MAKER in path.read_bytes()


_SIGNS: dict[str, Callable[[Path], bool]] = {".docx": _word, ".epub": _epub, ".pdf": _pdf, ".xhtml": _xhtml}
