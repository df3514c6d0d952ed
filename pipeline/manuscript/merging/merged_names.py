"""Make the ids of a merged manuscript unique, and keep links to their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.manuscript.merging.chunks import Chunk
from pipeline.manuscript.merging.fitting import LINK_RE, following, linked


@dataclass(frozen=True, slots=True)
class Placed:
    """A chunk of the result. ``links``: the text whose ids its links mean; ``ours``, ``theirs``: its id in each."""

    chunk: Chunk
    links: Literal["ours", "theirs"]
    ours: str | None = None
    theirs: str | None = None


def renamed(placed: Sequence[Placed]) -> list[Chunk]:
    """The chunks with unique ids. Ids of the new draft are kept; an id added by the editor changes if taken."""
    names: dict[int, str] = {}
    free = _Free(placed)
    for place in sorted(range(len(placed)), key=lambda place: placed[place].theirs is None):
        if name := placed[place].chunk.id:
            names[place] = free.take(name)
    targets = {
        "ours": {one.ours: names[i] for i, one in enumerate(placed) if one.ours and i in names},
        "theirs": {one.theirs: names[i] for i, one in enumerate(placed) if one.theirs and i in names},
    }
    return [_renamed(one.chunk, names.get(i), targets[one.links]) for i, one in enumerate(placed)]


class _Free:
    """Gives out ids, each once."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._known = {one.chunk.id for one in placed}
        self._given: set[str] = set()

    def take(self, name: str) -> str:
        """The name, or if it is taken the next one of its kind: ``x7`` for a second ``x3``."""
        if name in self._given:
            name = following(name, self._known | self._given)
        self._given.add(name)
        return name


def _renamed(chunk: Chunk, name: str | None, targets: dict[str, str]) -> Chunk:
    chunk = chunk.with_attributes(replace(chunk.attributes, id=name))
    lines = tuple(LINK_RE.sub(lambda link: linked(link, targets), line) for line in chunk.lines)
    return replace(chunk, lines=lines) if chunk.form not in ("code", "comment", "key") else chunk
