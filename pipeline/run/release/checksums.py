"""``SHA256SUMS``, as ``sha256sum --check`` reads it: one line for each file, in the order of their names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import InputError

SUMS = "SHA256SUMS"
_LINE_RE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def sums_of(files: Mapping[str, bytes]) -> str:
    """The sums of files, by their names."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files))


def sha256(data: bytes) -> str:
    """The sum of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    """The sum of each file of a release.

    Raises:
        InputError: a line is not a sum and a name, or the name leads out of the folder.
        OSError, ValueError: the sums cannot be read, or are not UTF-8.
    """
    place, found = folder / SUMS, {}
    for number, line in enumerate(place.read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE_RE.fullmatch(line)
        if not match or match[2].startswith("/") or ".." in match[2].split("/"):
            hint = "the release as it was published"
            raise InputError(
                "this line is not a sum and the name of a file", place=f"{place}, line {number}", hint=hint
            )
        found[match[2]] = match[1]
    return found
