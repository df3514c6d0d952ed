"""Put the files of a built document in place, or report why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import BriefingError
from pipeline.run.finished import Outcome, outcome_of

if TYPE_CHECKING:
    from pipeline.model import Artifact
    from pipeline.run.analyse import Stages
    from pipeline.run.finished import Finished

OF_THE_RUN = ("theme-font", "theme-css")  # codes of notes that are the same for every text


def refused(error: BriefingError) -> Outcome:
    """The outcome for a source that does not exist."""
    return Outcome(error.place or "", "", error=error)


def delivered(finished: Finished, folder: Path, sources: Iterable[Path], stages: Path | None) -> Outcome:
    """Put the files of a document in place; a file that is there with these contents is not written again.

    Args:
        finished: the document.
        folder: for its files.
        sources: the sources of this run, which no file may replace.
        stages: folder for the value of each stage; None to keep none.
    """
    from pipeline.disk.atomic_write import put_in_place, refuse_sources
    from pipeline.disk.backups import keep

    outcome = outcome_of(finished)
    try:
        if stages and finished.stages:
            _keep_stages(stages / finished.stem, finished.stages)
        if not finished.artifacts:
            return outcome
        places = [folder / artifact.name for artifact in finished.artifacts]
        refuse_sources(places, sources)
        for base in finished.bases:
            put_in_place(base.folder, base.artifacts)
        changed = [artifact for artifact in finished.artifacts if not _is_there(folder, artifact)]
        kept = keep(folder / artifact.name for artifact in changed)
        if changed:
            put_in_place(folder, changed)
    except BriefingError as error:
        return replace(outcome, error=error)
    pairs = tuple((str(place), str(copy)) for place, copy in kept)
    return replace(outcome, outputs=tuple(map(str, places)), kept=pairs)


def _is_there(folder: Path, artifact: Artifact) -> bool:
    """Whether the same file was made before."""
    from pipeline.disk.atomic_write import is_stream

    place = folder / artifact.name
    try:
        return not is_stream(place) and place.read_bytes() == artifact.data
    except OSError:
        return False


def _keep_stages(folder: Path, stages: Stages) -> None:
    from pipeline.disk.atomic_write import put_in_place
    from pipeline.model import Artifact
    from pipeline.run.stages import dump

    named = {f"{name}.json": getattr(stages, name) for name in ("raw", "clean", "briefing")}
    texts = {name: dump(value) for name, value in named.items() if value is not None}
    if stages.page:
        texts["page.xhtml"] = stages.page.xhtml
    put_in_place(folder, [Artifact(name, "text/plain", text.encode()) for name, text in texts.items()])
