"""Names of files for texts that come from the browser."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.desk.pasted_kind import suffix_of

_DULL_RE = re.compile(r"[\W_]+")
_SUFFIX_RE = re.compile(r"^\.[a-z0-9]{1,10}$")
_LONGEST = 80  # characters of a name


def file_name(given: str, data: bytes) -> tuple[str, str]:
    """The name of a new file without its suffix, and the suffix: of the given name, or else of the kind of the text.

    Args:
        given: a name as the browser gives it, or a title; only letters, digits and the suffix are used.
        data: contents of the file.
    """
    path = Path(Path(given.replace("\\", "/")).name)
    stem = _DULL_RE.sub("-", path.stem.casefold()).strip("-")[:_LONGEST].strip("-") or "interview"
    return stem, "".join(_SUFFIX_RE.findall(path.suffix.casefold())) or suffix_of(data)


def plain_name(title: str) -> str:
    """A title without dots, slashes and other signs."""
    return " ".join(_DULL_RE.sub(" ", title).split())


def numbered(stem: str) -> list[str]:
    """The name itself, and with numbers where it is taken."""
    return [stem, *(f"{stem}-{number}" for number in range(2, 10_000))]
