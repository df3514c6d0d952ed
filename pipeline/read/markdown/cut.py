"""A part of inline Markdown that is written for a program: what of it goes, and what becomes of the rest."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import MarkKind


@dataclass(frozen=True, slots=True)
class Cut:
    """``parts`` of the text from ``start`` to ``end`` go; they must not overlap those of another.

    With a ``kind``, what is between ``start`` and ``end`` is marked so, with ``href``. ``aside``: the whole, as it
    was written, is told beside the text, because letters of it go.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    kind: MarkKind | None = None
    href: str | None = None
    aside: bool = False
