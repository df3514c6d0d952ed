"""Fingerprints of everything besides the text that shapes a finished file: this program, its libraries, the fonts.

They are asked for in every build, so they rest on names, sizes and times of files; only the program is read, and only
once for each state of its files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pipeline
from pipeline.disk.store import Store, digest


def fingerprints(store: Store) -> dict[str, str]:
    """The parts of the machine, by their names in messages, each with its fingerprint."""
    return {"the program": _program(store), "its libraries": _libraries(), "the fonts of this machine": fonts()}


def contents(path: Path) -> str:
    """The fingerprint of a file or a folder by what it holds; ``absent`` without one."""
    try:
        if path.is_dir():
            return digest("".join(f"{name} {contents(path / name)}\n" for name, _, _ in _listed(path)).encode())
        return digest(path.read_bytes())
    except (OSError, ValueError):  # or a name that no file can have
        return ABSENT


def changed(path: str) -> int:
    """The time of the last change of a file or folder, in nanoseconds; 0 if there is none."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


ABSENT = "absent"
_LEFT_OUT = ("__pycache__", ".briefing")

# Folders of fonts, as fontconfig's own configuration lists them for Linux and macOS, and the one of Windows.
_FONTS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/etc/fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "/opt/homebrew/etc/fonts", "C:/Windows/Fonts"),
)
_FONT_VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
# What changes when Pango or another C library does: the linker's cache on Linux, Homebrew's folders on macOS.
_C_LIBRARIES = ("/etc/ld.so.cache", "/opt/homebrew/lib", "/usr/local/lib")


def _program(store: Store) -> str:
    """Of the contents of the package's files; kept in the store for these names, sizes and times."""
    listed = [(root, _listed(root)) for root in _roots()]
    seen = digest(repr(listed).encode())
    known = store.get("program", seen)
    if known is not None:
        return known.decode("ascii", "replace")
    found = _contents_of(listed)
    store.put("program", seen, found.encode())
    return found


def program() -> str:
    """The fingerprint of the program by the contents of its files: the same on every machine."""
    return _contents_of([(root, _listed(root)) for root in _roots()])


def _contents_of(listed: list[tuple[Path, list[tuple[str, int, int]]]]) -> str:
    files = [(name, root / name) for root, names in listed for name, _, _ in names]
    return digest("".join(f"{name} {contents(path)}\n" for name, path in files).encode())


def _roots() -> Iterator[Path]:
    """The package, and in a checkout the folder ``templates`` next to it."""
    package = Path(pipeline.__file__).parent
    yield package
    if not (package / "templates").is_dir():
        yield package.parent / "templates"


def _listed(folder: Path) -> list[tuple[str, int, int]]:
    """Every file below a folder, sorted: path, size, time of its last change."""
    return sorted(_walked(str(folder), ""))


def _walked(folder: str, prefix: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _LEFT_OUT:
                    yield from _walked(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                facts = entry.stat()
                yield prefix + entry.name, facts.st_size, facts.st_mtime_ns


def _libraries() -> str:
    """Of Python and the versions of all installed packages, which are in the names of their folders."""
    packages = sorted({name for place in sys.path for name in _packages(place)})
    processor: tuple[str, ...] = getattr(os, "uname", tuple)()[4:]
    libraries = [changed(place) for place in _C_LIBRARIES]
    return digest(repr((sys.version, sys.platform, processor, packages, libraries)).encode())


def _packages(place: str) -> Iterable[str]:
    try:
        return [name for name in os.listdir(place or ".") if name.endswith((".dist-info", ".egg-info"))]  # noqa: PTH208
    except OSError:
        return ()  # a zip file, or nothing


def fonts() -> str:
    """The fingerprint of the fonts: of the times of the folders with fonts, which is what fontconfig itself goes by."""
    names = [os.path.expanduser(name) for name in _FONTS]  # noqa: PTH111
    folders = sorted({folder for name in names for folder, _, _ in os.walk(name)})
    variables = [os.environ.get(name) for name in _FONT_VARIABLES]
    return digest(repr([variables, [(folder, changed(folder)) for folder in folders]]).encode())
