"""Show on a terminal which document is being built, on a line that stays the last one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.cli.common_options import common_options, console, say
from pipeline.text.wording import duration, harmless

if TYPE_CHECKING:
    from rich.text import Text

Say = Callable[[str], None]


def is_shown(*, quiet: bool) -> bool:
    """Whether progress is shown."""
    return not (quiet or common_options().quiet) and sys.stderr.isatty()


@contextmanager
def progress(documents: int, *, quiet: bool, pages: object = "") -> Iterator[tuple[Say, Say]]:
    """Keep a progress line on a terminal; elsewhere print only messages.

    Args:
        documents: number of documents to build.
        quiet: whether no progress is shown.
        pages: its text, which may change at any time, says how far a long document has come.

    Yields two functions: one shows which document is being built, one prints a message above that line.
    """
    line = _Line(documents, pages)
    if not is_shown(quiet=quiet):
        yield (line.log if documents > _MANY and not common_options().quiet else line.tell), say
        return

    with console(sys.stderr).status(line) as status:
        yield line.tell, lambda text: status.console.out(text, highlight=False)


_MANY = 100  # documents; of more, a run that shows no line says once a minute how far it is
_MINUTE = 60.0  # seconds
_ENOUGH, _SOON = 10, 3.0  # documents and seconds before which a rate means nothing


class _Line:
    """The line that moves; Rich asks for its text some ten times a second."""

    def __init__(self, documents: int, pages: object) -> None:
        self._documents, self._pages = documents, pages
        self._number, self._place = 0, ""
        self._began = self._logged = time.monotonic()

    def tell(self, place: str) -> None:
        """Show the next document."""
        self._number = min(self._number + 1, self._documents)
        self._place = place

    def log(self, place: str) -> None:
        """Note the next document, and print how far the run is, once a minute."""
        self.tell(place)
        if time.monotonic() - self._logged >= _MINUTE:
            self._logged = time.monotonic()
            say(f"{self._number:,} of {self._documents:,} texts{self._rate()}")

    def _rate(self) -> str:
        """``, 3.2 a second, 4 min left``; empty as long as neither can be known."""
        seconds = time.monotonic() - self._began
        if self._number < _ENOUGH or seconds < _SOON:
            return ""
        rate = self._number / seconds
        return f", {rate:.1f} a second, {duration((self._documents - self._number) / rate)} left"

    def __rich__(self) -> Text:
        from rich.text import Text

        if not self._place:
            return Text("building")
        pages = str(self._pages)
        document = f"building {harmless(self._place)} ({self._number} of {self._documents}{self._rate()})"
        return Text(f"{document}, {pages}" if pages else document)
