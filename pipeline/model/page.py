"""The page from which all outputs are made, its images, and the finished files."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.text import Note


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that every writer can take; ``name`` is its ``src`` on the page, the sizes are pixels."""

    name: str
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the printed edition begins: the block, and the number of its letters before the break (see
    :func:`stream`).
    """

    page: int
    block: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The one semantic XHTML page from which all outputs are made, and its images.

    ``breaks`` are the page breaks of the printed edition, once it exists.
    """

    xhtml: str
    title: str
    language: str
    images: tuple[Image, ...] = ()
    breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, not yet written to disk.

    ``undrawn``: characters that no font on this machine has. ``notes``: from its writer. ``breaks``: its page breaks.
    """

    name: str
    media_type: str
    data: bytes
    notes: tuple[Note, ...] = ()
    undrawn: frozenset[str] = frozenset()
    breaks: tuple[PageBreak, ...] = ()
