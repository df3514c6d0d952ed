"""The pages of a manuscript as pictures, laid out by a warm worker, with the place of each paragraph on them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from pipeline.desk.workspace import Entry, Workspace
from pipeline.disk.source_files import Text
from pipeline.render.theme import load
from pipeline.run import proofing
from pipeline.run.analyse import understand
from pipeline.run.one_document import Edition
from pipeline.run.pdf_workers import Job, Press
from pipeline.run.proofing import Proof

SCALE = 1.6  # pixels of a picture to a point of the page: sharp on a screen of 1,280 pixels
_KEPT = 12  # versions that are kept for undo and for comparing themes


@dataclass(frozen=True, slots=True)
class Printed:
    """A version of a manuscript that was laid out, and the pictures that were drawn of it."""

    key: str
    job: Job
    proof: Proof
    pictures: dict[int, bytes] = field(default_factory=dict, compare=False)


class Printer:
    """Lays out manuscripts for the desk; each version once. It must be closed, which ends its worker."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._press: Press | None = None
        self._lock = Lock()
        self._made: OrderedDict[str, Printed] = OrderedDict()
        self._flags: dict[str, dict[str, str]] = {}

    def warm(self) -> Press:
        """Start the worker, which imports what it prints with."""
        if self._press is None:
            self._press = Press(1)
        return self._press

    def close(self) -> None:
        """End the worker."""
        if self._press is not None:
            self._press.__exit__(None, None, None)

    def printed(self, entry: Entry, **flags: str) -> Printed:
        """The pages of a text as they are now.

        Args:
            entry: the text.
            flags: ``theme`` and ``paper`` in place of those of the settings.

        Raises:
            BriefingError: whatever stops a build of this text.
        """
        with self._lock:
            self._flags[entry.name] = flags
            data = self._workspace.manuscript(entry).encode()
            marks = repr(sorted(flags.items())) + self._workspace.version(entry)
            key = hashlib.sha256(data + marks.encode()).hexdigest()[:24]
            if key not in self._made:
                self._made[key] = self._new(entry, key, data, flags)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            return self._made[key]

    def again(self, entry: Entry) -> None:
        """Lay a text out as it was asked for last, so that its pages are there when the browser asks for them."""
        if entry.name in self._flags:
            self.printed(entry, **self._flags[entry.name])

    def picture(self, key: str, page: int) -> bytes | None:
        """A page as PNG; None if the version or the page is not there."""
        made = self._made.get(key)
        if made is None or not 0 <= page < len(made.proof.sizes):
            return None
        if page not in made.pictures:
            first = not made.pictures
            made.pictures[page] = self._drawn(made, page)
            if first:
                self.warm().start_task(proofing.tidy)
        return made.pictures[page]

    def _drawn(self, made: Printed, page: int) -> bytes:
        drawn = self.warm().do(proofing.picture, made.key, page, SCALE)
        if drawn is None:  # the worker keeps only the newest versions
            self.warm().do(proofing.lay_out, made.key, made.job)
            drawn = self.warm().do(proofing.picture, made.key, page, SCALE)
        assert drawn is not None
        return drawn

    def _new(self, entry: Entry, key: str, data: bytes, flags: dict[str, str]) -> Printed:
        chosen = self._workspace.options(entry.manuscript, formats=("pdf",), attach=False, **flags)
        text = Text(entry.manuscript.name, entry.name, data, str(entry.manuscript), entry.manuscript.parent)
        theme = load(chosen.theme, folders=chosen.folders, house=chosen.house)
        edition = Edition(text, understand(text, chosen), theme, chosen, None)
        edition.start()
        assert edition.job is not None
        return Printed(key, edition.job, self.warm().do(proofing.lay_out, key, edition.job))
