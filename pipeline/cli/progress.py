"""Show on a terminal which document is being built, on a line that stays the last one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.cli.manner import console, manner, say
from pipeline.text.wording import harmless

Say = Callable[[str], None]


@contextmanager
def progress(documents: int, *, quiet: bool) -> Iterator[tuple[Say, Say]]:
    """Keep a progress line on a terminal; elsewhere print only messages.

    Yields two functions: one shows which document is being built, one prints a message above that line.
    """
    if quiet or manner().quiet or not sys.stderr.isatty():
        yield (lambda _place: None), say
        return
    from rich.text import Text

    with console(sys.stderr).status("building") as status:
        done = iter(range(1, documents + 1))
        yield (
            lambda place: status.update(Text(f"building {harmless(place)} ({next(done, documents)} of {documents})")),
            lambda text: status.console.out(text, highlight=False),
        )
