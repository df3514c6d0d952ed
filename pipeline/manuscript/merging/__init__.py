"""Merge a manuscript that an editor changed with a new draft of the same text; the editor's decisions are kept.

``base`` is the draft that the editor began with, ``ours`` the edited manuscript, ``theirs`` the new draft. A change
made on one side only is taken from that side; if both sides changed the same words, the editor's version is kept. The
editor's order is kept, and so are all of the editor's sections once one of them was changed. Laws: ``merge(b, b, t) ==
t`` except for ids, which stay with their questions; ``merge(b, o, b) == o``; and every chunk that the editor wrote or
changed is in the text or among ``unfit``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.errors import StructureError
from pipeline.manuscript.merging.chunks import Chunk, chunked, joined
from pipeline.manuscript.merging.fitting import fitted
from pipeline.manuscript.merging.merge_walk import Change, Unfit, Walk
from pipeline.manuscript.merging.merged_names import renamed
from pipeline.manuscript.parse import parse

__all__ = ["Change", "Merged", "Unfit", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and edits that did not fit into it.

    ``taken``: changes taken from the new draft; ``kept``: changes of the editor that were kept. ``base``: the new draft
    with the ids of the text; the next merge begins with it.
    """

    text: str
    unfit: tuple[Unfit, ...] = ()
    taken: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    base: str = ""


def merge(base: str, ours: str, theirs: str, name: str) -> Merged:
    """Merge three manuscripts with plain line ends. ``name`` is the file of ``ours``, for errors.

    Raises:
        StructureError: one of them is not a valid manuscript, or the result is not.
    """
    one, two = chunked(base, name), chunked(ours, name)
    fit = fitted(one, two, chunked(theirs, name))
    three = chunked(fit, name)
    walk = Walk(one.chunks, two.chunks, three.chunks)
    chunks = renamed(walk.chunks())
    tail = two.tail if one.tail == three.tail else three.tail
    text, homeless = _settled(joined(chunks, tail), name)
    unsaid = [Unfit("\n".join(chunk.lines), _UNSAID, chunk.number) for chunk in homeless]
    kept = tuple(one for one in walk.kept if not any(one.chunk.says(chunk) for chunk in homeless))
    return Merged(text, (*walk.unfit, *unsaid), tuple(walk.taken), kept, fit)


_UNSAID = "this sentence is no longer said in the source"
_LINE_RE = re.compile(r", line (\d+)$")


def _settled(text: str, name: str) -> tuple[str, list[Chunk]]:
    """The text without repeated sentences that it no longer contains, and those; links of the others are renewed."""
    homeless: list[Chunk] = []
    while True:
        try:
            parse(text, name, "")
            return text, homeless
        except StructureError as error:
            found = _LINE_RE.search(error.place or "")
            whole = chunked(text, name)
            place = next((i for i, c in enumerate(whole.chunks) if found and c.number == int(found[1])), None)
            if place is None or not whole.chunks[place].is_verbatim:
                raise
            chunk = whole.chunks[place]
            mended = [bare] if (bare := chunk.without_link()) else []
            if not mended:
                homeless.append(chunk)
            text = joined([*whole.chunks[:place], *mended, *whole.chunks[place + 1 :]], whole.tail)
