"""The finished files of one document on the shelf: under which keys they are, and what these cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.disk.surroundings import changed, contents
from pipeline.model import UNDECIDED, Artifact, Note, Page
from pipeline.render.theme.house import NO_HOUSE
from pipeline.render.word.word_options import CONTENTS

if TYPE_CHECKING:
    from pipeline.run.press.print_jobs import Job
    from pipeline.run.shelf import Shelf
    from pipeline.settings.options import Options

# Options that change no file, or only by the values that a file is made from.
_NEEDLESS: dict[str, Any] = {
    **dict.fromkeys(("language", "format", "share", "project", "attach", "stamp"), None),
    **dict.fromkeys(("formats", "protected", "folders", "documents"), ()),
    "off": frozenset(),
    "strict": False,
    "remote": False,
    "decisions": UNDECIDED,
    "house": NO_HOUSE,
}


class KeptFiles:
    """The files of a document.

    Args:
        shelf: where they are; it may keep nothing.
        options: how the document is built.
    """

    def __init__(self, shelf: Shelf, options: Options) -> None:
        self._shelf, self._options = shelf, options
        self._keys: dict[str, str] = {}  # by format
        self._shared = ""

    def find(self, name: str, made_from: Page | Job, job: Job) -> Artifact | None:
        """The file of a format with the notes of its check, if it is there. Its key covers all that it is made from.

        Args:
            job: for the PDF, with what each file is made from besides the page.
        """
        if not self._shelf.store:
            return None
        word = self._word_key() if name == "docx" else ""
        self._keys[name] = self._shelf.key(name, made_from, self._shared_key(job), word)
        return self._shelf.artifact(name, self._keys[name])

    def keep(self, name: str, artifact: Artifact, notes: tuple[Note, ...]) -> None:
        """Keep a file that was looked for, with these notes."""
        if self._shelf.store:
            self._shelf.keep_artifact(name, self._keys[name], replace(artifact, notes=notes))

    def _shared_key(self, job: Job) -> str:
        """The key of everything that each file is made from, apart from the page."""
        if not self._shared:
            options = replace(self._options, **_NEEDLESS)
            self._shared = self._shelf.key(job.briefing, job.theme, job.name, job.stamp, options)
        return self._shared

    def _word_key(self) -> str:
        """The key of the other files that a Word file depends on: the reference, and LibreOffice if it counts pages."""
        from pipeline.run.word_pages import find as libreoffice

        program = libreoffice() if self._options.contents != CONTENTS[0] else None
        reference = self._options.reference
        return self._shelf.key(reference and contents(reference), program and (program, changed(program)))
