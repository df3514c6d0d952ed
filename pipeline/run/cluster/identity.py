"""What must be the same on two machines for a text to become the same bytes on both.

A worker of any version is asked, so nothing of this program is imported at the head of this module: it travels to the
workers by value.
"""

from __future__ import annotations


def identity(*, prints: bool) -> dict[str, str]:
    """The versions and digests of everything that shapes a finished file, by names for messages.

    Args:
        prints: whether PDFs are made, which also depend on C libraries and on the fonts of the machine.
    """
    import sys

    found = {"Python": ".".join(map(str, sys.version_info[:2])), **_program(), **_libraries()}
    return {**found, **_c_libraries(), **_fonts()} if prints else found


def differences(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """What is another there, in words: ``weasyprint 70.0, here 70.1``."""
    names = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    return [f"{name} {there.get(name, _ABSENT)}, here {here.get(name, _ABSENT)}" for name in names]


_ABSENT = "absent"
_PACKAGE = "briefing-pipeline"


def _program() -> dict[str, str]:
    """The version of the program, and a digest of its files."""
    try:
        import pipeline
        from pipeline.disk.surroundings import program
    except ImportError as error:
        return {_PACKAGE: _ABSENT, "its program": str(error)}
    return {_PACKAGE: pipeline.__version__, "its program": program()[:12]}


def _libraries() -> dict[str, str]:
    """The versions of the libraries that the program needs, and those that they need."""
    import importlib.metadata
    import re

    found: dict[str, str] = {}
    waiting = [_PACKAGE]
    while waiting:
        name = waiting.pop()
        try:
            needed = importlib.metadata.requires(name) or []
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if name != _PACKAGE:
            found[name] = version
        plain = [re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in needed if "extra ==" not in line]
        waiting += [other for other in plain if other not in found]
    return found


def _c_libraries() -> dict[str, str]:
    """The versions of Pango and HarfBuzz, which set the lines of a PDF."""
    import ctypes
    import ctypes.util

    found = {}
    for name, file, function in (
        ("Pango", "pango-1.0", "pango_version_string"),
        ("HarfBuzz", "harfbuzz", "hb_version_string"),
    ):
        try:
            told = getattr(ctypes.CDLL(ctypes.util.find_library(file)), function)
            told.restype = ctypes.c_char_p
            found[name] = told().decode()
        except (OSError, AttributeError, TypeError):
            found[name] = _ABSENT
    return found


def _fonts() -> dict[str, str]:
    """A digest of the names and versions of the installed fonts."""
    import hashlib
    import shutil
    import subprocess

    if not shutil.which("fc-list"):
        return {"the fonts of the machine": _ABSENT}
    command = ["fc-list", ":", "--format=%{family}|%{style}|%{fontversion}\n"]
    listed = subprocess.run(command, capture_output=True, timeout=60, check=False).stdout
    digest = hashlib.sha256(b"\n".join(sorted(set(listed.split(b"\n"))))).hexdigest()
    return {"the fonts of the machine": digest[:12]}
