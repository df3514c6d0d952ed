"""Ace by DAISY: checks whether an EPUB is accessible."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.judges.running import JudgeError, answer, finding, found, lacks_program, run
from pipeline.model import Note

NAME = "Ace"
SUFFIXES = frozenset({".epub"})
HINT = "npm install -g @daisy/ace"

_PROGRAMS = ("ace", "ace-cli")


def lacks() -> str | None:
    """The missing program, None if it is installed."""
    return lacks_program(*_PROGRAMS)


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    program = found(*_PROGRAMS) or _PROGRAMS[0]
    with tempfile.TemporaryDirectory() as folder:
        said = run(program, "-f", "-s", "-o", folder, path)
        report = Path(folder) / "report.json"
        if not report.exists():
            raise JudgeError((said.stderr or said.stdout).strip()[-200:] or "no report")
        answered = answer(report.read_text(encoding="utf-8"))
    for document in answered["assertions"]:
        for assertion in document["assertions"]:
            test = assertion["earl:test"]
            yield finding(NAME, test["dct:title"], test.get("dct:description", ""), path)
