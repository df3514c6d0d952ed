"""The press: worker processes that print PDFs and proof-read them while the main process does everything else.

Importing WeasyPrint costs as long as laying out ten pages, so a worker starts importing the moment the press is opened.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipeline.errors import RenderError

if TYPE_CHECKING:
    from types import TracebackType

    from pipeline.model import Artifact, Briefing, Note, Page
    from pipeline.render.theme import Theme
    from pipeline.run.withholding import Travelling


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to print one document. ``stamp`` dates the file.

    ``sent`` travels in the PDF, and with it the manuscript; None where nothing shall. ``shorter`` are pages with their
    briefings of which the first that fits on one leaf is printed where ``page`` does not.
    """

    page: Page
    briefing: Briefing
    theme: Theme
    name: str
    stamp: datetime
    sent: Travelling | None = None
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

    def _open(self) -> Executor:
        # A fork of the nearly empty main process is ready at once; elsewhere than on Linux forking is not safe.
        method = "fork" if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(method)
        try:
            pool = ProcessPoolExecutor(self.width, mp_context=context, initializer=enlist)
            with _signals_held():
                for _ in range(self.width):
                    pool.submit(warm_up)
        # Workers need semaphores, which a system without a writable /dev/shm does not give; nor need it give processes.
        except (OSError, ImportError, NotImplementedError):
            return _Here()
        return pool


def enlist() -> None:
    """Begin as a worker: end at once and without a word on any signal to end, and with the main process.

    Ctrl-C, which a terminal sends to every process, is for the main process to speak of. A main process that is killed
    ends no worker by itself: each holds the queue open from which it reads, and would wait for ever.
    """
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _end_with_parent() -> None:
    """Wait until the process that started this one has ended; its end of a pipe closes then, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# What a terminal, a shell or a CI sends to end a program; Windows has no SIGHUP.
_ENDING = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def _signals_held() -> Iterator[None]:
    """Keep signals waiting while workers are started: until each is enlisted, one would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Here(Executor):
    """Does each task in this process, at once: slower, as nothing else goes on meanwhile, and with the same result."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(task(*arguments, **named))
        except Exception as error:
            done.set_exception(error)
        return done


def warm_up() -> None:
    """Import what printing and proof-reading need, and rehearse, while the main process still reads.

    Garbage is collected rarely: a document's boxes live until it is printed anyway.
    """
    gc.set_threshold(100_000, 20, 20)
    import pikepdf  # noqa: F401
    import yaml  # noqa: F401

    from pipeline.render.pdf import printing

    printing.rehearse()


def print_and_proof(job: Job) -> Sheet:
    """Write the PDF, read it back, and compare it with the page, here in the worker, where the libraries are loaded.

    Raises:
        MissingDependencyError: Pango is not installed.
        BriefingError: whatever printing or proof-reading raised; there is no room for its temporary files.
    """
    try:
        return _printed(job)
    except OSError as error:
        from pipeline.disk import system

        unknown = RenderError(f"the PDF could not be laid out: {error}", place=f"{job.name}.pdf", hint=_HINT)
        raise system.explained(error) or unknown from error


_HINT = "a look at the folder for temporary files, which TMPDIR names"


def _printed(job: Job) -> Sheet:
    from pipeline.check import conservation
    from pipeline.render.read_back.pdf import count_pages
    from pipeline.render.writers import pdf
    from pipeline.run.attachments import enclosures

    inside = enclosures(job.sent, job.briefing, job.theme.folders) if job.sent else ()
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
