"""A shortcut to the fonts of a theme: they are read where they are.

WeasyPrint copies each font into a folder of its own, three megabytes for a document, since a font may come from the web
or be compressed, and one file may hold several faces. A file of the theme is on the disk already. Without copies,
nothing has to be removed with the document, so that the next one can use the same fonts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

_COMPRESSED = (b"wOFF", b"wOF2")


def read_there(add_font_face: Callable[..., Any]) -> Callable[..., Any]:
    """``FontConfiguration.add_font_face``, which copies a file only if it is compressed, not here, or used before."""

    def add(fonts: Any, descriptors: Any, fetcher: Any) -> Any:
        path, used = _file(descriptors), fonts.__dict__.setdefault("files_in_place", set())
        if path is None or path in used:
            return add_font_face(fonts, descriptors, fetcher)
        used.add(path)
        folder, fonts._folder = fonts._folder, _InPlace(path)
        try:
            return add_font_face(fonts, descriptors, fetcher)
        finally:
            fonts._folder = folder

    return add


def _file(descriptors: Any) -> Path | None:
    """The file of a face, if it is the only one that is named, and can be read as it is."""
    (kind, address), *others = descriptors["src"]
    if others or kind != "external" or not address or urlsplit(address).scheme != "file":
        return None
    path = Path(url2pathname(urlsplit(address).path))
    try:
        with path.open("rb") as file:
            return None if file.read(4) in _COMPRESSED else path
    except OSError:
        return None


class _InPlace:
    """Stands in for the folder of copies, and for the one copy that would be made there."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __truediv__(self, _name: str) -> _InPlace:
        return self

    def exists(self) -> bool:
        return False

    def write_bytes(self, _data: bytes) -> None:
        """Write nothing: the file is there."""

    def as_posix(self) -> str:
        return self._path.as_posix()
