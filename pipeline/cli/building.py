"""Build the texts of a run: what the store holds comes from there, and only the rest starts the press."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.delivering import delivered, refused
from pipeline.cli.keeping import folder_of
from pipeline.cli.manner import say, say_more
from pipeline.cli.progress import Say, is_shown, progress
from pipeline.cli.source_options import grouped, of_the_project, options_of
from pipeline.disk import source_files
from pipeline.errors import BriefingError
from pipeline.settings import project
from pipeline.settings.options import Options
from pipeline.text.wording import plural

if TYPE_CHECKING:
    from pipeline.cli.tally import Tally
    from pipeline.disk.source_files import Text
    from pipeline.run.finished import Finished
    from pipeline.run.pdf_workers import Press
    from pipeline.run.shelf import Shelf
    from pipeline.settings.project import Settings

# A document, the folder for its files, and a function that prints a message meanwhile.
Built = Generator[tuple["Finished", Path, Say], None, None]
Shelves = Callable[[Path, bool], "Shelf"]
Presses = Callable[[int], AbstractContextManager["Press"]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources with the same settings; ``jobs``: number of PDFs printed at a time; ``shelf``: None to keep nothing."""

    paths: tuple[Path, ...]
    options: Options
    settings: Settings
    jobs: int
    shelf: Shelf | None = None

    def kept(self, path: Path) -> Finished | None:
        """A document that the store holds, with its files. An error is raised again when the document is built."""
        from pipeline.run.whole import recall

        if self.shelf is None or str(path) == source_files.STANDARD_INPUT:
            return None
        try:
            return recall(source_files.load(path), self.options, self.shelf.another())[1]
        except BriefingError:
            return None

    def lacks(self, path: Path) -> bool:
        """Whether the store does not hold a document."""
        from pipeline.run.whole import find

        if self.shelf is None or str(path) == source_files.STANDARD_INPUT:
            return True
        try:
            return find(source_files.load(path), self.options, self.shelf.another())[1] is None
        except BriefingError:
            return True


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, as the command line says it; its ``flags`` override settings of the same names."""

    sources: tuple[str, ...]
    flags: dict[str, Any]
    read_as: str | None = None
    only: str | None = None
    keep_stages: Path | None = None
    cache: Path | None = None
    no_cache: bool = False
    fresh: bool = False

    def carry_out(self, run: Tally, shelf_in: Shelves, *, quiet: bool, presses: Presses | None = None) -> list[Batch]:
        """Build everything and put it in place; the batches say what it was made from.

        Args:
            run: takes the reports.
            shelf_in: opens the store in a folder.
            quiet: whether no progress is shown.
            presses: opens a press of a width; None for one that ends with this run.
        """
        sources = self.sources or of_the_project()
        paths = source_files.collect(sources, say, lambda error: run.take(refused(error)))
        if self.only:
            source_files.refuse_namesakes(paths, self.only)
        batches = [self._batch(settings, members, shelf_in) for settings, members in grouped(paths)]
        with closing(_built(batches, quiet=quiet, whole=self.keep_stages is None, presses=presses)) as documents:
            for finished, folder, tell in documents:
                run.take(delivered(finished, folder, paths, self.keep_stages), tell)
        return batches

    def _batch(self, settings: Settings, paths: list[Path], shelf_in: Shelves) -> Batch:
        settings = project.merge(settings, self.flags)
        jobs = settings.jobs or os.cpu_count() or 1
        options = options_of(settings, self.read_as, self.only)
        listed = ", ".join(options.formats)
        say_more(f"{plural(len(paths), 'text')}: theme {options.theme}, {listed}, {jobs} at a time")
        store = None if self.no_cache else folder_of(settings, self.cache)
        return Batch(tuple(paths), options, settings, jobs, shelf_in(store, self.fresh) if store else None)


def _built(batches: list[Batch], *, quiet: bool, whole: bool, presses: Presses | None) -> Built:
    """Yield every document. As long as nothing has changed in one, it comes from the store, and nothing is started.

    Args:
        quiet: whether no progress is shown.
        whole: whether a document may come from the store without its stages.
        presses: opens a press.
    """
    for at, batch in enumerate(batches):
        for number, path in enumerate(batch.paths):
            kept = batch.kept(path) if whole else None
            if kept is None:
                left = [replace(batch, paths=batch.paths[number:]), *batches[at + 1 :]]
                yield from _made(left, quiet=quiet, whole=whole, presses=presses)
                return
            yield kept, batch.settings.output, say


def _made(batches: list[Batch], *, quiet: bool, whole: bool, presses: Presses | None) -> Built:
    """Build documents. The press is opened before anything else is imported: its workers import while this goes on."""
    from pipeline.run.pdf_workers import Press

    with ExitStack() as stack:
        printed = any("pdf" in batch.options.formats for batch in batches)
        opened = presses or partial(Press, counting=is_shown(quiet=quiet))
        press = stack.enter_context(opened(_width(batches, whole=whole))) if printed else None
        documents = sum(len(batch.paths) for batch in batches)
        pages = press.pages if press and press.pages else ""
        tell, say = stack.enter_context(progress(documents, quiet=quiet, pages=pages))

        from pipeline.run.build import build as run

        def load(path: Path) -> Text:
            tell(str(path))
            return source_files.load(path)

        for batch in batches:
            for finished in run(batch.paths, load, batch.options, press, batch.shelf, whole=whole):
                yield finished, batch.settings.output, say


def _width(batches: list[Batch], *, whole: bool) -> int:
    """The number of workers: no more than documents to print."""
    most, needed = max(batch.jobs for batch in batches), 0
    for batch in batches:
        for path in batch.paths:
            if needed >= most:
                return most
            needed += not whole or batch.lacks(path)
    return max(1, needed)
