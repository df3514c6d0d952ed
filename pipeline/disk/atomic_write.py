"""Finished files put in place: whole or not at all, never over a source, and over nothing that somebody else made."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import RenderError, UsageError
from pipeline.model import Artifact


def put_in_place(folder: Path, artifacts: Iterable[Artifact]) -> list[Path]:
    """Write every file beside its place, then rename them all: each is whole, or as it was before.

    Raises:
        RenderError: the folder cannot be written; no file was touched.
    """
    pairs: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for artifact in artifacts:
            draft = folder / f".{artifact.name}.{os.getpid()}.part"
            pairs.append((draft, folder / artifact.name))
            draft.write_bytes(artifact.data)
        for draft, place in pairs:
            draft.replace(place)
    except OSError as error:
        raise _refused(error, folder) from error
    finally:
        # Also where somebody interrupts this; a draft that was renamed is there no more.
        for draft, _ in pairs:
            if os.path.lexists(draft):
                draft.unlink()
    return [place for _, place in pairs]


def refuse_sources(places: Iterable[Path], sources: Iterable[Path]) -> None:
    """See to it that no finished file takes the place of a text that it, or another of the same run, is made of.

    Raises:
        UsageError: one would.
    """
    taken = {source.resolve() for source in sources}
    for place in places:
        if place.resolve() in taken:
            sentence = "a finished file would take the place of a source, which would be lost"
            raise UsageError(sentence, place=str(place), hint="another folder for the finished files, with -o")


# What an operating system refuses -> the sentence, and the hint.
_REFUSALS = {
    errno.ENOSPC: ("there is no room left on the disk", "making room there, or another folder"),
    errno.EDQUOT: ("there is no room left for you on the disk", "making room there, or another folder"),
    errno.ENAMETOOLONG: ("the name of a file would be too long", "a shorter name of the source"),
    errno.EACCES: ("you may not write there", "closing the file where it is open, or another folder"),
    errno.EPERM: ("you may not write there", "another folder"),
    errno.EROFS: ("nothing can be written there", "another folder"),
    errno.EEXIST: ("this is a file, and a folder is wanted", "the name of a folder"),
    errno.ENOTDIR: ("this is in a file, and a folder is wanted", "the name of a folder"),
    errno.EISDIR: ("a folder stands where a file is to go", "another folder"),
}


def _refused(error: OSError, folder: Path) -> RenderError:
    why, hint = _REFUSALS.get(error.errno or 0, (error.strerror, "another folder"))
    return RenderError(f"the files cannot be written: {why}", place=str(folder), hint=hint)
