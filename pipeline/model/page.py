"""The page from which every output comes, what it shows, and the finished files."""

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
    """Where a page of the printed edition begins: in a block, after so many of its letters (see :func:`stream`)."""

    page: int
    block: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The one semantic XHTML page from which every output comes, and the images that it shows.

    ``breaks`` are those of the printed edition, once there is one.
    """

    xhtml: str
    title: str
    language: str
    images: tuple[Image, ...] = ()
    breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, not yet on disk.

    ``undrawn`` are characters that no font on this machine can draw, ``notes`` what its writer has to say of them,
    ``breaks`` where its pages begin. ``document`` is False for a file that does not hold the words of the page, such as
    a ledger: only such a file may leave without being read back.
    """

    name: str
    media_type: str
    data: bytes
    notes: tuple[Note, ...] = ()
    undrawn: frozenset[str] = frozenset()
    breaks: tuple[PageBreak, ...] = ()
    document: bool = True
