"""Records of documents that are finished, next to the finished files: a second run of the same archive skips them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.disk import remote_files
from pipeline.disk.store import digest, sealed, unsealed
from pipeline.errors import BriefingError
from pipeline.run import stages
from pipeline.run.digests import key_of
from pipeline.run.finished import Course, Finished, Outcome
from pipeline.run.shelf import Shelf, loaded
from pipeline.run.whole_documents import Kept

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.run.batch.job import Job


class Record:
    """The record of one document.

    Args:
        job: names the folder of records, or none.
        text: the source.
        machine: what else the finished files depend on.
    """

    def __init__(self, job: Job, text: Text, machine: tuple[Any, ...]) -> None:
        self._job = job
        key = key_of(machine, job.options, job.source, job.folder, text.name, text.data)
        self._place = f"{job.store}/cluster/{key}" if job.store and not job.options.remote else ""

    def recall(self) -> Outcome | None:
        """The document, if all of its files are there as they were made. A record that is damaged counts as missing."""
        job = self._job
        data = remote_files.read(self._place) if self._place and not job.fresh else None
        text = unsealed(data) if data else None
        kept = loaded(text.decode("utf-8", "replace"), Kept) if text else None
        if kept is None:
            return None
        for file in kept.files:
            there = remote_files.read(f"{job.folder}/{file.name}")
            if there is None or digest(there) != file.data:
                return None
        outputs = tuple(f"{job.folder}/{file.name}" for file in kept.files)
        course = Course(("everything",))
        return Outcome(job.source, text_stem(job.source), outputs, notes=kept.notes, facts=kept.facts, course=course)

    def keep(self, made: Finished) -> None:
        """Record a document that was put in place, unless it shows images, which may change by themselves."""
        if not self._place or made.facts is None or _shows_images(made):
            return
        files = tuple(Shelf().kept(replace(file, notes=(), breaks=(), undrawn=frozenset())) for file in made.artifacts)
        try:
            remote_files.write(self._place, sealed(stages.dumped(Kept(made.facts, made.notes, files)).encode()))
        except BriefingError:
            return  # the next run builds it again


def text_stem(address: str) -> str:
    """The name of a source without its ending."""
    return address.rpartition("/")[2].rpartition(".")[0]


def _shows_images(made: Finished) -> bool:
    blocks = made.stages.briefing.blocks() if made.stages else ()
    return any(mark.kind == "image" for block in blocks for mark in block.marks)
