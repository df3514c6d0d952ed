"""A manuscript that an editor worked on and the same text drafted anew: one manuscript, in which his decisions stand.

``base`` is what was drafted when he began, ``ours`` what he made of it, ``theirs`` what would be drafted today. What
only one side changed is taken from that side; where both changed the same words, the editor's stand. His order stands,
and so do his sections as a whole once he has touched them. Laws: ``merge(b, b, t) == t`` but for
ids, which stay with their questions; ``merge(b, o, b) == o``; and every chunk that he wrote or changed is in the text
or among ``unfit``.
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
    """The new text, and what did not fit into it.

    ``taken``: what is as the new draft has it; ``kept``: what is as the editor changed it. ``base``: the new draft in
    the names of the text, with which the next merge begins.
    """

    text: str
    unfit: tuple[Unfit, ...] = ()
    taken: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    base: str = ""


def merge(base: str, ours: str, theirs: str, name: str) -> Merged:
    """Three manuscripts with plain line ends as one. ``name`` is the file of ``ours``, for errors.

    Raises:
        StructureError: one of them is no manuscript, or what comes of them is none.
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


_UNSAID = "this recommendation is no longer said in the source"
_LINE_RE = re.compile(r", line (\d+)$")


def _settled(text: str, name: str) -> tuple[str, list[Chunk]]:
    """The text without recommendations that nobody says any more, and those; the link of each is looked up anew."""
    homeless: list[Chunk] = []
    while True:
        try:
            parse(text, name, "")
            return text, homeless
        except StructureError as error:
            found = _LINE_RE.search(error.place or "")
            whole = chunked(text, name)
            place = next((i for i, c in enumerate(whole.chunks) if found and c.number == int(found[1])), None)
            if place is None or not whole.chunks[place].key.startswith("recommendation "):
                raise
            chunk = whole.chunks[place]
            mended = [bare] if (bare := chunk.without_link()) else []
            if not mended:
                homeless.append(chunk)
            text = joined([*whole.chunks[:place], *mended, *whole.chunks[place + 1 :]], whole.tail)
