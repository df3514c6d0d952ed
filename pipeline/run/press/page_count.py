"""How far the press has come with long texts: workers report each page that is laid out, through a pipe."""

from __future__ import annotations

import logging
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Briefing

_LETTERS_A_PAGE = 2400  # of a text of some hundred pages in the tool's own theme
_WORTH_SHOWING = 20  # pages


class PageCount:
    """Pages of the documents in the press: laid out, and expected. Must be asked now and then: it empties the pipe."""

    def __init__(self, reader: Connection) -> None:
        self._reader = reader
        self._laid_out = 0
        self._expected = 0
        self._waiting = 0

    def begin(self, briefing: Briefing) -> None:
        """A document goes into the press."""
        if not self._waiting:
            self._read()
            self._laid_out = self._expected = 0
        self._waiting += 1
        self._expected += 1 + sum(len(block.text) for block in briefing.blocks()) // _LETTERS_A_PAGE

    def end(self) -> None:
        """A document comes out of the press."""
        self._waiting = max(0, self._waiting - 1)

    def __str__(self) -> str:
        """``page 12 of about 300``; empty for short documents."""
        self._read()
        if not self._waiting or self._expected < _WORTH_SHOWING:
            return ""
        return f"page {min(self._laid_out, self._expected)} of about {self._expected}"

    def _read(self) -> None:
        with suppress(OSError, EOFError):
            while self._reader.poll():
                self._reader.recv_bytes()
                self._laid_out += 1


class Reporter(logging.Handler):
    """Takes WeasyPrint's reports of its progress in a worker, and sends a byte for each page."""

    def __init__(self, writer: Connection) -> None:
        super().__init__(logging.INFO)
        self._writer = writer

    def emit(self, record: logging.LogRecord) -> None:
        """Send a byte for a page that is being laid out."""
        if isinstance(record.msg, str) and record.msg.endswith("Page %d"):
            with suppress(OSError):  # the main process has ended
                self._writer.send_bytes(b".")


def report_to(writer: Connection) -> None:
    """Report pages from now on in this process; called once the press has rehearsed."""
    logger = logging.getLogger("weasyprint.progress")
    if not any(isinstance(handler, Reporter) for handler in logger.handlers):
        logger.addHandler(Reporter(writer))
        logger.setLevel(logging.INFO)
        logger.propagate = False
