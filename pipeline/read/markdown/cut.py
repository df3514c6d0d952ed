"""A part of inline Markdown that is written for a program: which characters to remove, and how to mark the rest."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import MarkKind


@dataclass(frozen=True, slots=True)
class Cut:
    """The ``parts`` between ``start`` and ``end`` are removed; they must not overlap those of another cut.

    With a ``kind``, the text from ``start`` to ``end`` gets a mark of this kind, with ``href``. ``aside``: the whole
    source is kept as an aside, because letters of it are removed.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    kind: MarkKind | None = None
    href: str | None = None
    aside: bool = False
