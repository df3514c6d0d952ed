"""The press: worker processes that print PDFs while the main process does everything else.

Importing WeasyPrint costs as long as laying out ten pages, so a worker starts importing the moment the press is opened.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.disk import precompiled
from pipeline.errors import RenderError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

    from pipeline.model import Artifact, Briefing, Note, Page
    from pipeline.render.theme import Theme
    from pipeline.run.page_count import PageCount
    from pipeline.run.withholding import Travelling


Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """A print job. ``stamp`` dates the file.

    ``sent``: the source or its replacement, enclosed with the manuscript; None to enclose nothing. ``shorter``: shorter
    pages with their briefings; if ``page`` does not fit on one leaf, the first of them that does is printed.
    """

    page: Page
    briefing: Briefing
    theme: Theme
    name: str
    stamp: datetime
    sent: Travelling | None = None
    shorter: tuple[tuple[Page, Briefing], ...] = ()

    @property
    def versions(self) -> tuple[tuple[Page, Briefing], ...]:
        """The page with its briefing, and the shorter ones."""
        return ((self.page, self.briefing), *self.shorter)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed PDF. ``notes``: besides those of its writer; ``version``: which of the job's versions it is."""

    artifact: Artifact
    notes: tuple[Note, ...] = ()
    version: int = 0


class Press:
    """Workers that stay warm as long as the press is open.

    Args:
        width: number of PDFs printed at a time, at least 1.
        counting: whether somebody asks ``pages`` several times a second how far the press has come.
    """

    def __init__(self, width: int = 1, *, counting: bool = False) -> None:
        self.width = max(1, width)
        self.pages: PageCount | None = None
        self._counting = counting
        self._pool = self._open()
        self._used = False

    def __enter__(self) -> Press:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None and self._used:
            self._pool.shutdown(cancel_futures=True)
        else:
            self.end()

    def end(self) -> None:
        """End the workers without waiting: one that still prints, or imports, would keep this process from ending."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        _end(multiprocessing.active_children())

    def start(self, job: Job) -> Future[Sheet]:
        """Hand a job to the next free worker."""
        self._used = True
        if self.pages:
            self.pages.begin(job.briefing)
        try:
            return self._pool.submit(print_job, job)
        except BrokenProcessPool:
            self._pool = self._open()
            return self._pool.submit(print_job, job)

    def do(self, task: Callable[..., Result], *arguments: object) -> Result:
        """Have a worker do something else than print a job, and wait for it. A worker that crashes is restarted once.

        Raises:
            RenderError: the worker died twice.
            BriefingError: whatever the task raised.
        """
        self._used = True
        for _ in range(2):
            try:
                done: Result = self._pool.submit(task, *arguments).result()
            except BrokenProcessPool:
                self._pool = self._open()
            else:
                return done
        raise RenderError("the PDF renderer crashed twice", hint="undoing the last change, and reporting the text")

    def start_task(self, task: Callable[[], None]) -> None:
        """Have a worker do something that nobody waits for."""
        with suppress(BrokenProcessPool):  # who waits for the next task restarts it
            self._pool.submit(task)

    def prepare(self, theme: Theme, language: str) -> None:
        """Have a worker read the style sheet of a theme while it waits for the page.

        Args:
            language: BCP 47 tag of the page, as far as it is known.
        """
        if not isinstance(self._pool, _Here):
            self.start_task(partial(_prepare, theme, language))

    def collect(self, job: Job, future: Future[Sheet]) -> Sheet:
        """Wait for a job. A worker that crashes (WeasyPrint uses C libraries) is restarted once.

        Raises:
            RenderError: the worker died twice over this document.
            BriefingError: whatever printing raised.
        """
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool = self._open()
        finally:
            if self.pages:
                self.pages.end()
        try:
            return self._pool.submit(print_job, job).result()
        except BrokenProcessPool as error:
            self._pool = self._open()
            raise RenderError(
                "the PDF renderer crashed twice over this document",
                place=f"{job.name}.pdf",
                hint="the other formats with -f docx,epub,html, and report the text that causes the crash",
            ) from error

    def _open(self) -> Executor:
        # Forking the nearly empty main process takes no time; on systems other than Linux, forking is not safe.
        method = "fork" if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(method)
        try:
            writer = None
            if self._counting:
                from pipeline.run.page_count import PageCount

                reader, writer = context.Pipe(duplex=False)
                self.pages = PageCount(reader)
            pool = ProcessPoolExecutor(self.width, mp_context=context, initializer=enlist, initargs=(writer,))
            with signals_held():
                for _ in range(self.width):
                    pool.submit(warm_up)
        # Workers need semaphores, which fail without a writable /dev/shm, and the system may refuse new processes.
        except (OSError, ImportError, NotImplementedError):
            return _Here()
        return pool


def _end(workers: Sequence[BaseProcess]) -> None:
    """End workers that may still start: until one is enlisted, its signals wait, and only a kill reaches it."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(_GRACE)
        if worker.is_alive():
            worker.kill()


_GRACE = 2.0  # seconds for a worker to end by itself


def ended(workers: Sequence[BaseProcess], *, at_once: bool) -> None:
    """Wait for workers that have nothing left to do, or end them."""
    for worker in workers if not at_once else ():
        worker.join(_GRACE)
    _end([worker for worker in workers if at_once or worker.is_alive()])


def enlist(writer: Connection | None = None) -> None:
    """Set up a worker: it ends silently on any signal to end, and together with the main process.

    Args:
        writer: takes a byte for each page that is laid out.

    A terminal sends Ctrl-C to every process; the main process reports it. Workers do not notice when the main process
    is killed: each holds open the queue from which it reads, and would wait for ever.
    """
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    precompiled.install()  # where processes are spawned, not forked
    if writer:
        _writers.append(writer)


_writers: list[Connection] = []  # of this worker: one, or none


def _end_with_parent() -> None:
    """Wait until the parent process ends: its end of a pipe closes then, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# Signals that a terminal, a shell or a CI sends to end a program; Windows has no SIGHUP.
_ENDING = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def signals_held() -> Iterator[None]:
    """Hold signals back while workers start: before :func:`enlist`, one would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class PressHere(Press):
    """Prints in this process, while it waits: for a worker that builds whole documents."""

    def __init__(self) -> None:
        self.width, self.pages, self._pool, self._used = 0, None, _Here(), False


class _Here(Executor):
    """Runs each task in this process: the same results, but slower, since nothing runs in parallel."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(task(*arguments, **named))
        except Exception as error:
            done.set_exception(error)
        return done


def warm_up() -> None:
    """Import the libraries for printing, and rehearse, while the main process still reads."""
    gc.disable()
    from pipeline.disk import hyphen_patterns
    from pipeline.render.pdf import printing

    hyphen_patterns.install()
    printing.rehearse()
    precompiled.save()
    gc.freeze()  # modules are no garbage


def _prepare(theme: Theme, language: str) -> None:
    from pipeline.render.pdf import sheets

    sheets.prepare(theme, language)


def print_job(job: Job) -> Sheet:
    """Write the PDF, in a worker. It is read back and compared by the main process, which waits for it anyway.

    A worker collects garbage between two documents. The boxes of a document live until it is printed, so collecting
    meanwhile finds little, and took an eighth of the time of 400 pages.

    Raises:
        MissingDependencyError: Pango is not installed.
        BriefingError: whatever printing raised; there is no room for its temporary files.
    """
    if not gc.isenabled():
        gc.collect()
    for writer in _writers:
        from pipeline.run.page_count import report_to

        report_to(writer)
    try:
        return _printed(job)
    except OSError as error:
        from pipeline.disk import system

        unknown = RenderError(f"the PDF could not be laid out: {error}", place=f"{job.name}.pdf", hint=_HINT)
        raise system.explained(error) or unknown from error


_HINT = "checking the folder for temporary files, which TMPDIR names"


def _printed(job: Job) -> Sheet:
    from pipeline.render.writers import pdf
    from pipeline.run.attachments import enclosures

    inside = enclosures(job.sent, job.briefing, job.theme.folders) if job.sent else ()
    notes: tuple[Note, ...] = ()
    for version in range(len(job.versions)):
        artifact = pdf.write(job.versions[version][0], job.theme, job.name, stamp=job.stamp, enclosures=inside)
        if not job.shorter or _is_one_page(artifact):
            break
    else:
        notes = (_too_long(artifact),)
    count, of = (len(briefing.recommendations) for briefing in (job.versions[version][1], job.briefing))
    if count < of:
        notes += (_cut(artifact, count, of),)
    return Sheet(artifact, notes, version)


def _is_one_page(artifact: Artifact) -> bool:
    from pipeline.render.read_back.pdf import count_pages

    return count_pages(artifact.data) == 1


def _cut(artifact: Artifact, count: int, of: int) -> Note:
    from pipeline.model import Note

    message = f"{artifact.name} has room for {count} of the {of} recommendations"
    return Note("summary-cut", "info", message, hint="striking the less important ones in the manuscript")


def _too_long(artifact: Artifact) -> Note:
    from pipeline.model import Note

    message = f"{artifact.name} has more than one page, even without the biography"
    return Note("summary-over-a-page", "info", message, hint="striking a recommendation in the manuscript")
