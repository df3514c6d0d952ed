"""Give a new draft the ids of the manuscript that it will be merged with.

A question keeps the id of its first draft, whatever now precedes it, so that a link to ``#x3`` means the same in every
version. If an editor deleted recommendations, a new one is only a candidate: it must not appear among those that the
editor chose.
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
    """The new draft ``theirs`` with the ids of ``base``, the draft from which ``ours`` was made."""
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
    """The first free name of the same kind: ``x7`` for ``x3``."""
    letters = _LETTERS_RE.match(name)
    tries = (f"{letters[0] if letters else 'x'}{number}" for number in count(1))
    return next(new for new in tries if new not in known)


def _names(base: Sequence[Chunk], ours: Sequence[Chunk], theirs: Sequence[Chunk], pairs: Pairs) -> dict[str, str]:
    """The id for each id of the new draft: the same as before, or one that was never used."""
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
    """A link with its id renamed; so is its text if that is the id."""
    target = names.get(link[2], link[2])
    return f"[{target if link[1] == link[2] else link[1]}](#{target})"


def _placed(lines: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    """The lines below ``people:``, each a name, a colon and ids."""
    for line in lines:
        name, colon, ids = line.rpartition(": ")
        yield name + colon + _NAME_RE.sub(lambda found: names.get(found[0], found[0]), ids) if colon else line


def _strikes(base: Sequence[Chunk], ours: Sequence[Chunk]) -> bool:
    """Whether the editor deleted a recommendation."""
    stands = set(aligned(base, ours, by_id=True).values())
    return any(chunk.is_recommendation and place not in stands for place, chunk in enumerate(base))


def _candidate(chunk: Chunk) -> Chunk:
    return replace(chunk, lead=("",), lines=tuple(as_candidate("\n".join(chunk.lines)).split("\n")))
