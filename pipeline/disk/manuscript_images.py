"""Images of a manuscript: write embedded ones to files next to it, and make paths relative to its folder."""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from urllib.request import urlopen

from pipeline.model import Artifact, Block, Briefing, Mark
from pipeline.render.images import RefusedError, admit


def rehang(briefing: Briefing, source: Path | None, manuscript: Path) -> tuple[Briefing, tuple[Artifact, ...]]:
    """The briefing with image paths that work from its manuscript, and the files to write into its folder.

    Args:
        source: the folder of the source; None for standard input.
        manuscript: the path of the manuscript.

    Returns:
        The files are named by their contents, so that drafting again gives the same names.
    """
    files: dict[str, Artifact] = {}

    def hung(mark: Mark) -> Mark:
        if mark.kind != "image" or not mark.href:
            return mark
        if mark.href.startswith("data:"):
            return _taken_out(mark, manuscript.stem, files)
        return _led(mark, source, manuscript.parent)

    def block(old: Block) -> Block:
        return replace(old, marks=tuple(map(hung, old.marks))) if old.marks else old

    renewed: Briefing = _each_block(briefing, block)
    return renewed, tuple(files.values())


def _each_block(value: Any, renew: Any) -> Any:
    if isinstance(value, Block):
        return renew(value)
    if isinstance(value, tuple):
        return tuple(_each_block(item, renew) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _each_block(getattr(value, one.name), renew) for one in fields(value)})
    return value


def _taken_out(mark: Mark, stem: str, files: dict[str, Artifact]) -> Mark:
    """An image extracted from the text; one that cannot be read stays in place, and the build will reject it."""
    try:
        with urlopen(mark.href or "") as answer:
            data: bytes = answer.read()
        image = admit(data, f"{stem}-images/{sha256(data).hexdigest()[:12]}")
    except (RefusedError, OSError, ValueError):
        return mark
    files[image.name] = Artifact(image.name.rpartition("/")[2], image.media_type, image.data)
    return replace(mark, href=quote(image.name))


def _led(mark: Mark, source: Path | None, folder: Path) -> Mark:
    """The path from the manuscript to an image in the folder of the source."""
    href = mark.href or ""
    if source is None or urlsplit(href).scheme or source.resolve() == folder.resolve():
        return mark
    place = source / unquote(urlsplit(href).path).lstrip("/")
    if not place.is_file():
        return mark
    return replace(mark, href=quote(Path(os.path.relpath(place, folder)).as_posix()))
