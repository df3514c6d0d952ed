"""Images that are dropped together with a text: put where the text names them, within the folder of the texts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pipeline.disk.atomic_write import put_in_place
from pipeline.errors import InputError
from pipeline.model import Artifact
from pipeline.render.images import admit

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff"})
_DEEPEST = 6  # folders within folders
_LONGEST = 150  # characters of a name


def put_image(folder: Path, name: str, data: bytes) -> Path:
    """Put an image into the folder of the texts. Its name is kept, since a text shows it by this name.

    Args:
        folder: of the texts.
        name: of the file, with the folders below the text, as the browser gives it.
        data: contents of the file.

    Raises:
        InputError: the name leads out of the folder or is none of an image, or another image has it.
        RefusedError: it is not an image that can be printed.
        RenderError: the folder cannot be written.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    parts = [part for part in path.parts if part not in ("/", ".")]
    if not _is_harmless(parts) or path.suffix.lower() not in SUFFIXES:
        raise InputError("this is not the name of an image", place=name, hint="a name such as photo.jpg")
    place = folder.joinpath(*parts)
    if not place.resolve().is_relative_to(folder.resolve()):
        raise InputError("this name leads out of the folder", place=name, hint="a name such as photo.jpg")
    admit(data, place.stem)
    if place.exists() and (not place.is_file() or place.read_bytes() != data):
        hint = "another name for it, in the text too"
        raise InputError("another file of this name is in the folder already", place=name, hint=hint)
    put_in_place(place.parent, [Artifact(place.name, "application/octet-stream", data)])
    return place


def _is_harmless(parts: list[str]) -> bool:
    """Whether these are names that any system can store, and none is hidden or leads upwards."""
    fits = (0 < len(part) <= _LONGEST and part.isprintable() and not part.startswith(".") for part in parts)
    return 0 < len(parts) <= _DEEPEST and all(fits) and not any(sign in "".join(parts) for sign in ':*?"<>|')
