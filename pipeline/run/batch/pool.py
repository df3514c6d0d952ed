"""The pool: processes of this machine, each of which builds whole documents, one after the other.

Own code in place of ``ProcessPoolExecutor``, which fails every document in work when one process dies, and which cannot
replace a process that has grown.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.disk import precompiled
from pipeline.errors import RenderError
from pipeline.run.batch.job import Job, carry_out, tidy_up
from pipeline.run.finished import Outcome
from pipeline.run.press.print_jobs import warm_up
from pipeline.run.press.worker_processes import ended, enlist, signals_held

GROWN = 700_000_000  # bytes; a worker that has more is replaced: a text of 400 pages takes 320 MB
_AHEAD = 16  # documents a worker that may be finished before their turn
_DEADLY = 2  # workers that may die over a document


@dataclass(slots=True)
class _Task:
    number: int
    job: Job
    deaths: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    task: _Task | None = None


class Pool:
    """Worker processes that stay warm.

    Args:
        width: number of documents in work at a time.
        prints: whether the workers import what prints PDFs before the first document.
        grown: bytes of memory from which a worker is replaced after its document.
    """

    def __init__(self, width: int, *, prints: bool = True, grown: int = GROWN) -> None:
        self._prints, self._grown = prints, grown
        self._idle = [self._hired() for _ in range(width)]
        self._busy: dict[Connection, _Worker] = {}
        self.replaced = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        workers = [*self._idle, *self._busy.values()]
        for worker in workers:
            _dismiss(worker)
        ended([worker.process for worker in workers], at_once=bool(self._busy) or error is not None)

    def carry_out(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order.

        A worker that dies is replaced, and its document tried once more: WeasyPrint uses C libraries, and the system
        ends the largest process when memory runs out.
        """
        tasks = (_Task(number, job) for number, job in enumerate(jobs))
        again: deque[_Task] = deque()
        done: dict[int, Outcome] = {}
        following = 0  # the number of the next outcome
        most = _AHEAD * len(self._idle)
        while True:
            while self._idle and (again or self._newest(done, following) - following < most):
                task = again.popleft() if again else next(tasks, None)
                if task is None:
                    break
                self._give(task, again)
            if not self._busy and not again:
                return
            for task, outcome in self._collected(again):
                done[task.number] = outcome
            while following in done:
                yield done.pop(following)
                following += 1

    def _newest(self, done: dict[int, Outcome], following: int) -> int:
        inside = [worker.task.number for worker in self._busy.values() if worker.task]
        return max((*done, *inside, following))

    def _give(self, task: _Task, again: deque[_Task]) -> None:
        worker = self._idle.pop()
        worker.task = task
        try:
            worker.line.send(task.job)
        except OSError:  # it died while it waited, which is not the fault of this document
            self._replace(worker)
            again.appendleft(task)
            return
        self._busy[worker.line] = worker

    def _collected(self, again: deque[_Task]) -> Iterator[tuple[_Task, Outcome]]:
        for line in wait(list(self._busy)):
            worker = self._busy.pop(line)  # type: ignore[call-overload]
            task = worker.task
            assert task is not None
            try:
                outcome, memory = worker.line.recv()
            except (EOFError, OSError):
                self._replace(worker)
                task.deaths += 1
                if task.deaths < _DEADLY:
                    again.append(task)
                else:
                    yield task, _deadly(task.job)
                continue
            if memory > self._grown:
                self._replace(worker)
            else:
                self._idle.append(worker)
            yield task, outcome

    def _replace(self, worker: _Worker) -> None:
        _dismiss(worker)
        ended([worker.process], at_once=not worker.process.is_alive())
        self.replaced += 1
        self._idle.append(self._hired())

    def _hired(self) -> _Worker:
        # Forking the nearly empty main process takes no time; on systems other than Linux, forking is not safe.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._prints), daemon=True)
        with signals_held():
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _dismiss(worker: _Worker) -> None:
    """Tell a worker to end; closing the line is not enough, since forked workers hold copies of its other end."""
    with suppress(OSError):
        worker.line.send(None)
    worker.line.close()


def _work(line: Connection, prints: bool) -> None:
    """Carry jobs out until there is none, and report the memory of this process with each outcome."""
    enlist()
    if prints:
        with suppress(Exception):  # what is missing here is missing for each document, whose error says what to install
            warm_up()
    while True:
        try:
            job = line.recv()
        except (EOFError, OSError):
            return
        if job is None:
            return
        outcome = carry_out(job)
        tidy_up()
        precompiled.save()
        line.send((outcome, memory_used()))


def memory_used() -> int:
    """Bytes of this process in memory; on systems other than Linux the most that it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _most_used()


def _most_used() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _deadly(job: Job) -> Outcome:
    hint = "the other formats with -f docx,epub,html, and report the text that causes the crash"
    error = RenderError("the process that built this document ended twice over it", place=job.source, hint=hint)
    return Outcome(job.source, Path(job.source).stem, error=error)
