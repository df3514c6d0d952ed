"""Put finished files in place: whole or not at all, never over a source or a file that somebody else made."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.disk.drafts import Draft, sweep, sync_folder
from pipeline.errors import RenderError, UsageError
from pipeline.model import Artifact


def put_in_place(folder: Path, artifacts: Iterable[Artifact]) -> list[Path]:
    """Write every file next to its place, test all places, then rename: each file is whole, or as it was before.

    A link is followed. A device, a pipe or an open stream such as ``/dev/stdout`` is written into, never replaced.

    Raises:
        RenderError: the folder or a file cannot be written; the place names it. Until all files were written and all
            places tested, no file is touched.
    """
    at = folder  # the folder or file in use, for the error
    drafts: list[Draft] = []
    places: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        for artifact in artifacts:
            at = folder / artifact.name
            places.append(at)
            if not _written_into(at, artifact.data):
                drafts.append(Draft(at))
                drafts[-1].write(artifact.data)
        for draft in drafts:
            at = draft.place
            draft.test()
        for draft in drafts:
            at = draft.place
            draft.replace()
        for parent in dict.fromkeys(draft.target.parent for draft in drafts):
            sync_folder(parent)
    except OSError as error:
        raise _refused(error, at) from error
    finally:
        # also on an interrupt
        for draft in drafts:
            with suppress(OSError):
                draft.drop()
    return places


def refuse_sources(places: Iterable[Path], sources: Iterable[Path]) -> None:
    """Refuse finished files that would overwrite a source of this run.

    Raises:
        UsageError: a file would overwrite a source.
    """
    taken = {source.resolve() for source in sources}
    for place in places:
        if place.resolve() in taken:
            sentence = "a finished file would overwrite a source"
            raise UsageError(sentence, place=str(place), hint="another folder for the finished files, with -o")


def is_stream(place: Path) -> bool:
    """Whether a place is not a file but a device, a pipe, or a stream that this process has open."""
    return _number(place) is not None or (place.exists() and not place.is_file() and not place.is_dir())


_STREAM_RE = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,9})", re.ASCII)
_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}

# Refusal of the operating system -> our sentence, and the hint.
_REFUSALS = {
    errno.ENOSPC: ("there is no room left on the disk", "making room there, or another folder"),
    errno.EDQUOT: ("there is no room left for you on the disk", "making room there, or another folder"),
    errno.ENAMETOOLONG: ("the name of a file would be too long", "a shorter name of the source"),
    errno.EACCES: ("you may not write there", "closing the file where it is open, or another folder"),
    errno.EPERM: ("you may not write there", "another folder"),
    errno.EROFS: ("nothing can be written there", "another folder"),
    errno.EEXIST: ("this is a file, not a folder", "the name of a folder"),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "the name of a folder"),
    errno.EISDIR: ("this is a folder, not a file", "moving it away, or another folder"),
    errno.ELOOP: ("this link leads back to itself", "removing the link"),
}


def _written_into(place: Path, data: bytes) -> bool:
    """Write into a device, pipe or stream; False if the place is a file or does not exist."""
    number = _number(place)
    if number is not None:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        target: int | Path = os.dup(number)
    elif is_stream(place):
        target = place
    else:
        return False
    with open(target, "wb") as file:  # noqa: PTH123 - a number is no path
        file.write(data)
    return True


def _number(place: Path) -> int | None:
    """The number of an open stream that a path names. The path is taken as written: its links are not followed."""
    name = str(place)
    found = _STREAM_RE.fullmatch(name)
    return int(found[1]) if found else _STREAMS.get(name)


def _refused(error: OSError, place: Path) -> RenderError:
    said = error.strerror or type(error).__name__
    why, hint = _REFUSALS.get(error.errno or 0, (said, "another folder"))
    return RenderError(f"the file cannot be written: {why}", place=str(place), hint=hint)
