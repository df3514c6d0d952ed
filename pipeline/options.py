"""How to build: what the command line and the settings come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    Args:
        formats: which files to make, of pdf, docx, epub and html.
        theme: name of the theme.
        language: BCP 47 tag of the texts; None to find it from each.
        format: the reader of the texts; None to find it from each.
        off: cleaning rules not to use.
        protected: lines of the source that cleaning leaves alone, from 1.
        folders: a user's own templates and themes, the first wins.
        strict: whether a warning stops a document.
        stamp: the date of every file, SOURCE_DATE_EPOCH; None for the date of the text.
    """

    formats: tuple[str, ...]
    theme: str
    language: str | None = None
    format: str | None = None
    off: frozenset[str] = frozenset()
    protected: frozenset[int] = frozenset()
    folders: tuple[Path, ...] = ()
    strict: bool = False
    stamp: datetime | None = None
