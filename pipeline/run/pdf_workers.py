"""The press: worker processes that print PDFs and proof-read them while the main process does everything else.

Importing WeasyPrint costs as long as laying out ten pages, so a worker starts importing the moment the press is opened.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.errors import RenderError

if TYPE_CHECKING:
    from types import TracebackType

    from pipeline.disk.source_files import Text
    from pipeline.model import Artifact, Briefing, Note, Page
    from pipeline.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to print one document. ``stamp`` dates the file.

    ``source`` travels in the PDF, and with it ``ledger`` and manuscript; None where nothing shall. ``shorter`` are
    pages with their briefings of which the first that fits on one leaf is printed where ``page`` does not.
    """

    page: Page
    briefing: Briefing
    theme: Theme
    name: str
    stamp: datetime
    source: Text | None = None
    ledger: Artifact | None = None
    shorter: tuple[tuple[Page, Briefing], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed and proof-read PDF."""

    artifact: Artifact
    notes: tuple[Note, ...]


class Press:
    """Workers that stay warm for as long as the press is open.

    Args:
        width: how many PDFs are printed at a time, at least 1.
    """

    def __init__(self, width: int = 1) -> None:
        self.width = max(1, width)
        self._pool = self._open()

    def __enter__(self) -> Press:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)
        if error is not None:
            # What prints for nobody would keep this process from ending.
            for worker in multiprocessing.active_children():
                worker.terminate()

    def start(self, job: Job) -> Future[Sheet]:
        """Hand a job to the next free worker."""
        try:
            return self._pool.submit(print_and_proof, job)
        except BrokenProcessPool:
            self._pool = self._open()
            return self._pool.submit(print_and_proof, job)

    def collect(self, job: Job, future: Future[Sheet]) -> Sheet:
        """Wait for a job. A renderer that dies (WeasyPrint leans on C libraries) is started again, once.

        Raises:
            RenderError: the worker died twice over this document.
            BriefingError: whatever printing or proof-reading raised.
        """
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool = self._open()
        try:
            return self._pool.submit(print_and_proof, job).result()
        except BrokenProcessPool as error:
            self._pool = self._open()
            raise RenderError(
                "the PDF renderer crashed twice over this document",
                place=f"{job.name}.pdf",
                hint="the other formats with -f docx,epub,html, and reporting the text that does it",
            ) from error

    def _open(self) -> ProcessPoolExecutor:
        # A fork of the nearly empty main process is ready at once; elsewhere than on Linux forking is not safe.
        method = "fork" if sys.platform == "linux" else "spawn"
        pool = ProcessPoolExecutor(self.width, mp_context=multiprocessing.get_context(method))
        for _ in range(self.width):
            pool.submit(warm_up)
        return pool


def warm_up() -> None:
    """Import what printing and proof-reading need, and rehearse, while the main process still reads.

    Garbage is collected rarely: a document's boxes live until it is printed anyway.
    Ctrl-C, which a terminal sends to every process, ends a worker at once and without a word: the main process speaks.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(100_000, 20, 20)
    import pikepdf  # noqa: F401
    import yaml  # noqa: F401

    from pipeline.render.writers import pdf

    pdf.rehearse()


def print_and_proof(job: Job) -> Sheet:
    """Write the PDF, read it back, and compare it with the page, here in the worker, where the libraries are loaded."""
    from pipeline.check import conservation
    from pipeline.check.pdf import count_pages
    from pipeline.render.writers import pdf
    from pipeline.run.attachments import enclosures

    inside = enclosures(job.source, job.ledger, job.briefing, job.theme.folders) if job.source else ()
    for page, briefing in ((job.page, job.briefing), *job.shorter):
        artifact = pdf.write(page, job.theme, job.name, stamp=job.stamp, enclosures=inside)
        notes = conservation.check(page, briefing, [artifact], missing=artifact.undrawn)
        if not job.shorter or count_pages(artifact.data) == 1:
            break
    else:
        notes += (_too_long(artifact),)
    if len(briefing.recommendations) < len(job.briefing.recommendations):
        notes += (_cut(artifact, len(briefing.recommendations), len(job.briefing.recommendations)),)
    return Sheet(artifact, artifact.notes + notes)


def _cut(artifact: Artifact, count: int, of: int) -> Note:
    from pipeline.model import Note

    message = f"{artifact.name} has room for {count} of the {of} recommendations"
    return Note("summary-cut", "info", message, hint="striking the less important ones in the manuscript")


def _too_long(artifact: Artifact) -> Note:
    from pipeline.model import Note

    message = f"{artifact.name} has more than one page, even without the biography"
    return Note("summary-over-a-page", "info", message, hint="striking a recommendation in the manuscript")
