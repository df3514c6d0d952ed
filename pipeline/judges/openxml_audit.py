"""openxml-audit: does a Word file keep to the schemas of Office Open XML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.judges.running import EXTRA, answer, finding, lacks_package, run, script
from pipeline.model import Note

NAME = "openxml-audit"
SUFFIXES = frozenset({".docx"})
HINT = EXTRA


def lacks() -> str | None:
    """What is missing for asking it."""
    return lacks_package("openxml_audit")


def judge(path: Path) -> Iterator[Note]:
    """What it finds in a file, as :class:`pipeline.judges.Judge` has it."""
    for report in answer(run(script("openxml-audit"), "-o", "json", "-m", "0", path).stdout):
        for error in report["errors"]:
            yield finding(NAME, error.get("part_uri") or "package", error["description"], path)
