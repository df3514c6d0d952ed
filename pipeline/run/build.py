"""The whole run: each source is read, structured, laid out, written, printed and checked, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError
from pipeline.model import Note
from pipeline.render.theme import Theme
from pipeline.run.analyse import understand
from pipeline.run.design import design_of
from pipeline.run.one_document import Edition, Finished
from pipeline.run.pdf_workers import Press
from pipeline.settings.options import Options

Loader = Callable[[Path], Text]


def build(paths: Iterable[Path], load: Loader, options: Options, press: Press | None) -> Iterator[Finished]:
    """Build each source, in order; one that fails does not stop the others.

    Args:
        paths: the sources.
        load: reads the bytes of a source.
        options: how to build.
        press: prints the PDFs; None if no PDF is wanted.
    """
    theme, notes = design_of(options)
    running: deque[Callable[[], Finished]] = deque()
    for path in paths:
        running.append(_started(path, load, theme, notes, options, press))
        if len(running) > (press.width if press else 0):
            yield running.popleft()()
    while running:
        yield running.popleft()()


def _started(
    path: Path, load: Loader, theme: Theme, notes: tuple[Note, ...], options: Options, press: Press | None
) -> Callable[[], Finished]:
    """Do everything up to the PDF; the returned function waits for it and finishes the document."""
    try:
        text = load(path)
        run = Edition(text, understand(text, options), theme, options, press, notes=notes)
        run.start()
    except BriefingError as error:
        failed = Finished(str(path), path.stem, error=error)
        return lambda: failed
    return run.finish
