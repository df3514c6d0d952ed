"""outloud: checks how a screen reader would read a PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.judges.running import EXTRA, JudgeError, answer, finding, lacks_package, run, script
from pipeline.model import Note

NAME = "outloud"
SUFFIXES = frozenset({".pdf"})
HINT = EXTRA


def lacks() -> str | None:
    """The missing package, None if it is installed."""
    return lacks_package("outloud")


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        said = run(script("outloud"), "-q", "--json", report, path)
        if not report.exists():
            raise JudgeError(said.stderr.strip() or "no report")
        answered = answer(report.read_text(encoding="utf-8"))
    [file] = answered.get("files") or answered.get("results") or [answered]
    for found in file["findings"]:
        if found["severity"] in ("error", "warning"):
            message = found.get("message") or found.get("title") or "a fault"
            yield finding(NAME, found["rule"], message, path, breaks=found["severity"] == "error")
