"""page-validation: validates a PDF against PDF/UA-1 and the part of PDF/A that it claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.judges.running import EXTRA, JudgeError, finding, lacks_package
from pipeline.model import Note

NAME = "page-validation"
SUFFIXES = frozenset({".pdf"})
HINT = EXTRA


def lacks() -> str | None:
    """The missing package, None if it is installed."""
    return lacks_package("page")


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    for profile in ("ua1", *_claims(path)):
        for failure in _validated(path, profile).failures:
            yield finding(NAME, failure.rule_id, getattr(failure, "message", "") or "a rule is broken", path)


def _validated(path: Path, profile: str) -> Any:
    import page

    try:
        return page.validate_pdf(str(path), profile=profile)
    except page.PageError as error:
        raise JudgeError(str(error)) from error


def _claims(path: Path) -> Iterator[str]:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
            part, conformance = metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")
    except pikepdf.PdfError:
        return
    if part and conformance:
        yield f"{part}{conformance}".lower()
