"""Merge parts of a chunk that both sides changed: attributes one by one, and the lines below a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pipeline.manuscript.attributes import Attributes
from pipeline.manuscript.merging.chunks import Chunk

_Value = TypeVar("_Value")


def attributes(base: Attributes, ours: Attributes, theirs: Attributes) -> Attributes:
    """Merge classes and values one by one; the editor's is kept if both sides changed it."""
    known = dict.fromkeys((*ours.classes, *theirs.classes))
    classes = [one for one in known if picked(one in base.classes, one in ours.classes, one in theirs.classes)]
    keys = dict.fromkeys((*ours.values, *theirs.values))
    values = {key: picked(base.values.get(key), ours.values.get(key), theirs.values.get(key)) for key in keys}
    return Attributes(ours.id, tuple(classes), {key: value for key, value in values.items() if value is not None})


def entries(chunk: Chunk) -> Iterator[tuple[str, str]]:
    """The lines below a key, by the words before their colon."""
    return ((line.partition(": ")[0].strip(), line) for line in chunk.lines[1:])


def picked(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    """Take a change made on one side only, else the editor's."""
    return theirs if ours == base else ours
