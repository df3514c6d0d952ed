"""Carry a job out on a worker of a cluster: the source comes from its address, and the files go to theirs."""

from __future__ import annotations

import hashlib
import pickle
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.disk import remote_files
from pipeline.model import Briefing
from pipeline.run.batch.delivering import delivered
from pipeline.run.batch.job import Job, design_once, guarded, press_of, tidy_up
from pipeline.run.build import build
from pipeline.run.cluster.bundle import unbundled
from pipeline.run.cluster.identity import differences, identity
from pipeline.run.cluster.resuming import Record
from pipeline.run.finished import Finished, Outcome


def carry_out(expected: dict[str, str], packed: bytes, bundle: bytes) -> Outcome | list[str]:
    """Build a document, unless this machine differs from the one that sent the job: then the differences in words.

    Args:
        expected: the identity of that machine.
        packed: the pickled job.
        bundle: the files of its design.
    """
    job: Job = pickle.loads(packed)
    found = differences(expected, _identity("pdf" in job.options.formats))
    if found:
        return found
    with _ONE_AT_A_TIME:
        outcome = guarded(job.source, lambda: _built(job, expected, bundle))
        tidy_up()
    return replace(outcome, place=job.source)


# A worker may have several threads, and WeasyPrint's C libraries are not made for that.
_ONE_AT_A_TIME = threading.Lock()


@cache
def _identity(prints: bool) -> dict[str, str]:
    return identity(prints=prints)


def _built(job: Job, expected: dict[str, str], bundle: bytes) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="briefing-") as room:
        near = Path(room) / "source"  # for the images that a text shows
        near.mkdir()
        text = remote_files.load(job.source, near)
        record = Record(job, text, (expected, hashlib.sha256(bundle).hexdigest()))
        if known := record.recall():
            return known

        def bring(briefing: Briefing) -> None:
            if remote_files.local(job.source) is None:
                _bring_images(briefing, job.source, near)

        options = unbundled(job.options, bundle)
        design, press = design_once(options), press_of(options)
        [made] = build([Path(job.source)], lambda _: text, options, press, design=design, prepare=bring)
        outcome = _delivered(made, job, Path(room) / "made")
        if not outcome.error:
            record.keep(made)
        return outcome


def _bring_images(briefing: Briefing, source: str, folder: Path) -> None:
    """Fetch the images that are next to a source, so that they are found as on a disk."""
    for name in dict.fromkeys(_names_of_images(briefing)):
        data = remote_files.read(remote_files.beside(source, name))
        place = folder / remote_files.beside("/", name).lstrip("/")
        if data is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def _names_of_images(briefing: Briefing) -> Iterator[str]:
    """Paths of images; of an image with an address on the web the last folder and the name, as saved pages have it."""
    for block in briefing.blocks():
        for mark in block.marks:
            if mark.kind == "image" and mark.href and not mark.href.startswith("data:"):
                address = urlsplit(mark.href)
                parts = PurePosixPath(unquote(address.path)).parts
                yield "/".join(parts[-2:] if address.scheme else parts).lstrip("/")


def _delivered(made: Finished, job: Job, room: Path) -> Outcome:
    """Put the files in place. For an object store this is done in a folder first, with the files that are there now."""
    if folder := remote_files.local(job.folder):
        return delivered(made, folder, map(Path, job.taken), None)
    room.mkdir()
    before = {artifact.name: remote_files.read(f"{job.folder}/{artifact.name}") for artifact in made.artifacts}
    for name, data in before.items():
        if data is not None:
            (room / name).write_bytes(data)
    outcome = delivered(made, room, (), None)
    if outcome.error:
        return outcome
    kept = tuple((f"{job.folder}/{Path(a).name}", f"{job.folder}/.briefing/{Path(b).name}") for a, b in outcome.kept)
    for (_, copy), (_, place) in zip(outcome.kept, kept, strict=True):
        remote_files.write(place, Path(copy).read_bytes())
    for artifact in made.artifacts:
        if before[artifact.name] != artifact.data:
            remote_files.write(f"{job.folder}/{artifact.name}", artifact.data)
    return replace(outcome, outputs=tuple(f"{job.folder}/{artifact.name}" for artifact in made.artifacts), kept=kept)
