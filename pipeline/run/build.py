"""The whole run: each source is read, structured, laid out, written, printed and checked, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError
from pipeline.model import Briefing, Note
from pipeline.render.theme import Theme
from pipeline.run.analyse import understand
from pipeline.run.design import design_of
from pipeline.run.finished import Course, Finished
from pipeline.run.found_before import lent
from pipeline.run.one_document import Edition
from pipeline.run.press.pdf_workers import Press
from pipeline.run.shelf import Shelf
from pipeline.run.whole_documents import Inputs, differences, inputs_of, others_of, recall, remember
from pipeline.settings.options import Options

Loader = Callable[[Path], Text]
Design = tuple[Theme, tuple[Note, ...]]


def build(
    paths: Iterable[Path],
    load: Loader,
    options: Options,
    press: Press | None,
    shelf: Shelf | None = None,
    *,
    whole: bool = True,
    design: Design | None = None,
    folder: Path | Callable[[Path], Path | None] | None = None,
    prepare: Callable[[Briefing], None] | None = None,
) -> Iterator[Finished]:
    """Build each source, in order; one that fails does not stop the others.

    Args:
        paths: the sources.
        load: reads the bytes of a source.
        options: how to build.
        press: prints the PDFs; None if no PDF is wanted.
        shelf: holds results of earlier builds, and takes those of this one; None to keep nothing.
        whole: whether a document of which nothing has changed may come from the shelf without its stages.
        design: the theme that the options name, with its notes; None to load it.
        prepare: called with each briefing before it is laid out; it may fetch the images that the text shows.
        folder: where the finished files of a source may be from a build before, or a function that says so.
    """
    theme, notes = design or design_of(options)
    if press:
        press.prepare(theme, options.language or "")
    folder_of = folder if callable(folder) else lambda _: folder
    start = _Start(load, theme, notes, options, press, shelf or Shelf(), whole, folder_of, prepare)
    running: deque[Callable[[], Finished]] = deque()
    for path in paths:
        running.append(start.of(path))
        if len(running) > (press.width if press else 0):
            yield running.popleft()()
    while running:
        yield running.popleft()()


@dataclass(frozen=True, slots=True)
class _Start:
    load: Loader
    theme: Theme
    notes: tuple[Note, ...]
    options: Options
    press: Press | None
    shelf: Shelf
    whole: bool
    folder_of: Callable[[Path], Path | None]
    prepare: Callable[[Briefing], None] | None

    def of(self, path: Path) -> Callable[[], Finished]:
        """Do everything up to the PDF; the returned function waits for it and finishes the document."""
        # What a review copy was made from is kept beside its source by each build, so it never comes from the shelf.
        shelf = Shelf() if "review" in self.options.formats else self.shelf.another()
        try:
            text = self.load(path)
            inputs, kept = recall(text, self.options, shelf, self.folder_of(path)) if shelf.store else ({}, None)
            if kept and self.whole:
                return lambda: kept
            with lent(shelf, text.place if self.press and self.press.width else None) as answers:
                stages = understand(text, self.options, shelf)
                if self.prepare:
                    self.prepare(stages.briefing)
                run = Edition(text, stages, self.theme, self.options, self.press, self.notes, shelf)
                run.start()
            if answers:
                answers.keep()
        except BriefingError as error:
            failed = Finished(str(path), path.stem, error=error)
            return lambda: failed
        finally:
            shelf.settle()
        return lambda: self._remembered(run, inputs)

    def _remembered(self, run: Edition, inputs: Inputs) -> Finished:
        """The finished document, which is put on the shelf unless a file that it is made from has changed meanwhile."""
        finished, shelf = run.finish(), run.shelf
        if not shelf.store or finished.error:
            return finished
        changed = differences(inputs, finished.place, shelf)
        others = others_of(run.stages.briefing, run.text, self.theme, self.options)
        if others is not None and inputs == inputs_of(run.text, self.options, shelf):
            remember(inputs, others, finished, shelf)
        return replace(finished, course=Course(*map(tuple, (shelf.reused, shelf.made, changed))))
