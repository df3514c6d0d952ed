"""An entry of the catalogue: a text with its facts and its finished files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote_from_bytes

from pipeline.model import is_calendar

# The ending of a finished file -> its label, and its media type (iana.org/assignments/media-types).
_KINDS = {
    ".xhtml": ("XHTML", "application/xhtml+xml"),
    ".pdf": ("PDF", "application/pdf"),
    ".epub": ("EPUB", "application/epub+zip"),
    ".review.docx": ("Review copy", ""),
    ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".ledger.jsonl": ("Ledger", "application/jsonl"),
    ".txt": ("Text", "text/plain"),
    ".md": ("Markdown", "text/markdown"),
    ".tei": ("TEI", "application/tei+xml"),
}


@dataclass(frozen=True, slots=True)
class File:
    """A finished file. ``address``: relative to the catalogue, percent-encoded."""

    address: str
    label: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A text. ``date``: ISO 8601 if ``is_dated``, else as its source has it, or empty; ``files``: best first."""

    source: str
    title: str
    guests: tuple[str, ...]
    date: str
    language: str
    publication: str
    questions: int
    files: tuple[File, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the date is one of the calendar."""
        return is_calendar(self.date)


def entry_of(
    source: str,
    names: Iterable[str],
    *,
    title: str = "",
    guests: tuple[str, ...] = (),
    date: str = "",
    language: str = "",
    publication: str = "",
    questions: int = 0,
) -> Entry:
    """An entry. ``names``: paths of its files relative to the catalogue, with ``/``; the rest are facts of the text."""
    files = sorted(map(_file, names), key=lambda file: _ORDER.get(file.label, len(_ORDER)))
    return Entry(source, title, guests, date, language, publication, questions, tuple(files))


_ORDER = {label: number for number, (label, _) in enumerate(_KINDS.values())}


def _file(name: str) -> File:
    label, media_type = next(
        (kind for ending, kind in _KINDS.items() if name.endswith(ending)), (PurePosixPath(name).suffix[1:].upper(), "")
    )
    return File(quote_from_bytes(name.encode("utf-8", "surrogateescape")), label, media_type)
