"""Writers: each module makes one format of the page and reads it back. A new format is a new module here.

A writer is named after its format, which is also the suffix of its files: ``epub.py`` makes ``.epub``.
"""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from pipeline.errors import ConservationError, InputError, RenderError, UsageError
from pipeline.model import Artifact, Page

if TYPE_CHECKING:
    from pipeline.render.theme import Theme

# The formats of a build that names none, in the order in which they are listed. The others follow by name.
BY_DEFAULT = ("pdf", "docx", "epub", "html")

_ALIASES = {"html": "xhtml", "word": "docx", "text": "txt", "markdown": "md"}
_PARTS = ("FORMAT", "SUFFIX", "MEDIA_TYPE", "write", "read_back")
_UNDER_ANOTHER = ("review",)  # formats whose files end in the suffix of another
_AGAIN = "building it again, or asking for it once more where it came from"


class Writer(Protocol):
    """The interface of a writer module."""

    FORMAT: str
    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:
        """The page as a file ``name`` + suffix, dated ``stamp`` (aware, UTC)."""

    def read_back(self, data: bytes, name: str) -> str:
        """The words of a finished file, in reading order; ``name`` is for messages."""


def formats() -> tuple[str, ...]:
    """The names of all formats as a user writes them, in the order in which they are listed; imports no writer."""
    named = {_ALIASES.get(name, name) for name in BY_DEFAULT}
    return (*BY_DEFAULT, *sorted(module.name for module in iter_modules(__path__) if module.name not in named))


def find(name: str) -> Writer:
    """The writer of a format, imported on demand.

    Raises:
        UsageError: there is no such format.
        RenderError: the writer lacks a part, such as ``read_back``, without which its files could not be checked.
    """
    known = _ALIASES.get(name, name)
    if known not in _modules():
        close = get_close_matches(name, formats(), n=1)
        raise UsageError(f"there is no format {name!r}", hint=close[0] if close else f"one of {', '.join(formats())}")
    return _whole(import_module(f"{__name__}.{known}"), known)


def can_read(file: str) -> bool:
    """Whether a file of that name is in a format that a writer makes, and so can read back; imports no writer."""
    return _suffix_of(file) in _modules() and _suffix_of(file) not in _UNDER_ANOTHER


def format_of(file: str) -> str:
    """The format of a finished file, which the suffix of its name tells; imports no writer.

    Raises:
        InputError: no writer makes files of this suffix.
    """
    if not can_read(file):
        suffixes = ", ".join(f".{name}" for name in _modules() if name not in _UNDER_ANOTHER)
        sentence = f"{file} is of no format that can be read back and checked"
        raise InputError(sentence, place=file, hint=f"a file that ends in one of {suffixes}")
    return _suffix_of(file)


def read_back(file: str, data: bytes) -> str:
    """The words of a finished file, read by the writer of its format.

    Raises:
        InputError: no writer makes files of this suffix.
        ConservationError: the file cannot be read.
        RenderError: as :func:`find` does.
    """
    from zipfile import BadZipFile

    from lxml.etree import XMLSyntaxError

    writer = find(format_of(file))
    try:
        return writer.read_back(data, file)
    except (XMLSyntaxError, BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise ConservationError(f"the file cannot be read back: {error}", place=file, hint=_AGAIN) from error


def _modules() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def _suffix_of(file: str) -> str:
    suffix = PurePath(file).suffix.lower().removeprefix(".")
    return "xhtml" if suffix == "html" else suffix


def _whole(module: object, name: str) -> Writer:
    place = f"pipeline/render/writers/{name}.py"
    lacking = [part for part in _PARTS if not hasattr(module, part)]
    if lacking:
        sentence = f"the writer of {name} lacks {', '.join(lacking)}, so no file of it may leave unchecked"
        raise RenderError(sentence, place=place, hint="another format with -f, or defining it in the writer")
    writer = cast(Writer, module)
    if name != writer.FORMAT or not f"{writer.SUFFIX}.".startswith(f".{name}."):
        sentence = f"the writer of {name} calls its format {writer.FORMAT!r} and its files {writer.SUFFIX!r}"
        raise RenderError(sentence, place=place, hint=f"FORMAT = {name!r} and SUFFIX = {'.' + name!r}")
    return writer
