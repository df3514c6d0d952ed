"""All files of a release: the documents, the record, the words, the notes, the sums, and a zip of all of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.render.zipped import EARLIEST, zipped
from pipeline.run.release.checksums import SUMS, sha256, sums_of
from pipeline.run.release.released_text import ReleasedText
from pipeline.run.release.text_changes import WORDS, Earlier, release_notes, words_of

RECORD, NOTES, ZIP = "release.json", "RELEASE-NOTES.md", "release.zip"
OWN = frozenset({RECORD, NOTES, ZIP, WORDS, SUMS})
FORM = 1  # of the record; raised when a program that reads it must know of a change


@dataclass(frozen=True, slots=True)
class Release:
    """What a release is made of.

    ``made_with``: program, libraries, theme and fonts; ``order``: sources and options, for building it
    again; ``documents``: finished files by name; ``added``: further files.
    """

    texts: tuple[ReleasedText, ...]
    order: Mapping[str, Any]
    made_with: Mapping[str, Any]
    documents: Mapping[str, bytes]
    added: Mapping[str, bytes]


def release_files(release: Release, before: Mapping[str, Earlier] | None, stamp: datetime | None) -> dict[str, bytes]:
    """Every file of the release, by its name.

    Args:
        before: the texts of the release before; None if there is none.
        stamp: the date of the files in the zip; None for the earliest that a zip can hold.
    """
    files = {**release.documents, **release.added}
    files[RECORD] = _record(release).encode()
    files[WORDS] = words_of(release.texts).encode()
    files[NOTES] = release_notes(release.texts, before).encode()
    inside = {**files, SUMS: sums_of(files).encode()}
    files[ZIP] = zipped(sorted(inside.items()), stamp=stamp or EARLIEST)
    files[SUMS] = sums_of(files).encode()
    return files


def _record(release: Release) -> str:
    sums = {name: sha256(data) for name, data in sorted(release.documents.items())}
    added = {name: sha256(data) for name, data in sorted(release.added.items())}
    value = {
        "form": FORM,
        "made_with": release.made_with,
        "order": release.order,
        "texts": [one.record() for one in release.texts],
        "outputs": sums,
        "added": added,
    }
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
