"""Draw a page that somebody waits for while the pages after it are still laid out.

WeasyPrint lays out one page after the other. Once the page is there, this process is forked: the child takes it for the
last one, finishes the layout and draws it, at the same time as its parent goes on. Whatever happens to the child, the
parent does not notice.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.render.pdf.proofs import Proofs
    from pipeline.run.press.print_jobs import Job

# macOS and Windows cannot fork a process that has loaded their libraries of fonts.
CAN_FORK = sys.platform == "linux"
_LONGEST = 3.0  # seconds that a child may take
_children: list[int] = []


@dataclass(slots=True)
class Early:
    """A page to draw early: its index, pixels to a point, and who takes the PNG, in the child.

    ``is_child``: whether this process is the child.
    """

    page: int
    scale: float
    take: Callable[[bytes], None]
    is_child: bool = False

    def reached(self, number: int) -> bool:
        """Fork at the page; whether this is the child, whose layout ends here."""
        if number == self.page and not self.is_child:
            self.is_child = _is_child()
            return self.is_child
        return False


def lay_out(proofs: Proofs, early: Early, key: str, job: Job) -> None:
    """Lay out a document, and draw one page as soon as it is there, if it was drawn of an earlier version.

    Pango looks for fonts in a thread of its own, which the child does not have: it would wait for a font for ever.

    Raises:
        Exception: whatever the layout raises.
    """
    _collect()
    is_last = early.page >= proofs.pages_of(job.name) - 1  # there is nothing to be laid out after it
    if is_last or not CAN_FORK or not proofs.was_drawn(job.name, early.page):
        proofs.lay_out(key, job.name, job.page, job.theme)
        return
    try:
        proofs.lay_out(key, job.name, job.page, job.theme, early.reached)
        if early.is_child and (picture := proofs.picture(key, early.page, early.scale)):
            early.take(picture)
    finally:
        if early.is_child:
            os._exit(0)  # what is to be tidied up belongs to the parent


def _collect() -> None:
    """Let the system forget the children that have ended."""
    for child in tuple(_children):
        try:
            has_ended = bool(os.waitpid(child, os.WNOHANG)[0])
        except ChildProcessError:  # of the process that this one was forked from
            has_ended = True
        if has_ended:
            _children.remove(child)


def _is_child() -> bool:
    """Fork; whether this is the child."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # another thread only waits for the end of the desk
        child = os.fork()
    if child:
        _children.append(child)
    else:
        _end_in_time()
    return child == 0


def _end_in_time() -> None:
    """Have the system end the child if it takes too long, such as for a font that no earlier version had."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, _LONGEST)
