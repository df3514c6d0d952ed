"""openxml-audit: validates a Word file against the schemas of Office Open XML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.judges.running import EXTRA, answer, finding, lacks_package, run, script
from pipeline.model import Note

NAME = "openxml-audit"
SUFFIXES = frozenset({".docx"})
HINT = EXTRA


def lacks() -> str | None:
    """The missing package, None if it is installed."""
    return lacks_package("openxml_audit")


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    for report in answer(run(script("openxml-audit"), "-o", "json", "-m", "0", path).stdout):
        for error in report["errors"]:
            yield finding(NAME, error.get("part_uri") or "package", error["description"], path)
