"""A job: one document from its source to finished files in their place, as a value that another process can take."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.disk import source_files, system
from pipeline.disk.store import Store
from pipeline.errors import BriefingError, MissingDependencyError, RenderError
from pipeline.run.batch.delivering import delivered
from pipeline.run.finished import Outcome
from pipeline.run.press.print_jobs import collect_garbage
from pipeline.run.shelf import Shelf

if TYPE_CHECKING:
    from pipeline.render.theme.house import House
    from pipeline.run.build import Design
    from pipeline.run.press.pdf_workers import Press
    from pipeline.settings.options import Options


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, and where to.

    Args:
        source: path or address of the text.
        folder: path or address of the folder for its files.
        options: how to build.
        taken: sources of this run that the files might replace.
        store: folder of the store; None to keep nothing.
        fresh: whether nothing is read from the store.
        machine: fingerprints of everything besides the text (:mod:`pipeline.disk.surroundings`).
        stages: folder for the value of each stage; None to keep none.
    """

    source: str
    folder: str
    options: Options
    taken: tuple[str, ...] = ()
    store: str | None = None
    fresh: bool = False
    machine: tuple[tuple[str, str], ...] = ()
    stages: Path | None = None


def carry_out(job: Job) -> Outcome:
    """Build a document and put its files in place, in a process that does nothing else.

    An error of any kind is an outcome: one document never stops the others.
    """
    shelf = _shelf(job)
    outcome = guarded(job.source, lambda: _delivered(job, shelf))
    return replace(outcome, used=_used(shelf.store)) if shelf.store else outcome


def guarded(place: str, work: Callable[[], Outcome]) -> Outcome:
    """The outcome of a function; an error that it raises becomes the outcome of the document of that place."""
    try:
        return work()
    except BriefingError as error:
        found = error
    except ModuleNotFoundError as error:
        found = _lacking(error, place)
    except MemoryError:
        hint = "fewer at a time with -j, or a machine with more memory"
        found = RenderError("there is not enough memory for this document", place=place, hint=hint)
    except Exception as error:
        known = system.explained(error) if isinstance(error, OSError) else None
        found = known or _bug(error, place)
    return Outcome(place, Path(place).stem, error=found)


def _delivered(job: Job, shelf: Shelf) -> Outcome:
    from pipeline.run.build import build

    path, folder = Path(job.source), Path(job.folder)
    whole, options = job.stages is None, job.options
    design, press = design_once(options), press_of(options)
    [made] = build([path], source_files.load, options, press, shelf, whole=whole, design=design, folder=folder)
    return delivered(made, folder, map(Path, job.taken), job.stages)


def tidy_up() -> None:
    """Collect the garbage of a document. What the first one leaves behind, modules and word lists, is none."""
    collect_garbage()
    if not _tidied:
        gc.freeze()
        _tidied.append(True)


_tidied: list[bool] = []


def design_once(options: Options) -> Design:
    """The theme of the options with its notes; loaded once in a process for all documents that share it."""
    key = options.theme, options.folders, options.house
    known = _designs.get(key)
    if known is None:
        from pipeline.run.design import design_of

        known = _designs[key] = design_of(options)
    return known


_designs: dict[tuple[str, tuple[Path, ...], House], Design] = {}


def press_of(options: Options) -> Press | None:
    """This process itself prints the PDF, if one is wanted."""
    if "pdf" not in options.formats:
        return None
    from pipeline.run.press.pdf_workers import PressHere

    return PressHere()


def _shelf(job: Job) -> Shelf:
    return Shelf(_store(job.store, job.fresh), dict(job.machine)) if job.store else Shelf()


@lru_cache(maxsize=8)
def _store(folder: str, fresh: bool) -> Store:
    return Store(Path(folder), fresh=fresh)


def _used(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """Hits and misses since this was asked for last."""
    used = dict(store.hits), dict(store.misses)
    store.hits, store.misses = Counter(), Counter()
    return used


def _lacking(error: ModuleNotFoundError, place: str) -> BriefingError:
    name = error.name or ""
    if not name or name.split(".")[0] == "pipeline":
        return _bug(error, place)
    return MissingDependencyError(f"the library {name} is not installed", place=place, hint="`briefing doctor`")


def _bug(error: Exception, place: str) -> BriefingError:
    hint = "this text alone with BRIEFING_DEBUG=1 before the command, and report the output"
    return BriefingError(f"a bug in this program: {type(error).__name__}: {error}", place=place, hint=hint)
