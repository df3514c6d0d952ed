"""The finished files of a text: built into the folder of the project as on the command line, and listed."""

from __future__ import annotations

from pipeline.desk.entries import Entry
from pipeline.desk.workspace import Workspace
from pipeline.disk import source_files
from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import keep
from pipeline.run.build import build
from pipeline.run.press.pdf_workers import Press

FINISHED = (".pdf", ".docx", ".epub", ".xhtml", ".txt", ".md")


def build_all(workspace: Workspace, entry: Entry) -> list[str]:
    """Build every format that the settings name; a finished file that was edited by hand is backed up first.

    Returns the warnings.

    Raises:
        BriefingError: whatever stops the build; the old files stay.
    """
    path = entry.manuscript if entry.manuscript.is_file() else entry.source
    assert path is not None
    with Press(1) as press:
        [finished] = build([path], source_files.load, workspace.options(path), press)
    if finished.error:
        raise finished.error
    folder = workspace.output()
    keep(folder / artifact.name for artifact in finished.artifacts)
    put_in_place(folder, finished.artifacts)
    return [note.message for note in finished.notes if note.severity == "warning"]


def finished_of(workspace: Workspace, entry: Entry) -> list[str]:
    """The suffixes of the finished files that are there, without the full stop."""
    folder = workspace.output()
    return [suffix[1:] for suffix in FINISHED if (folder / f"{entry.name}{suffix}").is_file()]
