"""Notes and errors as GitHub shows them at the lines of a change.

Source: docs.github.com, "Workflow commands for GitHub Actions", setting a warning message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}
_LEVELS = {"warning": "warning", "info": "notice"}


def annotated(report: dict[str, Any]) -> Iterator[str]:
    """The workflow commands for a text, from its report as JSON has it."""
    source = str(report["source"])
    if error := report.get("error"):
        yield _command("error", source, None, error["message"] + _hint(error))
    for note in report.get("notes", ()):
        yield _command(_LEVELS[note["severity"]], source, note["line"], note["message"] + _hint(note))


def _hint(said: dict[str, Any]) -> str:
    return f"; try {said['hint']}" if said["hint"] else ""


def _command(level: str, file: str, line: int | None, message: str) -> str:
    place = f"file={_escaped(file, _PROPERTY)}" + (f",line={line}" if line else "")
    return f"::{level} {place}::{_escaped(message, _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
