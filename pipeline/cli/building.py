"""Build the texts of a run: what the store holds comes from there, and only the rest starts other processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.archives.cataloguing import Catalogues
from pipeline.cli.common_options import say, say_more
from pipeline.cli.progress import Say, is_shown, progress
from pipeline.cli.source_options import grouped, of_the_project, options_of
from pipeline.cli.store_options import folder_of
from pipeline.cli.tally import MANY
from pipeline.disk import source_files
from pipeline.disk.system import processors
from pipeline.errors import BriefingError
from pipeline.run.batch.delivering import delivered, refused
from pipeline.run.batch.taken import Taken
from pipeline.settings import project
from pipeline.settings.options import Options
from pipeline.text.wording import plural

if TYPE_CHECKING:
    from pipeline.cli.tally import Tally
    from pipeline.disk.source_files import Found, Text
    from pipeline.run.batch.job import Job
    from pipeline.run.finished import Outcome
    from pipeline.run.press.pdf_workers import Press
    from pipeline.run.shelf import Shelf
    from pipeline.settings.project import Settings

# A document with its batch, and a function that prints a message meanwhile.
Built = Generator[tuple["Batch", "Outcome", Say], None, None]
Shelves = Callable[[Path, bool], "Shelf"]
Presses = Callable[[int], AbstractContextManager["Press"]]
_LOOKED_AT = 200  # texts of which is known beforehand whether they have changed; of more it takes too long


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources with the same settings; ``jobs``: number of documents built at a time; ``shelf``: None to keep nothing.

    ``taken``: the sources of the whole run; ``stages``: folder for the value of each stage, None to keep none.
    """

    found: tuple[Found, ...]
    options: Options
    settings: Settings
    jobs: int
    taken: Taken
    shelf: Shelf | None = None
    stages: Path | None = None

    def paths(self) -> Iterator[Path]:
        """The sources."""
        return (one.path for one in self.found)

    @property
    def root(self) -> str:
        """The folder for the files of all sources."""
        return self.settings.output.as_posix()

    def folder(self, one: Found) -> Path:
        """The folder for the files of a source."""
        return self.settings.output / one.below

    def job(self, one: Found) -> Job:
        """The job to build a source."""
        from pipeline.run.batch.job import Job

        folder, store = self.folder(one), self.shelf.store if self.shelf else None
        return Job(
            str(one.path),
            str(folder),
            self.options,
            taken=self.taken.of(folder, one.path.stem),
            store=str(store.folder) if store else None,
            fresh=store.fresh if store else False,
            machine=tuple(self.shelf.machine.items()) if self.shelf else (),
            stages=self.stages / one.below if self.stages else None,
        )

    def kept(self, one: Found) -> Outcome | None:
        """A document that the store holds, put in place. An error is raised again when the document is built."""
        from pipeline.run.whole_documents import recall

        if self.shelf is None or str(one.path) == source_files.STANDARD_INPUT:
            return None
        folder = self.folder(one)
        try:
            made = recall(source_files.load(one.path), self.options, self.shelf.another(), folder)[1]
        except BriefingError:
            return None
        return delivered(made, folder, map(Path, self.taken.of(folder, one.path.stem)), None) if made else None

    def lacks(self, one: Found) -> bool:
        """Whether the store does not hold a document."""
        from pipeline.run.whole_documents import find

        if self.shelf is None or str(one.path) == source_files.STANDARD_INPUT:
            return True
        try:
            return find(source_files.load(one.path), self.options, self.shelf.another())[1] is None
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
        found = source_files.found(sources, run.say_once, lambda error: run.take(refused(error)))
        if self.only:
            source_files.refuse_namesakes((one.path for one in found), self.only)
        batches = self._batches(found, shelf_in)
        run.many = len(found) > MANY
        catalogues = Catalogues((batch.root, batch.settings, batch.options.folders) for batch in batches)
        with closing(_built(batches, quiet=quiet, whole=self.keep_stages is None, presses=presses)) as outcomes:
            for batch, outcome, tell in outcomes:
                catalogues.take(batch.root, outcome)
                run.take(outcome, tell)
        for page in catalogues.write():
            say(f"{page}: the catalogue")
        return batches

    def _batches(self, found: list[Found], shelf_in: Shelves) -> list[Batch]:
        by_path = {one.path: one for one in found}
        taken = Taken(by_path)
        groups = grouped(list(by_path))
        return [self._batch(settings, [by_path[path] for path in paths], taken, shelf_in) for settings, paths in groups]

    def _batch(self, settings: Settings, found: list[Found], taken: Taken, shelf_in: Shelves) -> Batch:
        settings = project.merge(settings, self.flags)
        jobs = settings.jobs or processors()
        options = options_of(settings, self.read_as, self.only)
        listed = ", ".join(options.formats)
        say_more(f"{plural(len(found), 'text')}: theme {options.theme}, {listed}, {jobs} at a time")
        store = None if self.no_cache else folder_of(settings, self.cache)
        shelf = shelf_in(store, self.fresh) if store else None
        return Batch(tuple(found), options, settings, jobs, taken, shelf, self.keep_stages)


def _built(batches: list[Batch], *, quiet: bool, whole: bool, presses: Presses | None) -> Built:
    """Yield every document. As long as nothing has changed in one, it comes from the store, and nothing is started.

    Args:
        quiet: whether no progress is shown.
        whole: whether a document may come from the store without its stages.
        presses: opens a press.
    """
    for at, batch in enumerate(batches):
        for number, one in enumerate(batch.found):
            kept = batch.kept(one) if whole else None
            if kept is None:
                left = [replace(batch, found=batch.found[number:]), *batches[at + 1 :]]
                yield from _made(left, quiet=quiet, whole=whole, presses=presses)
                return
            yield batch, kept, say


def _made(batches: list[Batch], *, quiet: bool, whole: bool, presses: Presses | None) -> Built:
    """Build documents: several by a pool, one of them here, with a press for its PDF."""
    width = _width(batches, whole=whole)
    if width > 1 and presses is None:
        return _by_a_pool(batches, width, quiet=quiet)
    return _by_a_press(batches, width, quiet=quiet, presses=presses)


def _by_a_pool(batches: list[Batch], width: int, *, quiet: bool) -> Built:
    """Build documents in as many processes. They start before anything else is imported."""
    from pipeline.run.batch.pool import Pool

    printed = any("pdf" in batch.options.formats for batch in batches)
    with Pool(width, prints=printed) as pool, progress(_number_of(batches), quiet=quiet) as (tell, say):
        pairs = [(batch, one) for batch in batches for one in batch.found]
        outcomes = pool.carry_out(batch.job(one) for batch, one in pairs)
        for (batch, _), outcome in zip(pairs, outcomes, strict=True):
            if outcome.used and batch.shelf and batch.shelf.store:
                batch.shelf.store.add(*outcome.used)
            tell(outcome.place)
            yield batch, outcome, say


def _by_a_press(batches: list[Batch], width: int, *, quiet: bool, presses: Presses | None) -> Built:
    """Build documents here. The press is opened before anything else is imported: it imports while this goes on."""
    from pipeline.run.press.pdf_workers import Press

    with ExitStack() as stack:
        printed = any("pdf" in batch.options.formats for batch in batches)
        opened = presses or partial(Press, counting=is_shown(quiet=quiet))
        press = stack.enter_context(opened(width)) if printed else None
        pages = press.pages if press and press.pages else ""
        tell, say = stack.enter_context(progress(_number_of(batches), quiet=quiet, pages=pages))

        from pipeline.run.batch.here import Here

        def load(path: Path) -> Text:
            tell(str(path))
            return source_files.load(path)

        for batch in batches:
            for outcome in Here(press, load, batch.shelf).carry_out(map(batch.job, batch.found)):
                yield batch, outcome, say


def _number_of(batches: list[Batch]) -> int:
    return sum(len(batch.found) for batch in batches)


def _width(batches: list[Batch], *, whole: bool) -> int:
    """The number of workers: no more than documents to build."""
    most, needed = max(batch.jobs for batch in batches), 0
    if _number_of(batches) == 1:
        return 1
    for batch in batches if _number_of(batches) <= _LOOKED_AT else ():
        for one in batch.found:
            if needed >= most:
                return most
            needed += not whole or batch.lacks(one)
    return max(1, needed) if _number_of(batches) <= _LOOKED_AT else most
