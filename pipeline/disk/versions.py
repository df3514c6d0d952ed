"""Versions of everything that shapes a finished file: the program with its commit, Python, libraries, C libraries."""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.metadata
import platform
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pipeline

PROJECT = "briefing-pipeline"
_NAME_RE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DASHES_RE = re.compile(r"[-_.]+")


def program() -> str:
    """The version, with the commit of a checkout: ``0.1.0 (3f2a91c04d7e)``; ``changed`` where files differ from it."""
    commit = commit_of(Path(pipeline.__file__).parent.parent)
    return f"{pipeline.__version__} ({commit})" if commit else pipeline.__version__


def commit_of(folder: Path) -> str:
    """The commit of a checkout; empty if the folder is no checkout, or there is no Git."""
    if not (folder / ".git").exists():
        return ""
    commit = _git(folder, "rev-parse", "--short=12", "HEAD")
    changed = commit and _git(folder, "status", "--porcelain", "--untracked-files=no", "--", "pipeline", "templates")
    return f"{commit}, changed" if changed else commit


def libraries() -> dict[str, str]:
    """The version of each package that this program needs, and of those that they need, by name."""
    found: dict[str, str] = {}
    waiting = [PROJECT]
    while waiting:
        name = waiting.pop()
        with suppress(importlib.metadata.PackageNotFoundError):
            package = importlib.metadata.distribution(name)
            key = _DASHES_RE.sub("-", name).lower()
            if key not in found:
                found[key] = package.version
                waiting += _needed(package.requires or [])
    found.pop(PROJECT, None)
    return dict(sorted(found.items()))


def machine() -> dict[str, str]:
    """Python, the system, and the C libraries that set the lines of a PDF, as far as they can be asked."""
    known = {"python": platform.python_version(), "system": f"{platform.system()} {platform.machine()}"}
    for name, file, function in (
        ("pango", "pango-1.0", "pango_version_string"),
        ("harfbuzz", "harfbuzz", "hb_version_string"),
    ):
        known[name] = _asked(file, function)
    return known


def _needed(requirements: list[str]) -> Iterator[str]:
    for line in requirements:
        match = _NAME_RE.match(line)
        if match and "extra ==" not in line:
            yield match[0]


def _asked(file: str, function: str) -> str:
    try:
        ask = getattr(ctypes.CDLL(ctypes.util.find_library(file) or f"lib{file}.so.0"), function)
    except (OSError, AttributeError):
        return "unknown"
    ask.restype = ctypes.c_char_p
    return (ask() or b"unknown").decode("ascii", "replace")


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
