"""Errors about a source that does not exist: an address, a path of another system, or a misspelt name."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import InputError


def is_address(source: str) -> bool:
    """Whether a source is an address, or a path of Windows, which may contain characters of patterns."""
    return any(sign.match(source) for sign in (_WEB_RE, _FILE_RE, _WINDOWS_RE))


def no_such_file(source: str) -> InputError:
    """The error about a source that is neither a file nor a folder, with a hint at the right name."""
    if _WEB_RE.match(source):
        hint = "opening it in a browser, saving the page (Ctrl-S), and the name of the saved file"
        return InputError("this is an address on the web, and sources are files", place=source, hint=hint)
    if address := _FILE_RE.match(source):
        return InputError("this is the address of a file, not its path", place=source, hint=_path(address[1]))
    if _WINDOWS_RE.match(source):
        return InputError("this is a path of Windows", place=source, hint=_under_wsl(source))
    path = Path(source)
    if path.is_symlink():
        sentence = "this link leads to a file that is not there"
        return InputError(sentence, place=source, hint="the file itself")
    return InputError("there is no such file", place=source, hint=meant(path))


_WEB_RE = re.compile(r"(?:https?|ftp):/|www\.[\w-]", re.IGNORECASE)
_FILE_RE = re.compile(r"file:(?://(?:localhost)?(?=/))?(.+)", re.IGNORECASE | re.DOTALL)
_WINDOWS_RE = re.compile(r"[A-Za-z]:[\\/]|\\\\\w")


def meant(path: Path) -> str:
    """A hint at the file in the same folder whose name is most similar to that of the missing ``path``."""
    from difflib import get_close_matches

    beside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    close = get_close_matches(path.name, beside, 1)
    return str(path.with_name(close[0])) if close else "the path as `ls` shows it"


def _path(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


def _under_wsl(path: str) -> str:
    """The path under which WSL shows a disk of Windows (learn.microsoft.com/windows/wsl/filesystems)."""
    if path.startswith("\\\\"):
        return "copying the file into this folder, and its name"
    rest = path[2:].replace("\\", "/").lstrip("/")
    return f"/mnt/{path[0].lower()}/{rest}, or copying the file into this folder"
