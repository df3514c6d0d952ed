"""The parts of a page: its paragraphs, and the block-level elements around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, Mark

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(slots=True)
class Piece:
    """A paragraph of a page. ``area`` is the index in :class:`Flow` of the element around it."""

    kind: BlockKind
    text: str
    line: int
    marks: tuple[Mark, ...] = ()
    level: int = 0
    area: int = 0


@dataclass(slots=True)
class Area:
    """A block-level element with ``pieces[first:last]``; ``parent`` is the index of the area around it.

    ``folded``: a browser hides it, but it may be text.
    """

    element: Element
    tag: str
    parent: int
    first: int
    last: int = 0
    folded: bool = False


@dataclass(slots=True)
class Flow:
    """The paragraphs of a page, and the block-level elements, each after the one around it.

    ``hidden``: hidden words, by the index of the piece after them. ``anchors``: for each address within the page
    (``#fn1``) the index of the piece that begins there.
    """

    pieces: list[Piece] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    hidden: dict[int, list[Piece]] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
