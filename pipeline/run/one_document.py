"""Build one document: lay it out, write every format, check the files, and decide whether they may be delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pipeline.disk.source_files import Text
from pipeline.disk.surroundings import contents
from pipeline.errors import BriefingError, StrictError
from pipeline.ledger import to_lines
from pipeline.model import Artifact, Briefing, Date, Image, Note, Page, PageBreak
from pipeline.render.page import lay_out
from pipeline.render.page.remarks import remarks_of
from pipeline.render.page.summary import summaries
from pipeline.render.theme import Theme
from pipeline.render.writers import find
from pipeline.run.analyse import Stages, refuse_undecided
from pipeline.run.finished import Base, Finished, facts_of
from pipeline.run.kept_files import KeptFiles
from pipeline.run.press.pdf_workers import Press
from pipeline.run.press.print_jobs import Job, Sheet, promote_all
from pipeline.run.shelf import Shelf
from pipeline.run.withholding import Travelling, travelling
from pipeline.settings.options import Options

if TYPE_CHECKING:
    from pipeline.check.printed import Printed

# Formats that name the pages of the printed edition, and so wait for the PDF if one is made.
AFTER_PRINT = frozenset({"epub"})
# The date of a file if neither SOURCE_DATE_EPOCH nor the text gives one: the clock would make every build differ.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Edition:
    """The build of one document.

    ``checked``: notes of files that were read back and compared. ``is_new``: whether the page was not on the shelf, so
    that no file is.
    """

    text: Text
    stages: Stages
    theme: Theme
    options: Options
    press: Press | None
    notes: tuple[Note, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    made: dict[str, Artifact] = field(default_factory=dict)
    kept: KeptFiles = field(init=False)
    is_new: bool = False
    checked: dict[str, tuple[Note, ...]] = field(default_factory=dict)
    ledger: Artifact | None = None
    job: Job | None = None
    sheet: Future[Sheet] | None = None
    breaks: tuple[PageBreak, ...] | None = None
    images: Mapping[str, Image] = field(default_factory=dict)
    bases: tuple[Base, ...] = ()
    pieces: list[Printed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kept = KeptFiles(self.shelf, self.options)

    @property
    def stem(self) -> str:
        """The name of the finished files, without their endings."""
        return f"{self.text.stem}-{self.options.only}" if self.options.only else self.text.stem

    def start(self) -> None:
        """Lay out, hand the PDF to the press, and write the formats that need no page numbers."""
        refuse_undecided(self.text, self.options)
        self.ledger = self._ledger()
        (page, briefing), *shorter = self._laid_out()
        self.stages = replace(self.stages, page=page)
        stamp = self.options.stamp or _dated(briefing.date)
        self.job = Job(page, briefing, self.theme, self.stem, stamp, self._sent(), tuple(shorter))
        if self.press and "pdf" in self.options.formats and (self.is_new or not self._is_kept("pdf", self.job)):
            self.sheet = self.press.start(self.job)
        self.shelf.settle()
        if self.sheet and self.is_new:
            self._is_kept("pdf", self.job)  # notes under which key it is to be kept
        self._write(name for name in self.options.formats if not (self.sheet and name in AFTER_PRINT))
        if self.sheet and AFTER_PRINT.intersection(self.options.formats):
            from pipeline.render.writers import epub

            epub.prepare(page, self.theme)

    def finish(self) -> Finished:
        """Check the written files, wait for the PDF, and decide whether the document may be delivered."""
        try:
            notes = self._proofed()
            self._must_satisfy(notes)
        except BriefingError as error:
            return Finished(self.text.place, self.text.stem, self.stages, error=error)
        made = [self.made[name] for name in self.options.formats] + ([self.ledger] if self.ledger else [])
        facts, text = facts_of(self.stages.briefing, self.stages.clean), self.text
        return Finished(text.place, text.stem, self.stages, tuple(made), notes, facts=facts, bases=self.bases)

    def _laid_out(self) -> list[tuple[Page, Briefing]]:
        """The page with its briefing; for a summary also shorter versions."""
        whole = self.stages.briefing
        self.images = self._images()
        ledger_name = self.ledger.name if self.ledger else None
        known: Any = {"ledger_name": ledger_name, "folders": self.options.folders, "images": self.images}
        if self.options.only is None:
            return [(self._page(whole, known), whole)]
        return [(lay_out(part, self.theme, **known, whole=whole), part) for part in summaries(whole)]

    def _page(self, briefing: Briefing, known: dict[str, Any]) -> Page:
        """The page of the whole briefing, which depends on the theme only by its house and its folders."""
        templates = [contents(folder) for folder in dict.fromkeys((*self.options.folders, *self.theme.folders))]
        key = self.shelf.key("page", briefing, self.theme.house, self.theme.logo, templates, known)
        page = self.shelf.value("page", key, Page) if key else None
        if page is None:
            page = lay_out(briefing, self.theme, **known)
            self.shelf.keep_soon("page", key, page)
            self.is_new = True
        return page

    def _write(self, formats: Iterable[str]) -> None:
        """Write the formats that are not on the shelf; the page then knows the page breaks of the PDF."""
        assert self.job is not None
        breaks = self.made["pdf"].breaks if "pdf" in self.made else self.breaks or ()
        for name in formats:
            page = replace(self.job.page, breaks=breaks) if name in AFTER_PRINT else self.job.page
            if name != "pdf" and not self._is_kept(name, page):
                self.made[name] = self._written(name, page)

    def _written(self, name: str, page: Page) -> Artifact:
        assert self.job is not None
        if name == "review":
            from pipeline.run.copies.review_copy import review_copy

            of = (self.text, self.stages, self.theme, self.options, self.stem, self.job.stamp, self.images)
            copy, base = review_copy(*of)
            self.bases += (base,)
            return copy
        if name != "docx":
            return find(name).write(page, self.theme, self.stem, stamp=self.job.stamp)
        from pipeline.run.word_pages import word_file

        remarks = remarks_of(self.stages.briefing) if self.options.comments else ()
        return word_file(page, self.theme, self.stem, self.job.stamp, self.options, remarks)

    def _is_kept(self, name: str, made_from: Page | Job) -> bool:
        """Whether a file is on the shelf, with the notes of its check."""
        assert self.job is not None
        found = self.kept.find(name, made_from, self.job)
        if found:
            self.made[name], self.checked[name] = replace(found, notes=()), found.notes
        return found is not None

    def _sent(self) -> Travelling | None:
        """The files that the PDF encloses, if any."""
        if self.options.attach is False or "pdf" not in self.options.formats:
            return None
        sent = travelling(self.text, self.stages, self.ledger, asked=bool(self.options.attach))
        self.notes += (sent.note,) if sent.note else ()
        return sent

    def _images(self) -> Mapping[str, Image]:
        from pipeline.disk import image_files

        images, notes = image_files.gather(
            self.stages.briefing, self.text.folder, remote=self.options.remote, project=self.options.project
        )
        self.notes += notes
        return images

    def _ledger(self) -> Artifact | None:
        if self.stages.clean is None or self.options.only:
            return None
        lines = to_lines(self.stages.clean.ledger)
        return Artifact(f"{self.text.stem}.ledger.jsonl", "application/jsonl", lines.encode(), document=False)

    def _proofed(self) -> tuple[Note, ...]:
        """The notes about the document and its files; what was checked is put on the shelf."""
        from pipeline.check import conservation
        from pipeline.check.printed import printed_pieces

        self._check(name for name in self.made if name not in self.checked)
        if self.press and self.sheet and self.job:
            import pikepdf  # noqa: F401 - imported while the PDF is printed

            import pipeline.render.read_back.pdf  # noqa: F401

            pieces = self._pieces()
            promote_all()
            self.breaks = self.press.breaks(self.sheet)
            if self.breaks:
                self._write(AFTER_PRINT.intersection(self.options.formats))
                self._check(AFTER_PRINT.intersection(self.made))
            sheet = self.press.collect(self.job, self.sheet)
            made = self.made["pdf"] = sheet.artifact
            if self.breaks != made.breaks:
                for name in AFTER_PRINT.intersection(self.made):
                    del self.made[name], self.checked[name]
            if sheet.version:
                pieces = printed_pieces(*self.job.versions[sheet.version])
            checked = conservation.check_pieces(pieces, [made], missing=made.undrawn)
            self._keep("pdf", made.notes + checked + sheet.notes)
            self._write([name for name in self.options.formats if name not in self.made])
            self._check(name for name in self.made if name not in self.checked)
        listed = (note for name in self.options.formats for note in self.checked[name])
        return (*self.stages.briefing.notes, *self.notes, *listed)

    def _check(self, names: Iterable[str]) -> None:
        """Read files back, and compare them with the page."""
        from pipeline.check import conservation

        for name in tuple(names):
            made = self.made[name]
            self._keep(name, made.notes + conservation.check_pieces(self._pieces(), [made]))

    def _pieces(self) -> list[Printed]:
        """What each file has to hold, worked out once."""
        from pipeline.check.printed import printed_pieces

        assert self.job is not None
        self.pieces = self.pieces or printed_pieces(self.job.page, self.job.briefing)
        return self.pieces

    def _keep(self, name: str, notes: tuple[Note, ...]) -> None:
        self.checked[name] = notes
        self.kept.keep(name, self.made[name], notes)

    def _must_satisfy(self, notes: tuple[Note, ...]) -> None:
        warnings = [note for note in notes if note.severity == "warning"]
        if self.options.strict and warnings:
            said = "; ".join(note.message for note in warnings[:3])
            hints = dict.fromkeys(note.hint for note in warnings[:3] if note.hint)
            raise StrictError(
                f"--strict stops at warnings: {said}",
                place=self.text.place,
                hint="; ".join(hints) or "`briefing draft`, and correct them in the manuscript",
            )


def _dated(date: Date | None) -> datetime:
    """The document's own date at midnight UTC, but not before 1980, the earliest date in zip files."""
    if date is None or date.iso is None:
        return UNDATED
    year, month, day = (*map(int, date.iso.split("-")), 1, 1)[:3]
    return max(UNDATED, datetime(year, month, day, tzinfo=UTC))
