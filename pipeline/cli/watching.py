"""``briefing build --watch``: build again whatever changes, with a press that stays warm."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.building import Batch, Order, Shelves
from pipeline.cli.common_options import common_options, echo_error, say
from pipeline.cli.tally import Tally
from pipeline.disk.source_files import STANDARD_INPUT
from pipeline.errors import BriefingError, MissingDependencyError, UsageError
from pipeline.text.wording import plural

if TYPE_CHECKING:
    from pipeline.run.finished import Outcome
    from pipeline.run.press.pdf_workers import Press

_MOMENT = 200  # milliseconds without any change, after which is looked whether there is something else to do
_PAUSE = 8  # milliseconds without a further change, before a build begins: programs save in several steps


def watched(order: Order, first: Tally, shelf_in: Shelves, *, quiet: bool, opens: bool) -> None:
    """Build, and build again whatever changes, until Ctrl-C; an error is reported and does not end the watch.

    Raises:
        UsageError: a source is standard input, or nothing is kept that would tell what has changed.
        MissingDependencyError: watchfiles is not installed.
    """
    if STANDARD_INPUT in order.sources:
        raise UsageError("standard input cannot be watched", hint="the name of a file or a folder")
    if order.no_cache or order.fresh:
        raise UsageError("--watch builds what has changed, which only the cache tells", hint="--watch without it")
    with _Watch(order, shelf_in, quiet=quiet) as watch:
        batches = watch.build(first, first=True)
        if opens:
            first.open()
        try:
            for changed in _changes(batches, order):
                watch.rebuild(changed)
        except KeyboardInterrupt:
            say("stopped")


class _Watch:
    """One watch: its press stays open from build to build."""

    def __init__(self, order: Order, shelf_in: Shelves, *, quiet: bool) -> None:
        self._order, self._shelf_in, self._quiet = order, shelf_in, quiet
        self._press: Press | None = None
        self._said: set[str] = set()

    def __enter__(self) -> _Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def build(self, run: Tally, *, first: bool = False) -> list[Batch]:
        """Build everything; what has not changed comes from the store."""
        try:
            batches = self._order.carry_out(run, self._shelf_in, quiet=self._quiet, presses=self._opened)
        except BriefingError as error:
            if first:
                raise
            echo_error(str(error), common_options())
            return []
        if first:
            self._said.update(run.said)
            run.report()
        return batches

    def rebuild(self, changed: set[Path]) -> None:
        """Build after these files have changed, and print a line for each document that was made anew."""
        if any("templates" in path.parts or path.suffix in (".css", ".j2", ".po", ".toml") for path in changed):
            self._forget()
        self.build(_Lines(False, time.monotonic(), said=self._said))

    @contextmanager
    def _opened(self, width: int) -> Iterator[Press]:
        from pipeline.run import proofing
        from pipeline.run.press.pdf_workers import Press

        if self._press is None:
            self._press = Press(width)
        yield self._press
        self._press.start_task(proofing.tidy)  # not when the next change is waited for

    def _forget(self) -> None:
        """Forget what was read from files of the design: here, and in the workers, which begin anew."""
        for name, module in list(sys.modules.items()):
            if name.startswith("pipeline.render."):
                for value in vars(module).values():
                    if callable(clear := getattr(value, "cache_clear", None)):
                        clear()
        self._close()

    def _close(self) -> None:
        if self._press is not None:
            self._press.end()
            self._press = None


class _Lines(Tally):
    """Reports on builds of a watch, a line each; documents of which nothing has changed are passed over."""

    def take(self, one: Outcome, tell: object = None) -> None:  # noqa: ARG002 - as in the base class
        clock = time.strftime("%H:%M:%S")
        if one.error:
            echo_error(str(one.error), common_options())
        elif one.course is None or one.course.made:
            seconds = time.monotonic() - self.began
            warnings = sum(note.severity == "warning" for note in one.notes)
            looked = f", {plural(warnings, 'warning')}" if warnings else ""
            say(f"{clock} {one.place}: {plural(len(one.outputs), 'file')}, {seconds:.1f} s{looked}")


def _changes(batches: list[Batch], order: Order) -> Iterator[set[Path]]:
    """The files that changed, as often as some did; first none, once they are watched.

    What was saved between the first build and that moment would not be seen: the first ones may have changed, too.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise MissingDependencyError("--watch needs watchfiles", hint="`pip install watchfiles`") from error
    places = _places(batches, order)
    # Below the folder of a single text, such as a home folder, there may be any number of files.
    below = any(batch.options.project for batch in batches) or any(Path(source).is_dir() for source in order.sources)
    counts = partial(
        _counts, {batch.shelf.store.folder.resolve() for batch in batches if batch.shelf and batch.shelf.store}
    )
    options: Any = {"step": _PAUSE, "recursive": below, "rust_timeout": _MOMENT, "yield_on_timeout": True}
    is_watched = False
    for changes in watch(*places, watch_filter=counts, **options):
        if changes or not is_watched:
            yield {Path(path) for _, path in changes}
        if not is_watched:
            say(f"watching {', '.join(map(str, places))}; Ctrl-C stops")
            is_watched = True


def _places(batches: list[Batch], order: Order) -> list[Path]:
    """The folders to watch: of the sources, the settings, the templates, and single files that the options name."""
    found = [Path(source) for source in order.sources if Path(source).is_dir()]
    for batch in batches:
        options = batch.options
        files = (*batch.paths(), options.house.logo, options.reference, batch.settings.file)
        found += [path.parent for path in files if path]
        found += [folder for folder in (*options.folders, options.project) if folder]
    unique = {folder.resolve(): folder for folder in found if folder.is_dir()}
    return [shown for folder, shown in sorted(unique.items()) if not any(up in unique for up in folder.parents)]


def _counts(stores: Set[Path], _change: object, path: str) -> bool:
    """Whether a changed file can matter: drafts, what the builds keep, and files of git and Python do not."""
    parts = Path(path).parts
    if {".briefing", ".git", "__pycache__"} & set(parts) or path.endswith((".part", "~", ".swp")):
        return False
    return stores.isdisjoint(Path(path).parents)
