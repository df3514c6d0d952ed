"""The press: worker processes that print PDFs while the main process does everything else.

Importing WeasyPrint costs as long as laying out ten pages, so a worker starts importing the moment the press is opened.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.errors import RenderError
from pipeline.run.press.print_jobs import Job, Sheet, hire, prepare, print_job, warm_up
from pipeline.run.press.worker_processes import end, signals_held

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

    from pipeline.model import PageBreak
    from pipeline.render.theme import Theme
    from pipeline.run.press.page_count import PageCount

__all__ = ["Job", "Press", "PressHere", "Sheet"]
Result = TypeVar("Result")
_MOMENT = 0.01  # seconds


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
        self._jobs = 0
        self._told: Connection | None = None
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
        end(multiprocessing.active_children())

    def start(self, job: Job) -> Future[Sheet]:
        """Hand a job to the next free worker."""
        self._used = True
        if self.pages:
            self.pages.begin(job.briefing)
        self._jobs += 1
        job = replace(job, number=self._jobs)
        try:
            printed = self._pool.submit(print_job, job)
        except BrokenProcessPool:
            self._pool = self._open()
            printed = self._pool.submit(print_job, job)
        printed.number = self._jobs  # type: ignore[attr-defined]
        return printed

    def breaks(self, printed: Future[Sheet]) -> tuple[PageBreak, ...] | None:
        """Where the pages of a job begin, as soon as they are laid out; None if that is known with the PDF only.

        What was told before is read even if the PDF is there: a worker waits for ever where nobody empties the pipe.
        """
        while self._told:
            done = printed.done()
            if self._told.poll(0 if done else _MOMENT):
                number, breaks = self._told.recv()
                if number == printed.number:  # type: ignore[attr-defined]
                    found: tuple[PageBreak, ...] = breaks
                    return found
            elif done:
                break
        return None

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
            self.start_task(partial(prepare, theme, language))

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
            writer = teller = None
            if self.width == 1:
                self._told, teller = context.Pipe(duplex=False)
            if self._counting:
                from pipeline.run.press.page_count import PageCount

                reader, writer = context.Pipe(duplex=False)
                self.pages = PageCount(reader)
            pool = ProcessPoolExecutor(self.width, mp_context=context, initializer=hire, initargs=(writer, teller))
            with signals_held():
                for _ in range(self.width):
                    pool.submit(warm_up)
        # Workers need semaphores, which fail without a writable /dev/shm, and the system may refuse new processes.
        except (OSError, ImportError, NotImplementedError):
            self._told = None  # no worker, so nobody writes to the pipe: reading it would fail
            return _Here()
        return pool


class PressHere(Press):
    """Prints in this process, while it waits: for a worker that builds whole documents."""

    def __init__(self) -> None:
        self.width, self.pages, self._pool, self._used = 0, None, _Here(), False
        self._jobs, self._told = 0, None


class _Here(Executor):
    """Runs each task in this process: the same results, but slower, since nothing runs in parallel."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(task(*arguments, **named))
        except Exception as error:
            done.set_exception(error)
        return done
