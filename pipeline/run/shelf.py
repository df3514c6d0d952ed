"""The shelf: values and finished files of earlier builds, kept in a store and read back as they were.

A key covers the program, its libraries, and all inputs of a stage. An entry that cannot be read counts as missing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.disk.store import digest
from pipeline.errors import BriefingError
from pipeline.model import Artifact, Note, PageBreak
from pipeline.run import stages
from pipeline.run.digests import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.disk.store import Store

Value = TypeVar("Value")
_SILENT = ("inputs", "document", "answers")  # documents as a whole, which are reported as such, and parts of stages


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A finished file, without its contents: ``data`` is their digest."""

    name: str
    media_type: str
    data: str
    document: bool
    notes: tuple[Note, ...] = ()
    undrawn: tuple[str, ...] = ()
    breaks: tuple[PageBreak, ...] = ()


@dataclass(slots=True)
class Shelf:
    """What earlier builds left, for one document.

    Args:
        store: None to keep nothing.
        machine: fingerprints of everything besides the text (:mod:`pipeline.disk.surroundings`).
        reused: the stages whose result was there.
        made: the stages whose result was not there.
        waiting: values to be kept, by stage and key.
    """

    store: Store | None = None
    machine: Mapping[str, str] = field(default_factory=dict)
    reused: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str, tuple[Any, ...]]] = field(default_factory=list)

    def another(self) -> Shelf:
        """The same for another document."""
        return Shelf(self.store, self.machine)

    def key(self, *parts: Any) -> str:
        """The key of a result; empty without a store."""
        return key_of(self.machine, *parts) if self.store else ""

    def key_of_place(self, place: str) -> str:
        """The key under which the inputs of the document of a place are kept, whatever they are."""
        return key_of(os.path.abspath(place))  # noqa: PTH100 - follows no links

    def text(self, stage: str, key: str) -> str | None:
        """The text kept under a key."""
        text = _decoded(self.store.get(stage, key)) if self.store else None
        if stage not in _SILENT:
            (self.made if text is None else self.reused).append(stage)
        return text

    def keep_text(self, stage: str, key: str, text: str) -> None:
        """Keep a text."""
        if self.store:
            self.store.put(stage, key, text.encode("utf-8", "surrogatepass"))

    def value(self, stage: str, key: str, kind: type[Value]) -> Value | None:
        """The value kept under a key."""
        text = self.text(stage, key)
        return None if text is None else loaded(text, kind)

    def keep(self, stage: str, key: str, value: Any) -> None:
        """Keep a value."""
        if self.store:
            self.keep_text(stage, key, stages.dumped(value))

    def keep_soon(self, stage: str, key: str, *values: Any) -> None:
        """Keep values, a line for each, at the next :meth:`settle`: the press waits for what is made of them."""
        if self.store:
            self.waiting.append((stage, key, values))

    def settle(self) -> None:
        """Keep what waits for it."""
        for stage, key, values in self.waiting:
            self.keep_text(stage, key, "\n".join(map(stages.dumped, values)))
        self.waiting.clear()

    def artifact(self, stage: str, key: str) -> Artifact | None:
        """The finished file kept under a key."""
        kept = self.value(stage, key, KeptFile)
        return self.file(kept) if kept else None

    def keep_artifact(self, stage: str, key: str, artifact: Artifact) -> None:
        """Keep a finished file."""
        if self.store:
            self.keep(stage, key, self.kept(artifact))

    def file(self, kept: KeptFile, folder: Path | None = None) -> Artifact | None:
        """A kept file with its contents, from ``folder`` or from the store; None if these are gone."""
        if self.store is None:
            return None
        data = None if self.store.fresh else _beside(folder, kept)
        if data is None:
            data = self.store.get("file", kept.data)
        else:
            self.store.hits["file"] += 1
        if data is None or digest(data) != kept.data:
            return None
        drawn = frozenset(kept.undrawn)
        return Artifact(kept.name, kept.media_type, data, kept.notes, drawn, kept.breaks, kept.document)

    def kept(self, artifact: Artifact) -> KeptFile:
        """Keep the contents of a file; the value names them."""
        name = digest(artifact.data)
        if self.store:
            self.store.put("file", name, artifact.data)
        return KeptFile(
            artifact.name,
            artifact.media_type,
            name,
            artifact.document,
            artifact.notes,
            tuple(sorted(artifact.undrawn)),
            artifact.breaks,
        )


def _beside(folder: Path | None, kept: KeptFile) -> bytes | None:
    """The contents of a finished file that is as it was when it was kept."""
    place = folder and folder / kept.name
    with suppress(OSError):
        if place and place.is_file() and digest(data := place.read_bytes()) == kept.data:
            return data
    return None


def _decoded(data: bytes | None) -> str | None:
    with suppress(UnicodeDecodeError):
        return None if data is None else data.decode("utf-8", "surrogatepass")
    return None


def loaded(text: str, kind: type[Value]) -> Value | None:
    """A value from its text; None if the text holds no such value."""
    try:
        return stages.load(text, kind)
    except (BriefingError, RecursionError):
        return None
