"""Build one document: lay it out, write every format, check the files, and decide whether they may be delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError, StrictError, StructureError
from pipeline.ledger import to_lines
from pipeline.model import Artifact, Briefing, Date, Image, Note, Page
from pipeline.render.page import lay_out
from pipeline.render.page.remarks import remarks_of
from pipeline.render.page.summary import summaries
from pipeline.render.theme import Theme
from pipeline.render.writers import find
from pipeline.run.analyse import Stages
from pipeline.run.pdf_workers import Job, Press, Sheet
from pipeline.run.review_copy import Kept
from pipeline.run.withholding import Travelling, travelling
from pipeline.settings.options import Options

# Formats that name the pages of the printed edition, and so wait for the PDF if one is made.
AFTER_PRINT = frozenset({"epub"})
# The date of a file if neither SOURCE_DATE_EPOCH nor the text gives one: the clock would make every build differ.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that was built, or the error that stopped it; nothing is on disk yet."""

    place: str
    stem: str
    stages: Stages | None = None
    artifacts: tuple[Artifact, ...] = ()
    notes: tuple[Note, ...] = ()
    error: BriefingError | None = None
    bases: tuple[Kept, ...] = ()


@dataclass(slots=True)
class Edition:
    """The build of one document."""

    text: Text
    stages: Stages
    theme: Theme
    options: Options
    press: Press | None
    made: dict[str, Artifact] = field(default_factory=dict)
    ledger: Artifact | None = None
    job: Job | None = None
    sheet: Future[Sheet] | None = None
    notes: tuple[Note, ...] = ()
    bases: tuple[Kept, ...] = ()
    images: Mapping[str, Image] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name of the finished files, without their endings."""
        return f"{self.text.stem}-{self.options.only}" if self.options.only else self.text.stem

    def start(self) -> None:
        """Lay out, hand the PDF to the press, and write the formats that need no page numbers."""
        self._must_be_decided()
        self.ledger = self._ledger()
        (page, briefing), *shorter = self._laid_out()
        self.stages = replace(self.stages, page=page)
        stamp = self.options.stamp or _dated(briefing.date)
        self.job = Job(page, briefing, self.theme, self.stem, stamp, self._sent(), tuple(shorter))
        if self.press and "pdf" in self.options.formats:
            self.sheet = self.press.start(self.job)
        self._write(page, (name for name in self.options.formats if not (self.sheet and name in AFTER_PRINT)))

    def _must_be_decided(self) -> None:
        """Refuse a manuscript with conflicts of a merge, unless it goes out for review again."""
        if b"<!-- conflict" not in self.text.data or self.options.formats == ("review",):
            return
        from pipeline.read.encoding.decode import decode
        from pipeline.review.threads import undecided

        if line := undecided(decode(self.text.data, self.text.name)[0], self.text.name):
            hint = "writing what you want above the comment “conflict”, and deleting the comment"
            sentence = "two versions of the same words are not decided yet"
            raise StructureError(sentence, place=f"{self.text.place}, line {line}", hint=hint)

    def finish(self) -> Finished:
        """Check the written files, wait for the PDF, and decide whether the document may be delivered."""
        try:
            notes = self._proofed()
            self._must_satisfy(notes)
        except BriefingError as error:
            return Finished(self.text.place, self.text.stem, self.stages, error=error)
        made = [self.made[name] for name in self.options.formats] + ([self.ledger] if self.ledger else [])
        return Finished(self.text.place, self.text.stem, self.stages, tuple(made), notes, bases=self.bases)

    def _laid_out(self) -> list[tuple[Page, Briefing]]:
        """The page with its briefing; for a summary also shorter versions."""
        whole = self.stages.briefing
        self.images = self._images()
        known: Any = {
            "ledger_name": self.ledger.name if self.ledger else None,
            "folders": self.options.folders,
            "images": self.images,
        }
        if self.options.only is None:
            return [(lay_out(whole, self.theme, **known), whole)]
        return [(lay_out(part, self.theme, **known, whole=whole), part) for part in summaries(whole)]

    def _write(self, page: Page, formats: Iterable[str]) -> None:
        assert self.job is not None
        for name in formats:
            if name == "docx":
                from pipeline.run.word_pages import word_file

                remarks = remarks_of(self.stages.briefing) if self.options.comments else ()
                self.made[name] = word_file(page, self.theme, self.stem, self.job.stamp, self.options, remarks)
                self.notes += self.made[name].notes
            elif name == "review":
                from pipeline.run.review_copy import review_copy

                arguments = (self.text, self.stages, self.theme, self.options, self.stem, self.job.stamp, self.images)
                self.made[name], base = review_copy(*arguments)
                self.bases += (base,)
            elif name != "pdf":
                self.made[name] = find(name).write(page, self.theme, self.stem, stamp=self.job.stamp)

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
        from pipeline.check import conservation

        assert self.job is not None
        page, briefing = self.job.page, self.job.briefing
        notes = self.stages.briefing.notes + self.notes + conservation.check(page, briefing, self.made.values())
        if self.press and self.sheet:
            sheet = self.press.collect(self.job, self.sheet)
            self.made["pdf"] = sheet.artifact
            late = [name for name in self.options.formats if name not in self.made]
            self._write(replace(page, breaks=sheet.artifact.breaks), late)
            notes += sheet.notes + conservation.check(page, briefing, [self.made[name] for name in late])
        return notes

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
