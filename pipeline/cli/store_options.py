"""Which store a build uses, and the options of commands about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common_options import taking
from pipeline.cli.completing import PATH
from pipeline.disk.store import NAME, Store

if TYPE_CHECKING:
    from pipeline.run.shelf import Shelf
    from pipeline.settings.project import Settings

_VARIABLE, _OFF = "BRIEFING_CACHE", "off"

CACHE = click.option(
    "--cache",
    metavar="DIR",
    type=PATH,
    help=f"Folder for results to reuse (default: {NAME.as_posix()}/ beside briefing.toml, else beside the files).",
)


def folder_of(settings: Settings, cache: Path | None) -> Path | None:
    """The folder of the store: the flag's, else BRIEFING_CACHE's, else the project's; None if it is switched off."""
    named = os.environ.get(_VARIABLE, "")
    if cache is None and named == _OFF:
        return None
    place = settings.file.parent if settings.file else settings.output
    return cache or (Path(named) if named else place / NAME)


@contextmanager
def shelves() -> Iterator[Callable[[Path, bool], Shelf]]:
    """A function that opens the store in a folder, ``fresh`` or not; every store is closed at the end."""
    from pipeline.disk.surroundings import fingerprints
    from pipeline.run.shelf import Shelf

    opened: dict[Path, Shelf] = {}

    def of(folder: Path, fresh: bool) -> Shelf:
        if folder not in opened:
            store = Store(folder, fresh=fresh)
            opened[folder] = Shelf(store, fingerprints(store))
        return opened[folder]

    try:
        yield of
    finally:
        for shelf in opened.values():
            if shelf.store:
                shelf.store.close()


store_options = taking(
    CACHE,
    click.option("--no-cache", is_flag=True, help="Reuse nothing and keep nothing."),
    click.option("--fresh", is_flag=True, help="Make everything anew, and keep it."),
    click.option("--explain-cache", is_flag=True, help="Say what was reused, and what made the rest necessary."),
)
