"""Files that travel with the jobs: a user's templates and themes, the logo, the reference document."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.render.zipped import EARLIEST
from pipeline.settings.options import Options

_LARGEST = 50_000_000  # bytes; it goes to every worker


def bundled(options: Options) -> bytes:
    """The files that the options name, as a zip file: the same files give the same bytes. Empty if there are none.

    Raises:
        UsageError: they are too large, or cannot be read.
    """
    packed = io.BytesIO()
    files = list(_files(options))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, path in files:
            try:
                data = path.read_bytes()
            except OSError as error:
                hint = "checking its permissions"
                raise UsageError(f"a file cannot be read: {error.strerror}", place=str(path), hint=hint) from error
            file.writestr(zipfile.ZipInfo(name, EARLIEST.timetuple()[:6]), data)
    if packed.tell() > _LARGEST:
        hint = "a smaller logo, or fewer fonts in the folder of templates"
        raise UsageError("the files of the design are more than 50 million bytes", hint=hint)
    return packed.getvalue() if files else b""


def unbundled(options: Options, bundle: bytes) -> Options:
    """The options with the places of the files on this machine, where they are unpacked once."""
    if not bundle:
        return options
    room = _unpacked(bundle)
    house = options.house
    return replace(
        options,
        folders=tuple(room / str(number) for number, _ in enumerate(options.folders)),
        house=replace(house, logo=room / _LOGO / house.logo.name) if house.logo else house,
        reference=room / _REFERENCE / options.reference.name if options.reference else None,
    )


_LOGO, _REFERENCE = "logo", "reference"


def _files(options: Options) -> Iterator[tuple[str, Path]]:
    """Each file, with its name in the bundle."""
    for number, folder in enumerate(options.folders):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
                yield f"{number}/{name.as_posix()}", path
    for room, single in ((_LOGO, options.house.logo), (_REFERENCE, options.reference)):
        if single:
            yield f"{room}/{single.name}", single


@lru_cache(maxsize=4)
def _unpacked(bundle: bytes) -> Path:
    """A folder of this process with the files; removed when it ends."""
    import atexit

    room = Path(tempfile.mkdtemp(prefix=f"briefing-{hashlib.sha256(bundle).hexdigest()[:8]}-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(bundle)) as file:
        for entry in file.infolist():
            place = Path(os.path.realpath(room / entry.filename))
            if not place.is_relative_to(os.path.realpath(room)):
                sentence = "a file of the design lies outside of its folder"
                raise UsageError(sentence, place=entry.filename, hint="templates and logo below one folder")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read(entry))
    return room
