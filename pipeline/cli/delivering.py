"""Put the files of a built document in place, or report why there are none."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.say import write
from pipeline.errors import BriefingError

if TYPE_CHECKING:
    from pipeline.model import Artifact, Note
    from pipeline.run.analyse import Stages
    from pipeline.run.finished import Finished

OF_THE_RUN = ("theme-font", "theme-css")  # codes of notes that are the same for every text


@dataclass(frozen=True, slots=True)
class Delivered:
    """A document with its files in place, and the backups of files that it replaced."""

    finished: Finished
    paths: list[Path] = field(default_factory=list)
    kept: list[tuple[Path, Path]] = field(default_factory=list)

    @property
    def is_warned(self) -> bool:
        """Whether a warning asks an editor to look at something."""
        return any(note.severity == "warning" for note in self.finished.notes)

    def without(self, told: Container[Note]) -> Delivered:
        """The same, minus notes already shown."""
        notes = tuple(note for note in self.finished.notes if note not in told)
        return replace(self, finished=replace(self.finished, notes=notes))

    def lines(self, *, every: bool, explain: bool = False) -> Iterator[str]:
        """The lines to print for a person; ``every``: with all notes; ``explain``: with the use of the store."""
        from pipeline.cli.report import build_lines

        return build_lines(self.finished, self.paths, self.kept, every=every, explain=explain)

    def as_json(self) -> dict[str, Any]:
        """The report as JSON."""
        from pipeline.cli.records import build_json

        return build_json(self.finished, self.paths, self.kept)


def refused(error: BriefingError) -> Delivered:
    """The report on a source that does not exist."""
    from pipeline.run.finished import Finished

    return Delivered(Finished(error.place or "", "", error=error))


def delivered(finished: Finished, folder: Path, sources: list[Path], stages: Path | None) -> Delivered:
    """Put the files of a document in place; a file that is there with these contents is not written again.

    Args:
        finished: the document.
        folder: for its files.
        sources: the sources of this run, which no file may replace.
        stages: folder for the value of each stage; None to keep none.
    """
    from pipeline.disk.atomic_write import put_in_place, refuse_sources
    from pipeline.disk.backups import keep

    try:
        if stages and finished.stages:
            _keep_stages(stages / finished.stem, finished.stages)
        if not finished.artifacts:
            return Delivered(finished)
        places = [folder / artifact.name for artifact in finished.artifacts]
        refuse_sources(places, sources)
        for base in finished.bases:
            put_in_place(base.folder, base.artifacts)
        changed = [artifact for artifact in finished.artifacts if not _is_there(folder, artifact)]
        kept = keep(folder / artifact.name for artifact in changed)
        if changed:
            put_in_place(folder, changed)
        return Delivered(finished, places, kept)
    except BriefingError as error:
        return Delivered(replace(finished, error=error))


def _is_there(folder: Path, artifact: Artifact) -> bool:
    """Whether the same file was made before."""
    from pipeline.disk.atomic_write import is_stream

    place = folder / artifact.name
    try:
        return not is_stream(place) and place.read_bytes() == artifact.data
    except OSError:
        return False


def _keep_stages(folder: Path, stages: Stages) -> None:
    from pipeline.run.stages import dump

    for name in ("raw", "clean", "briefing"):
        value = getattr(stages, name)
        if value is not None:
            write(folder / f"{name}.json", dump(value))
    if stages.page:
        write(folder / "page.xhtml", stages.page.xhtml)
