"""Checks of finished files: conservation (they hold every word) and conformance (they follow their formats)."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import InputError
from pipeline.model import Artifact, Briefing, Note


def examine(path: Path, briefing: Briefing | None = None) -> tuple[Note, ...]:
    """Check a finished file, for ``briefing check``; with a briefing also whether it holds all of its words.

    Returns:
        ``warning`` for each rule of its format that the file breaks, ``info`` for parts that could not be checked.

    Raises:
        InputError: the file cannot be opened.
        ConservationError: it lacks words of the briefing.
    """
    from pipeline.check import conformance, conservation
    from pipeline.check.readback import can_read

    try:
        file = Artifact(path.name, "", path.read_bytes())
    except OSError as error:
        hint = "the path as `ls` shows it, and the permissions of the file"
        raise InputError(f"the file cannot be opened: {error.strerror}", place=str(path), hint=hint) from error
    if not can_read(file.name):
        return (Note("not-checked", "info", f"{file.name} is not a document; there is nothing to check in it"),)
    notes = conformance.check(file)
    return notes if briefing is None else notes + conservation.against_source(file, briefing.blocks())
