"""This process builds the documents, and prints PDFs in another meanwhile: the fastest way for a single document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.run.batch.delivering import delivered
from pipeline.run.build import Loader, build

if TYPE_CHECKING:
    from pipeline.run.batch.job import Job
    from pipeline.run.finished import Outcome
    from pipeline.run.press.pdf_workers import Press
    from pipeline.run.shelf import Shelf


class Here:
    """Carries jobs out with a press.

    Args:
        press: prints the PDFs; None if no PDF is wanted.
        load: reads the bytes of a source.
        shelf: holds results of earlier builds; None to keep nothing.
    """

    def __init__(self, press: Press | None, load: Loader, shelf: Shelf | None) -> None:
        self._press, self._load, self._shelf = press, load, shelf

    def carry_out(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order; all have the same options. The next are read while PDFs are printed."""
        jobs = iter(jobs)
        first = next(jobs)
        taken: deque[Job] = deque()
        folders: dict[Path, Path] = {}

        def paths() -> Iterator[Path]:
            for job in chain((first,), jobs):
                taken.append(job)
                folders[Path(job.source)] = Path(job.folder)
                yield Path(job.source)

        whole = first.stages is None
        made = build(paths(), self._load, first.options, self._press, self._shelf, whole=whole, folder=folders.get)
        for finished in made:
            job = taken.popleft()
            folders.pop(Path(job.source), None)
            yield delivered(finished, Path(job.folder), map(Path, job.taken), job.stages)
