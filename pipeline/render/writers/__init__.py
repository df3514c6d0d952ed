"""Writers: each module makes one format of the page, by ``write(page, theme, name, *, stamp)``; a new one is a file."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pipeline.errors import UsageError
from pipeline.model import Artifact, Page
from pipeline.render.theme import Theme

_ALIASES = {"html": "xhtml", "word": "docx"}


class Writer(Protocol):
    """The interface of a writer module."""

    FORMAT: str
    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:
        """The page as a file ``name`` + suffix, dated ``stamp`` (aware, UTC)."""


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted; imports nothing."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def find(name: str) -> Writer:
    """The writer of a format, imported on demand.

    Raises:
        UsageError: there is no such format.
    """
    name = _ALIASES.get(name, name)
    if name not in formats():
        close = get_close_matches(name, formats(), n=1)
        raise UsageError(f"there is no format {name!r}", hint=close[0] if close else f"one of {', '.join(formats())}")
    return cast(Writer, import_module(f"{__name__}.{name}"))
