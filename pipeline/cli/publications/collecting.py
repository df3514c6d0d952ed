"""Build all sources as one book (``briefing build --collection``)."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.building import Order, Shelves
from pipeline.cli.common_options import say
from pipeline.cli.source_options import of_the_project, options_of, settings_for
from pipeline.cli.store_options import folder_of
from pipeline.disk import source_files
from pipeline.errors import BriefingError
from pipeline.run.batch.delivering import delivered, refused
from pipeline.settings import project

if TYPE_CHECKING:
    from pipeline.cli.tally import Tally
    from pipeline.settings.project import Settings


def collect(order: Order, run: Tally, shelf_in: Shelves) -> None:
    """Build the book and put its files in place; the settings are those of the first source."""
    from pipeline.run.book.collection import FORMATS, collected
    from pipeline.run.press.pdf_workers import Press
    from pipeline.run.shelf import Shelf

    paths = source_files.collect(order.sources or of_the_project(), say)
    settings = project.merge(settings_for(paths[0]), {"formats": FORMATS} | _given(order))
    options = options_of(settings, order.read_as)
    store = None if order.no_cache else folder_of(settings, order.cache)
    chapters = [path for path in paths if path.resolve() != _preface(settings)]
    with ExitStack() as stack:
        press = stack.enter_context(Press(1)) if "pdf" in options.formats else None
        shelf = shelf_in(store, order.fresh) if store else Shelf()
        try:
            book = collected(chapters, settings, options, press, shelf)
        except BriefingError as error:
            run.take(refused(error))
            return
    run.take(delivered(book, settings.output, paths, None))


def _given(order: Order) -> dict[str, Any]:
    """The flags that were given; the formats of the project are those of single documents."""
    return {name: value for name, value in order.flags.items() if value is not None}


def _preface(settings: Settings) -> Path | None:
    """The preface, which may be among the sources and is no chapter."""
    return settings.collection_preface.resolve() if settings.collection_preface else None
