"""Errors of the operating system in plain words, and the package manager's command that installs a missing thing."""

from __future__ import annotations

import errno
import os
import sys

from pipeline.errors import BriefingError, MissingDependencyError, RenderError

# A thing -> the package manager of a system -> the command. Pango: WeasyPrint's documentation, "First steps".
_COMMANDS = {
    "Pango": {
        "apt-get": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "dnf install pango",
        "pacman": "pacman -S pango",
        "apk": "apk add pango harfbuzz-subset",
        "brew": "brew install pango",
        "windows": "MSYS2, and in its shell: pacman -S mingw-w64-x86_64-pango",
    },
    "Java": {
        "apt-get": "apt install default-jre-headless",
        "dnf": "dnf install java-latest-openjdk-headless",
        "pacman": "pacman -S jre-openjdk-headless",
        "apk": "apk add openjdk21-jre-headless",
        "brew": "brew install openjdk",
        "windows": "winget install EclipseAdoptium.Temurin.21.JRE",
    },
    "LibreOffice": {
        "apt-get": "apt install libreoffice-writer-nogui",
        "dnf": "dnf install libreoffice-writer",
        "pacman": "pacman -S libreoffice-fresh",
        "apk": "apk add libreoffice-writer",
        "brew": "brew install --cask libreoffice",
        "windows": "winget install TheDocumentFoundation.LibreOffice",
    },
    "East Asian fonts": {
        "apt-get": "apt install fonts-noto-cjk",
        "dnf": "dnf install google-noto-sans-cjk-fonts",
        "pacman": "pacman -S noto-fonts-cjk",
        "apk": "apk add font-noto-cjk",
        "brew": "brew install --cask font-noto-sans-cjk",
        "windows": "the supplemental fonts among the optional features of Windows",
    },
}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def command_for(thing: str) -> str:
    """The command that installs a thing on this machine; the one of Debian and Ubuntu if the system is not known."""
    return _COMMANDS[thing][_manager()]


def processors() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def explained(error: OSError) -> BriefingError | None:
    """An error of the operating system as one that the user can act on; None if its cause is not the machine."""
    if "cannot load library" in str(error):
        return _no_pango()
    if error.errno in _FULL:
        import tempfile

        place = str(error.filename or tempfile.gettempdir())
        return RenderError("there is no room left on the disk for temporary files", place=place, hint=_ROOM)
    if "No usable temporary directory" in str(error):
        return RenderError("there is no folder in which temporary files can be written", hint=_ROOM)
    return None


_ROOM = "making room there, or TMPDIR=FOLDER before the command, with a folder on another disk"


def _no_pango() -> MissingDependencyError:
    sentence = "PDFs cannot be printed: Pango, or a library that it needs, is not installed"
    hint = f"{command_for('Pango')}; or the other formats, with -f docx,epub,html"
    return MissingDependencyError(sentence, hint=hint)


def _manager() -> str:
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "brew"
    import shutil

    known = ("apt-get", "dnf", "pacman", "apk")
    return next(filter(shutil.which, known), known[0])
