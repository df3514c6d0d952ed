"""The texts of a project as the desk shows them: found, added, understood, and decided about.

Each text is known by the name of its file without the suffix. A name from the browser is only ever looked up among the
texts that are there, so that no path can lead out of the folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from pipeline.desk.edits import edited
from pipeline.desk.edits.moved_lines import placed
from pipeline.desk.edits.settings_edits import Change, make, undone
from pipeline.desk.entries import Entry, entries_of, stamp, texts_in
from pipeline.desk.file_names import file_name, numbered, plain_name
from pipeline.desk.undo_steps import steps_of
from pipeline.disk import source_files
from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.manuscript_images import rehang
from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError, InputError
from pipeline.manuscript import parse, write
from pipeline.model import Artifact, Briefing
from pipeline.read import MAX_BYTES
from pipeline.run.analyse import Stages, understand
from pipeline.run.margin import margin_of
from pipeline.run.redraft import redraft
from pipeline.settings import options, project
from pipeline.settings.options import Options


class Workspace:
    """The project in a folder. One change is made at a time.

    Args:
        folder: of the sources.
        only: the one text to show; None for all texts of the folder.
        changed: called with each text that was changed here, as soon as the change is on the disk.
    """

    def __init__(
        self, folder: Path, only: str | None = None, changed: Callable[[Entry], None] = lambda _entry: None
    ) -> None:
        self.folder = folder.absolute()
        self.changed = changed
        self._only = only
        self._lock = Lock()

    def entries(self) -> list[Entry]:
        """The texts of the folder, in the order of their names."""
        return entries_of(self.folder, self.output(), self._only)

    def entry(self, name: str) -> Entry:
        """The text of this name.

        Raises:
            InputError: there is none.
        """
        found = next((entry for entry in self.entries() if entry.name == name), None)
        if found is None:
            raise InputError("there is no such text in this folder", place=name, hint="the list of texts")
        return found

    def add(self, name: str, data: bytes) -> Entry:
        """Put a new text into the folder; a name that is taken gets a number. Returns its entry.

        Args:
            name: of the file, as the browser gives it; only its letters, digits and suffix are used. Without a name,
                the title of the text is used, and without a suffix the kind of the text.
            data: contents of the file.

        Raises:
            InputError: the text is empty or too large.
            RenderError: the folder cannot be written.
        """
        if not data.strip():
            raise InputError("there is nothing in this text", place=name, hint="pasting it again")
        if len(data) > MAX_BYTES:
            raise InputError(f"the text is larger than {MAX_BYTES // 1_000_000} MB", place=name, hint="a part of it")
        stem, suffix = file_name(name or self._title(data), data)
        with self._lock:
            taken = {path.stem for path in texts_in(self.folder)}
            free = next(one for one in numbered(stem) if one not in taken)
            put_in_place(self.folder, [Artifact(f"{free}{suffix}", "application/octet-stream", data)])
        return self.entry(free)

    def stages(self, entry: Entry) -> Stages:
        """Source, cleaned text and briefing of the source; of the manuscript if there is no source."""
        return _understood(source_files.load(entry.file), self.options(entry.file), stamp(entry.file))

    def manuscript(self, entry: Entry) -> str:
        """The manuscript: the file, or a draft if nothing has been decided yet.

        Raises:
            InputError: the file is not UTF-8, or another program is still writing it.
        """
        try:
            return entry.manuscript.read_text(encoding="utf-8").replace("\r\n", "\n")
        except FileNotFoundError:
            return self._draft(entry)
        except UnicodeDecodeError as error:
            hint = "saving it as UTF-8 in the program that wrote it"
            raise InputError("the manuscript is not UTF-8", place=str(entry.manuscript), hint=hint) from error

    def printable(self, entry: Entry, text: str) -> tuple[Text, Stages, Options]:
        """A manuscript as it would be printed, and how.

        Raises:
            InputError, StructureError: it contradicts itself.
        """
        chosen, place = self.options(entry.manuscript, formats=("pdf",), attach=False), entry.manuscript
        told = Text(place.name, entry.name, text.encode(), str(place), place.parent)
        return told, _understood(told, chosen, None), chosen

    def briefing(self, entry: Entry) -> Briefing:
        """What is printed."""
        return parse(self.manuscript(entry), entry.manuscript.name, "")

    def version(self, entry: Entry) -> str:
        """A mark that changes whenever the manuscript, the source or the settings do."""
        marks = [stamp(path) for path in (entry.manuscript, entry.source, self.settings_file()) if path]
        return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]

    def decide(self, entry: Entry, order: Mapping[str, str]) -> None:
        """Make an edit of the manuscript, which is created with the first one.

        ``order`` holds ``was``, the line as the browser shows it: if it has moved because the file was changed
        elsewhere, the edit is made where it is now.

        Raises:
            UsageError: the line is gone, or the edit does not fit it.
            InputError, StructureError: the manuscript contradicts itself, before or after the edit.
        """
        with self._lock:
            before, after = self._edited(entry, order)
            if after == before:
                return
            if not entry.manuscript.is_file():
                redraft(entry.manuscript, before, force=False)
            self._write(entry, after)
            self.changed(entry)
            steps_of(entry.manuscript).take(before, after)

    def _edited(self, entry: Entry, order: Mapping[str, str]) -> tuple[str, str]:
        """The manuscript before and after an edit; made again if somebody else wrote the file meanwhile."""
        while True:
            before = self.manuscript(entry)
            after = edited(before, entry.manuscript.name, placed(before, order))
            self.printable(entry, after)
            if self.manuscript(entry) == before:
                return before, after

    def undo(self, entry: Entry) -> None:
        """Go back one step."""
        self._step(entry, redo=False)

    def redo(self, entry: Entry) -> None:
        """Go forth one step."""
        self._step(entry, redo=True)

    def room(self, entry: Entry) -> tuple[bool, bool]:
        """Whether there is anything to undo, and to redo."""
        return steps_of(entry.manuscript).room(self.manuscript(entry))

    def set(self, entry: Entry, change: Callable[[Path], tuple[Change, ...]]) -> None:
        """Change the settings, and draft the manuscript again with them; the editor's changes stay.

        Args:
            change: makes changes of the file of the settings, and returns them.

        Raises:
            BriefingError: whatever stops a draft; the settings are as they were then.
        """
        with self._lock:
            before = self.manuscript(entry)
            made = change(self.settings_file())
            if not made:
                return
            try:
                self._redraft(entry)
            except BriefingError:
                make(self.settings_file(), undone(made))
                raise
            self.changed(entry)
            steps_of(entry.manuscript).take(before, self.manuscript(entry), made)

    def options(self, path: Path, **flags: Any) -> Options:
        """How to build a text of this folder; ``flags`` as on the command line."""
        settings = project.merge(project.near(path), flags)
        return options.options_of(settings, read_as=None, epoch=os.environ.get("SOURCE_DATE_EPOCH"))

    def output(self) -> Path:
        """The folder of the finished files."""
        return project.near(self.folder / "x").output

    def settings_file(self) -> Path:
        """The file of settings that holds for this folder, or the place for a new one."""
        return project.find(self.folder) or self.folder / project.OWN

    def _title(self, data: bytes) -> str:
        """The title of a new text as a name without dots and slashes; empty if it has none, or cannot be understood."""
        with suppress(BriefingError):
            text = Text("interview.txt", "interview", data, "interview.txt")
            title = understand(text, self.options(self.folder / text.name)).briefing.title
            return plain_name(title.text) if title else ""
        return ""

    def _draft(self, entry: Entry) -> str:
        stages = self.stages(entry)
        briefing, images = rehang(stages.briefing, self.folder, entry.manuscript)
        put_in_place(self.folder, [image for image in images if not (self.folder / image.name).is_file()])
        return write(briefing, margin_of(stages.raw, stages.briefing) if stages.raw else ())

    def _step(self, entry: Entry, *, redo: bool) -> None:
        with self._lock:
            now, steps = self.manuscript(entry), steps_of(entry.manuscript)
            state = steps.forth(now) if redo else steps.back(now)
            if state is None:
                return
            if make(self.settings_file(), state.changes):
                self._redraft(entry)
            if self.manuscript(entry) != state.text:
                self._write(entry, state.text)
            self.changed(entry)

    def _redraft(self, entry: Entry) -> None:
        """Draft a manuscript again that is a file, after the settings have changed."""
        if entry.manuscript.is_file() and entry.source:
            redraft(entry.manuscript, self._draft(entry), force=False)

    def _write(self, entry: Entry, text: str) -> None:
        put_in_place(entry.manuscript.parent, [Artifact(entry.manuscript.name, "text/markdown", text.encode())])


@lru_cache(maxsize=16)
def _understood(text: Text, chosen: Options, _stamp: object) -> Stages:
    """Cached, since a page of the desk asks for several views of the same text."""
    return understand(text, chosen)
