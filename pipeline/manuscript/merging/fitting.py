"""A new draft made fit for the manuscript that it is to be merged with: what is in both has one name.

A question keeps the id that it was given when it was first drafted, whatever stands before it by now, so that a link to
``#x3`` means the same in every version. A recommendation that is new, after an editor struck some, is a candidate: one
that nobody has chosen yet does not push itself among those that were.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import count

from pipeline.manuscript.merging.align import Pairs, aligned
from pipeline.manuscript.merging.chunks import Chunk, Chunked, joined
from pipeline.manuscript.recommended import as_candidate


def fitted(base: Chunked, ours: Chunked, theirs: Chunked) -> str:
    """The new draft ``theirs`` in the names of ``base``, the draft before it, of which ``ours`` was made."""
    pairs = aligned(base.chunks, theirs.chunks, by_id=False)
    names = _names(base.chunks, ours.chunks, theirs.chunks, pairs)
    chunks = [_named(chunk, names) for chunk in theirs.chunks]
    if _strikes(base.chunks, ours.chunks):
        chunks = [
            chunk if place in pairs or not chunk.is_recommendation else _candidate(chunk)
            for place, chunk in enumerate(chunks)
        ]
    return joined(chunks, theirs.tail)


LINK_RE = re.compile(r"\[([^\[\]]*)\]\(#([\w:.-]+)\)")
_LETTERS_RE = re.compile(r"\D+")
_NAME_RE = re.compile(r"(?<![\w-])[a-z]+\d+(?![\w-])")
_PLACED = ("front people", "front organisations")  # keys whose values are ids


def following(name: str, known: Container[str | None]) -> str:
    """The first name of the same kind that is not known: ``x7`` for ``x3``."""
    letters = _LETTERS_RE.match(name)
    tries = (f"{letters[0] if letters else 'x'}{number}" for number in count(1))
    return next(new for new in tries if new not in known)


def _names(base: Sequence[Chunk], ours: Sequence[Chunk], theirs: Sequence[Chunk], pairs: Pairs) -> dict[str, str]:
    """What each id of the new draft is called: as before, or by a name that nothing ever had."""
    kept = {theirs[new].id: base[old].id for new, old in pairs.items()}
    names = {new: old for new, old in kept.items() if new and old}
    known = {chunk.id for chunk in (*base, *ours)} | set(names.values())
    for chunk in theirs:
        if chunk.id and chunk.id not in names:
            names[chunk.id] = name = following(chunk.id, known) if chunk.id in known else chunk.id
            known.add(name)
    return names


def _named(chunk: Chunk, names: dict[str, str]) -> Chunk:
    if chunk.key in _PLACED:
        return replace(chunk, lines=tuple(_placed(chunk.lines, names)))
    if chunk.form in ("code", "comment", "key"):
        return chunk
    own = chunk.id
    chunk = chunk.with_attributes(replace(chunk.attributes, id=names.get(own, own) if own else None))
    return replace(chunk, lines=tuple(LINK_RE.sub(lambda link: linked(link, names), line) for line in chunk.lines))


def linked(link: re.Match[str], names: dict[str, str]) -> str:
    """A link to an id that may be called otherwise now; words that are the id are, too."""
    target = names.get(link[2], link[2])
    return f"[{target if link[1] == link[2] else link[1]}](#{target})"


def _placed(lines: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    """The lines below ``people:``, each a name, a colon and ids."""
    for line in lines:
        name, colon, ids = line.rpartition(": ")
        yield name + colon + _NAME_RE.sub(lambda found: names.get(found[0], found[0]), ids) if colon else line


def _strikes(base: Sequence[Chunk], ours: Sequence[Chunk]) -> bool:
    """Whether an editor took a recommendation out."""
    stands = set(aligned(base, ours, by_id=True).values())
    return any(chunk.is_recommendation and place not in stands for place, chunk in enumerate(base))


def _candidate(chunk: Chunk) -> Chunk:
    return replace(chunk, lead=("",), lines=tuple(as_candidate("\n".join(chunk.lines)).split("\n")))
