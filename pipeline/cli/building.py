"""Build the texts of a run: what the store holds comes from there, and only the rest starts the press."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.manner import say, say_more
from pipeline.cli.progress import Say, progress
from pipeline.cli.source_options import options_of
from pipeline.disk import source_files
from pipeline.errors import BriefingError
from pipeline.settings import project
from pipeline.settings.options import Options
from pipeline.text.wording import plural

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.run.finished import Finished
    from pipeline.run.shelf import Shelf
    from pipeline.settings.project import Settings

# A document, the folder for its files, and a function that prints a message meanwhile.
Built = Generator[tuple["Finished", Path, Say], None, None]


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


def batch_of(
    settings: Settings, flags: dict[str, Any], paths: list[Path], read_as: str | None, only: str | None
) -> Batch:
    """Sources with the same settings, overridden by flags."""
    settings = project.merge(settings, flags)
    jobs = settings.jobs or os.cpu_count() or 1
    options = options_of(settings, read_as, only)
    say_more(f"{plural(len(paths), 'text')}: theme {options.theme}, {', '.join(options.formats)}, {jobs} at a time")
    return Batch(tuple(paths), options, settings, jobs)


def built(batches: list[Batch], *, quiet: bool, whole: bool) -> Built:
    """Yield every document. As long as nothing has changed in one, it comes from the store, and nothing is started.

    Args:
        quiet: whether no progress is shown.
        whole: whether a document may come from the store without its stages.
    """
    for at, batch in enumerate(batches):
        for number, path in enumerate(batch.paths):
            kept = batch.kept(path) if whole else None
            if kept is None:
                left = [replace(batch, paths=batch.paths[number:]), *batches[at + 1 :]]
                yield from _made(left, quiet=quiet, whole=whole)
                return
            yield kept, batch.settings.output, say


def _made(batches: list[Batch], *, quiet: bool, whole: bool) -> Built:
    """Build documents. The press is opened before anything else is imported: its workers import while this goes on."""
    from pipeline.run.pdf_workers import Press

    with ExitStack() as stack:
        printed = any("pdf" in batch.options.formats for batch in batches)
        press = stack.enter_context(Press(_width(batches, whole=whole))) if printed else None
        documents = sum(len(batch.paths) for batch in batches)
        tell, say = stack.enter_context(progress(documents, quiet=quiet))

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
