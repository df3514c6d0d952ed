"""How worker processes start and end: together with the main process, whatever ends it, and without a word."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

from pipeline.disk import precompiled


def end(workers: Sequence[BaseProcess]) -> None:
    """End workers that may still start: until one is enlisted, its signals wait, and only a kill reaches it."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(GRACE)
        if worker.is_alive():
            worker.kill()


GRACE = 2.0  # seconds for a worker to end by itself


def ended(workers: Sequence[BaseProcess], *, at_once: bool) -> None:
    """Wait for workers that have nothing left to do, or end them."""
    for worker in workers if not at_once else ():
        worker.join(GRACE)
    end([worker for worker in workers if at_once or worker.is_alive()])


def enlist() -> None:
    """Set up a worker: it ends silently on any signal to end, and together with the main process.

    A terminal sends Ctrl-C to every process; the main process reports it. Workers do not notice when the main process
    is killed: each holds open the queue from which it reads, and would wait for ever.
    """
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    precompiled.install()  # where processes are spawned, not forked
    if sheets := sys.modules.get("pipeline.render.pdf.sheets"):  # the process that this one was forked from has printed
        sheets.start_anew()


def _end_with_parent() -> None:
    """Wait until the parent process ends: its end of a pipe closes then, however it ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# Signals that a terminal, a shell or a CI sends to end a program; Windows has no SIGHUP.
ENDING = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def signals_held() -> Iterator[None]:
    """Hold signals back while workers start: before :func:`enlist`, one would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
