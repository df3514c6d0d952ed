"""What a worker of the press does: it imports what prints, rehearses, and prints one job after the other."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from pipeline.disk import precompiled
from pipeline.errors import RenderError
from pipeline.run.press.worker_processes import enlist

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from pipeline.model import Artifact, Briefing, Note, Page, PageBreak
    from pipeline.render.theme import Theme
    from pipeline.run.withholding import Travelling


@dataclass(frozen=True, slots=True)
class Job:
    """A print job. ``stamp`` dates the file.

    ``sent``: the source or its replacement, enclosed with the manuscript; None to enclose nothing. ``shorter``: shorter
    pages with their briefings; if ``page`` does not fit on one leaf, the first of them that does is printed.
    ``number``: under which it is told where the pages begin; 0 if nobody asks.
    """

    page: Page
    briefing: Briefing
    theme: Theme
    name: str
    stamp: datetime
    sent: Travelling | None = None
    shorter: tuple[tuple[Page, Briefing], ...] = ()
    number: int = 0

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


def hire(writer: Connection | None = None, teller: Connection | None = None) -> None:
    """Set up a worker of the press.

    Args:
        writer: takes a byte for each page that is laid out.
        teller: takes the numbers of jobs and where their pages begin.
    """
    enlist()
    if writer:
        _writers.append(writer)
    if teller:
        _tellers.append(teller)


_writers: list[Connection] = []  # of this worker: one, or none
_tellers: list[Connection] = []  # likewise
_MOST_TOLD = 100  # pages: a pipe takes no more than some that nobody reads


def warm_up() -> None:
    """Import the libraries for printing, and rehearse, while the main process still reads."""
    gc.disable()
    from pipeline.disk import c_declarations, hyphen_patterns

    with c_declarations.prepared():
        from pipeline.render.pdf import printing
    precompiled.keep_selectors()
    from pipeline.manuscript import yaml_values  # noqa: F401 - imported now, while this process waits
    from pipeline.run import attachments  # noqa: F401

    hyphen_patterns.install()
    printing.rehearse()
    precompiled.save()
    gc.freeze()  # modules are no garbage


def prepare(theme: Theme, language: str) -> None:
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
    if _printed_since and not gc.isenabled():
        collect_garbage()
    _printed_since[:] = [True]
    _notice_fonts()
    for writer in _writers:
        from pipeline.run.press.page_count import report_to

        report_to(writer)
    try:
        return _printed(job)
    except OSError as error:
        from pipeline.disk import system

        unknown = RenderError(f"the PDF could not be laid out: {error}", place=f"{job.name}.pdf", hint=_HINT)
        raise system.explained(error) or unknown from error
    finally:
        precompiled.save()  # the hyphens of a language that no process has printed before


_printed_since: list[bool] = []  # whether a document was printed since garbage was collected last


def collect_garbage() -> None:
    """Collect what a document has left behind, before there is a next one."""
    gc.collect()
    _printed_since.clear()


def promote_all() -> None:
    """Count nothing that exists now as young, before much is made: Python would look for garbage in all of it.

    A process that collects garbage between documents keeps what it has frozen.
    """
    if gc.isenabled() and not gc.get_freeze_count():  # else it would thaw that
        gc.freeze()
        gc.unfreeze()


_HINT = "checking the folder for temporary files, which TMPDIR names"


_fonts: list[str] = []  # of this machine, when the last document was printed


def _notice_fonts() -> None:
    """Break no lines as with other fonts, if some were installed since the last document."""
    from pipeline.disk import surroundings
    from pipeline.render.pdf import sheets
    from pipeline.render.pdf.shortcuts import line_shortcuts

    now = surroundings.fonts()
    if _fonts not in ([], [now]):
        line_shortcuts.forget()
        sheets.forget()
    _fonts[:] = [now]


def _printed(job: Job) -> Sheet:
    from pipeline.render.writers import pdf
    from pipeline.run.attachments import enclosures

    inside = enclosures(job.sent, job.briefing, job.theme.folders) if job.sent else ()
    notes: tuple[Note, ...] = ()
    for version in range(len(job.versions)):
        page = job.versions[version][0]
        artifact = pdf.write(page, job.theme, job.name, stamp=job.stamp, enclosures=inside, tell=partial(_tell, job))
        if not job.shorter or _is_one_page(artifact):
            break
    else:
        notes = (_too_long(artifact),)
    count, of = (len(briefing.recommendations) for briefing in (job.versions[version][1], job.briefing))
    if count < of:
        notes += (_cut(artifact, count, of),)
    return Sheet(artifact, notes, version)


def _tell(job: Job, breaks: tuple[PageBreak, ...]) -> None:
    """Tell where the pages of a job begin, before they are drawn."""
    for teller in _tellers:
        if job.number and len(breaks) <= _MOST_TOLD:
            with suppress(OSError):  # the main process has ended
                teller.send((job.number, breaks))


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
