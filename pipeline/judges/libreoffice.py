"""LibreOffice: checks whether another program than Word can open a Word file and keeps its words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.check.readback import read_back
from pipeline.disk.system import command_for
from pipeline.judges.running import JudgeError, finding, found, lacks_program, run
from pipeline.model import Note, stream
from pipeline.run.word_pages import PROGRAMS

NAME = "LibreOffice"
SUFFIXES = frozenset({".docx"})
HINT = command_for("LibreOffice")


def lacks() -> str | None:
    """The missing program, None if it is installed."""
    return lacks_program(*PROGRAMS)


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    program = found(*PROGRAMS) or PROGRAMS[0]
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        run(program, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, path)
        saved = Path(folder) / f"{path.stem}.docx"
        if not saved.exists():
            raise JudgeError("it could not open the file, or another LibreOffice is in the way")
        kept = _letters(saved)
    if kept != _letters(path):
        yield finding(NAME, "words", "opened and saved there, it has not the same words", path)


def _letters(path: Path) -> str:
    """The letters without digits: every program counts the pages anew."""
    return "".join(filter(str.isalpha, stream(read_back(path.name, path.read_bytes()))))
