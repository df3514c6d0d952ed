"""The whole run, top to bottom: read, clean, structure, lay out, render, check."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline import deciding
from pipeline.clean import SHARE, clean
from pipeline.errors import BriefingError, StrictError
from pipeline.files import Text
from pipeline.ledger import to_lines
from pipeline.model import Artifact, Briefing, CleanDocument, Date, Image, Note, Page, RawDocument
from pipeline.options import Options
from pipeline.press import Job, Press, Sheet
from pipeline.read import read
from pipeline.read.decode import decode
from pipeline.render.page import lay_out
from pipeline.render.summary import summaries
from pipeline.render.theme import Theme
from pipeline.render.theme import load as load_theme
from pipeline.render.writers import find
from pipeline.structure import structure

# A manuscript begins with front matter; only a file that has some costs the import of its parser.
FENCE, HEAD = b"---", 4096
# Formats that say where the pages of the printed edition begin, and so wait for it where one is made.
AFTER_PRINT = frozenset({"epub"})
Loader = Callable[[Path], Text]
# Dates a file for which neither SOURCE_DATE_EPOCH nor the text says when: the clock would make every build differ.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stages:
    """Every value on the way. A manuscript has no raw and no clean text."""

    briefing: Briefing
    raw: RawDocument | None = None
    clean: CleanDocument | None = None
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that was built, or the error that stopped it; nothing is on disk yet."""

    place: str
    stem: str
    stages: Stages | None = None
    artifacts: tuple[Artifact, ...] = ()
    notes: tuple[Note, ...] = ()
    error: BriefingError | None = None


def understand(text: Text, options: Options) -> Stages:
    """Read, clean and structure; a manuscript is taken at its word.

    Raises:
        InputError, CleaningError, StructureError: as the stages do.
        UsageError: a decision in the front matter has an unknown key or another shape.
    """
    if FENCE in text.data[:HEAD] and (briefing := _manuscript(text)):
        notes = deciding.beside_a_manuscript(text, briefing, options)
        return Stages(replace(briefing, notes=(*briefing.notes, *notes)))
    decided = options.decided(text.name)
    raw = read(text.data, text.name, format=options.format, language=decided.language or options.language)
    raw, decided = deciding.with_front_matter(raw, decided)
    raw = replace(raw, notes=(*raw.notes, *deciding.meant_for_another(text, options)))
    cleaned = clean(raw, off=options.off, protected=options.protected, share=options.share or SHARE)
    return Stages(structure(cleaned, decided), raw, cleaned)


def _manuscript(text: Text) -> Briefing | None:
    from pipeline.manuscript import is_manuscript, parse

    if not is_manuscript(text.data[:HEAD].decode("utf-8", errors="replace")):
        return None
    words, _, _ = decode(text.data, text.name)
    return parse(words, text.name, hashlib.sha256(text.data).hexdigest())


def build(paths: Iterable[Path], load: Loader, options: Options, press: Press | None) -> Iterator[Finished]:
    """Build each source, in order; one that fails does not stop the others.

    Args:
        paths: the sources.
        load: reads one of them.
        options: how to build.
        press: prints the PDFs; None where none is wanted.
    """
    theme = load_theme(options.theme, folders=options.folders, house=options.house)
    running: deque[Callable[[], Finished]] = deque()
    for path in paths:
        running.append(_started(path, load, theme, options, press))
        if len(running) > (press.width if press else 0):
            yield running.popleft()()
    while running:
        yield running.popleft()()


def _started(path: Path, load: Loader, theme: Theme, options: Options, press: Press | None) -> Callable[[], Finished]:
    """Do everything but wait for the PDF; what is returned waits for it and finishes the document."""
    try:
        text = load(path)
        run = _Run(text, understand(text, options), theme, options, press)
        run.start()
    except BriefingError as error:
        failed = Finished(str(path), path.stem, error=error)
        return lambda: failed
    return run.finish


@dataclass(slots=True)
class _Run:
    """One document between its start and its end."""

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

    @property
    def stem(self) -> str:
        """The name of the finished files, without their endings."""
        return f"{self.text.stem}-{self.options.only}" if self.options.only else self.text.stem

    def start(self) -> None:
        """Lay out, hand the PDF to the press, write what need not know its pages."""
        self.ledger = self._ledger()
        (page, briefing), *shorter = self._laid_out()
        self.stages = replace(self.stages, page=page)
        stamp = self.options.stamp or _dated(briefing.date)
        source = self.text if self.options.attach else None
        self.job = Job(page, briefing, self.theme, self.stem, stamp, source, self.ledger, tuple(shorter))
        if self.press and "pdf" in self.options.formats:
            self.sheet = self.press.start(self.job)
        self._write(page, (name for name in self.options.formats if not (self.sheet and name in AFTER_PRINT)))

    def finish(self) -> Finished:
        """Check what was written, wait for the PDF, and decide whether the document may go out."""
        try:
            notes = self._proofed()
            self._must_satisfy(notes)
        except BriefingError as error:
            return Finished(self.text.place, self.text.stem, self.stages, error=error)
        made = [self.made[name] for name in self.options.formats] + ([self.ledger] if self.ledger else [])
        return Finished(self.text.place, self.text.stem, self.stages, tuple(made), notes)

    def _laid_out(self) -> list[tuple[Page, Briefing]]:
        """The page with its briefing; of a summary also those that are shorter."""
        whole = self.stages.briefing
        known: Any = {
            "ledger_name": self.ledger.name if self.ledger else None,
            "folders": self.options.folders,
            "images": self._images(),
        }
        if self.options.only is None:
            return [(lay_out(whole, self.theme, **known), whole)]
        return [(lay_out(part, self.theme, **known, whole=whole), part) for part in summaries(whole)]

    def _write(self, page: Page, formats: Iterable[str]) -> None:
        assert self.job is not None
        for name in formats:
            if name == "docx":
                from pipeline.office import word_file

                self.made[name] = word_file(page, self.theme, self.stem, self.job.stamp, self.options)
                self.notes += self.made[name].notes
            elif name != "pdf":
                self.made[name] = find(name).write(page, self.theme, self.stem, stamp=self.job.stamp)

    def _images(self) -> Mapping[str, Image]:
        from pipeline import pictures

        images, notes = pictures.gather(self.stages.briefing, self.text.folder, remote=self.options.remote)
        self.notes += notes
        return images

    def _ledger(self) -> Artifact | None:
        if self.stages.clean is None or self.options.only:
            return None
        lines = to_lines(self.stages.clean.ledger)
        return Artifact(f"{self.text.stem}.ledger.jsonl", "application/jsonl", lines.encode())

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
            raise StrictError(
                f"an editor should look at this first, since --strict was asked for: {said}",
                place=self.text.place,
                hint="`briefing draft`, and set them right in the manuscript",
            )


def _dated(date: Date | None) -> datetime:
    """The document's own date at midnight UTC; no date before 1980, which zip files cannot say."""
    if date is None or date.iso is None:
        return UNDATED
    year, month, day = (*map(int, date.iso.split("-")), 1, 1)[:3]
    return max(UNDATED, datetime(year, month, day, tzinfo=UTC))
