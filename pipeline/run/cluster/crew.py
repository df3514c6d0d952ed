"""The crew of a Dask cluster: gives jobs to its scheduler; workers and schedulers may go, and come back."""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, TypeAlias
from uuid import uuid4

from pipeline.disk.remote_files import EXTRA
from pipeline.errors import BriefingError, MissingDependencyError, RenderError
from pipeline.run.batch.job import Job
from pipeline.run.cluster import by_value
from pipeline.run.cluster import identity as identities
from pipeline.run.cluster.identity import identity
from pipeline.run.cluster.resuming import text_stem
from pipeline.run.cluster.workers import Client, Workers
from pipeline.run.finished import Outcome

Future: TypeAlias = Any  # Dask has no types

PATIENCE = 300.0  # seconds without a scheduler, or without a worker that may be used, before a run gives up
_AHEAD, _AT_LEAST = 8, 64  # documents a thread that are at the scheduler at a time; and of all threads at least
_POLL = 1.0  # seconds
_MOST_FAILURES = 3  # times that a document is carried out whose worker cannot even say what goes wrong
_ASKING = 30.0  # seconds for the answer of a worker or scheduler


@dataclass(slots=True)
class _Task:
    number: int
    job: Job
    future: Future | None = None
    failures: int = 0


class Cluster:
    """A connection to a scheduler.

    Args:
        address: of the scheduler, as `dask scheduler` prints it.
        bundle: the files of the design, for :func:`pipeline.run.cluster.bundle.unbundled`.
        prints: whether PDFs are made.
        say: prints a message.
        patience: seconds after which a run without scheduler or workers gives up.
    """

    def __init__(
        self, address: str, bundle: bytes, *, prints: bool, say: Callable[[str], None], patience: float = PATIENCE
    ) -> None:
        self._address, self._bundle, self._say, self._patience = address, bundle, say, patience
        self._run, self._names = uuid4().hex[:12], count()
        self._done: SimpleQueue[tuple[_Task, Future]] = SimpleQueue()
        self._workers = Workers(identity(prints=prints), prints, say)
        self._client: Client | None = None
        self._design: Future | None = None
        self._tasks: dict[int, _Task] = {}

    def __enter__(self) -> Cluster:
        try:
            import distributed
        except ImportError as error:
            raise MissingDependencyError("--scheduler needs Dask", hint=EXTRA) from error
        import cloudpickle

        for module in (by_value, identities):
            cloudpickle.register_pickle_by_value(module)
        logging.getLogger(distributed.__name__).setLevel(logging.CRITICAL)  # it logs each lost connection
        self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks.values():
            if task.future is not None:
                with suppress(Exception):
                    task.future.cancel()
        self._close()

    def carry_out(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order.

        Dask itself gives the documents of a worker that ended to another. A scheduler that comes back gets all
        documents that are not finished once more; one that was already in place comes out the same.

        Raises:
            MissingDependencyError: no worker can be used.
            RenderError: the scheduler stays away.
        """
        waiting = (_Task(number, job) for number, job in enumerate(jobs))
        outcomes: dict[int, Outcome] = {}
        following, newest = 0, -1
        while True:
            room = max(_AT_LEAST, _AHEAD * self._workers.threads) - (newest - following + 1)
            if new := list(islice(waiting, max(0, room))):
                newest = new[-1].number
                self._tasks.update((task.number, task) for task in new)
                self._submit(new)
            if not self._tasks:
                return
            for task, outcome in self._collected():
                outcomes[task.number] = outcome
                del self._tasks[task.number]
            while following in outcomes:
                yield outcomes.pop(following)
                following += 1

    def _submit(self, tasks: list[_Task]) -> None:
        """Hand jobs to the scheduler; while it is away, they wait for :meth:`_look`."""
        client = self._client
        assert client is not None
        only = {"workers": self._workers.usable} if self._workers.refused else {}
        try:
            futures = client.map(
                by_value.carried_out,
                [pickle.dumps(task.job) for task in tasks],
                expected=self._workers.expected,
                bundle=self._design,
                key=[f"briefing-{self._run}-{next(self._names)}" for _ in tasks],
                pure=False,
                **only,
            )
        except Exception:  # of Dask's many kinds, all of which mean that the connection is gone
            futures = [None] * len(tasks)
        for task, future in zip(tasks, futures, strict=True):
            task.future = future
            if future is not None:
                future.add_done_callback(lambda future, task=task: self._done.put((task, future)))

    def _collected(self) -> Iterator[tuple[_Task, Outcome]]:
        """The outcomes that have come in; waits a moment for the first."""
        finished: list[tuple[_Task, Future]] = []
        try:
            finished.append(self._done.get(timeout=_POLL))
            while len(finished) < _AT_LEAST:
                finished.append(self._done.get_nowait())
        except Empty:
            pass
        known = [(task, future) for task, future in finished if task.future is future and task.number in self._tasks]
        for (task, _), found in zip(known, self._results(known), strict=True):
            if isinstance(found, Outcome):
                yield task, found
            else:
                task.future = None
        self._look(idle=not finished)

    def _results(self, finished: list[tuple[_Task, Future]]) -> list[Outcome | None]:
        """The outcomes of finished documents, fetched together; None for one that has to be carried out again."""
        assert self._client is not None
        futures = [future for _, future in finished]
        if futures and all(future.status == "finished" for future in futures):
            with suppress(Exception):
                return [self._outcome(found) for found in self._client.gather(futures)]
        return [self._result(task, future) for task, future in finished]

    def _result(self, task: _Task, future: Future) -> Outcome | None:
        from distributed import KilledWorker

        if future.status == "cancelled":
            return None
        try:
            return self._outcome(future.result(timeout=_ASKING))
        except KilledWorker:
            return _deadly(task.job)
        except Exception as error:  # of Dask's many kinds; unless the document itself failed, the connection is gone
            if future.status != "error":
                return None
            task.failures += 1
            return _failed(task.job, error) if task.failures == _MOST_FAILURES else None

    def _outcome(self, found: Any) -> Outcome | None:
        """What a worker sent: an outcome, or the reason why it refuses to work."""
        if isinstance(found, dict):
            self._workers.refuse(str(found["worker"]), found["differences"])
            return None
        assert isinstance(found, Outcome)
        return found

    def _look(self, *, idle: bool) -> None:
        """Hand in again what was lost, by a new connection if the scheduler is gone."""
        assert self._client is not None
        lost = [task for task in self._tasks.values() if task.future is None]
        if self._client.status != "running":
            self._say(f"the scheduler at {self._address} is gone; waiting for it")
            self._connect()
            lost = list(self._tasks.values())
        elif idle and self._workers.refused:
            usable = self._workers.usable
            self._workers.ask(self._client)
            if not set(usable) & set(self._workers.usable):  # all have gone, and others came
                lost = list(self._tasks.values())
        if lost:
            self._submit(lost)

    def _connect(self) -> None:
        """Connect to the scheduler, and ask its workers whether they are as this machine; waits for both.

        Raises:
            RenderError: the scheduler does not answer.
            MissingDependencyError: no worker can be used.
        """
        from distributed import Client

        self._close()
        ends = time.monotonic() + self._patience
        while True:
            try:
                self._client = Client(self._address, timeout=min(_ASKING, self._patience), set_as_default=False)
                self._design = self._client.submit(
                    bytes, self._bundle, key=f"briefing-{self._run}-design-{next(self._names)}"
                )
                self._workers.ask(self._client)
                if self._workers.usable:
                    return
                reason: BriefingError = self._workers.none_usable(self._address)
            except (OSError, TimeoutError, ValueError) as error:
                hint = "`dask scheduler`, and its address"
                reason = RenderError(f"the scheduler does not answer: {error}", place=self._address, hint=hint)
            if time.monotonic() > ends or (self._workers.refused and not self._workers.usable):
                raise reason
            self._close()
            time.sleep(_POLL)

    def _close(self) -> None:
        if self._client is not None:
            self._design = None
            with suppress(Exception):
                self._client.close(timeout=2)
            self._client = None


def _failed(job: Job, error: Exception) -> Outcome:
    sentence = f"no worker could say what became of this document: {type(error).__name__}: {error}"
    failure = RenderError(sentence, place=job.source, hint="building it on one machine, and reporting what that says")
    return Outcome(job.source, text_stem(job.source), error=failure)


def _deadly(job: Job) -> Outcome:
    hint = "the other formats with -f docx,epub,html, workers with more memory, or reporting the text"
    error = RenderError("several workers ended over this document", place=job.source, hint=hint)
    return Outcome(job.source, text_stem(job.source), error=error)
