"""Merge three versions of a manuscript chunk by chunk: in the order of the editor's text, with new chunks inserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.manuscript.merging.align import Pairs, aligned, in_order
from pipeline.manuscript.merging.chunks import Chunk
from pipeline.manuscript.merging.merged_fields import attributes, entries, picked
from pipeline.manuscript.merging.merged_names import Placed

_What = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Unfit:
    """An edit that found no place: ``words`` as written, ``why`` as a sentence, ``line`` of the editor's file."""

    words: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change by one side to a chunk, in its present form, or its last form if it was deleted."""

    what: _What
    chunk: Chunk

    @property
    def words(self) -> str:
        """The lines of the chunk."""
        return "\n".join(self.chunk.lines)


class Walk:
    """Follows the order of the editor's text, and then inserts new chunks."""

    def __init__(self, base: Sequence[Chunk], ours: Sequence[Chunk], theirs: Sequence[Chunk]) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._mine = aligned(base, ours, by_id=True)
        self._new = aligned(base, theirs, by_id=False)
        self._mine_of = {old: new for new, old in self._mine.items()}
        self._new_of = {old: new for new, old in self._new.items()}
        self._i_moved = self._moved(self._mine)
        self._they_moved = self._moved(self._new)
        self._own_sections = _layout(base, None) != _layout(ours, self._mine) or self._sections_differ()
        added = {chunk.key: place for place, chunk in enumerate(ours) if place not in self._mine}
        news = ((place, chunk) for place, chunk in enumerate(theirs) if place not in self._new)
        self._twins = {place: added[chunk.key] for place, chunk in news if chunk.key in added}  # added on both sides
        self.unfit: list[Unfit] = []
        self.taken: list[Change] = []
        self.kept: list[Change] = []

    def chunks(self) -> list[Placed]:
        """The chunks of the result."""
        rows: list[tuple[Placed | None, list[Placed]]] = [
            (None, [])
        ]  # the editor's chunks, each with the new chunks that follow it
        row_of: dict[int, int] = {}
        twin_of = {mine: new for new, mine in self._twins.items()}
        for mine, chunk in enumerate(self._ours):
            if (placed := self._placed(mine, chunk)) is not None:
                new = self._new_of.get(self._mine[mine]) if mine in self._mine else twin_of.get(mine)
                if new is not None:
                    row_of[new] = len(rows)
                rows.append((placed, []))
        row = 0
        for new, chunk in enumerate(self._theirs):
            row = row_of.get(new, row)
            if new not in row_of and (coming := self._coming(new, chunk)) is not None:
                rows[row][1].append(coming)
        return [placed for first, rest in rows for placed in ([first] if first else []) + rest]

    def _placed(self, mine: int, chunk: Chunk) -> Placed | None:
        """A chunk of the editor's text at its place; None if it was deleted or has moved in the source."""
        old = self._mine.get(mine)
        if old is None:
            self._keep("added", chunk)
            return Placed(chunk, "ours", chunk.id)
        new = self._new_of.get(old)
        if new is None:
            return self._gone(mine, chunk, self._base[old])
        if old in self._they_moved and old not in self._i_moved:
            return None
        return self._three(self._base[old], chunk, self._theirs[new])

    def _gone(self, mine: int, chunk: Chunk, base: Chunk) -> Placed | None:
        """A chunk missing in the new draft: delete it, unless the editor changed it or it is an editor's section."""
        if chunk.is_proposed or (chunk.form == "section" and base.is_proposed):
            return self._stands(chunk, base) if self._own_sections else None
        if chunk.form in _ASIDE or (chunk.key.startswith("room ") and self._is_used(mine)):
            return None if chunk.says(base) and chunk.form in _ASIDE else self._stands(chunk, base)
        if chunk.says(base):
            self._take("removed", chunk)
        elif chunk.form == "key":
            return self._stands(chunk, base)
        else:
            self._unfit(chunk, _GONE)
        return None

    def _stands(self, chunk: Chunk, base: Chunk) -> Placed:
        """Keep a chunk as the editor has it, although the new draft has none."""
        if not chunk.says(base):
            self._keep("changed", chunk)
        return Placed(chunk, "ours", chunk.id)

    def _coming(self, new: int, chunk: Chunk) -> Placed | None:
        """A chunk that only the new draft has: insert it, unless the editor deleted it."""
        old = self._new.get(new)
        if old is None:
            if (chunk.is_proposed and self._own_sections) or (chunk.is_recommendation and self._is_said(chunk)):
                return None
            self._take("added", chunk)
            return Placed(chunk, "theirs", None, chunk.id)
        mine = self._mine_of.get(old)
        if mine is not None:
            return self._three(self._base[old], self._ours[mine], chunk)
        self._keep("removed", self._base[old])
        if not chunk.says(self._base[old]) and chunk.form != "section" and chunk.key not in _TOOLS:
            self._unfit(chunk, _STRUCK)
        return None

    def _is_said(self, chunk: Chunk) -> bool:
        """Whether the editor has the chunk, possibly written over another one and so matched with that."""
        return any(chunk.key == own.key for own in self._ours)

    def _is_used(self, room: int) -> bool:
        """Whether the editor put something under a special heading that the new draft no longer has."""
        for mine in range(room + 1, len(self._ours)):
            if self._ours[mine].form == "section":
                return False
            if mine not in self._mine:
                return True
        return False

    def _three(self, base: Chunk, ours: Chunk, theirs: Chunk) -> Placed:
        """Merge three versions of one chunk."""
        fixed = base.is_proposed and self._own_sections
        if ours.lines == base.lines and not fixed:
            if not theirs.says(base):
                self._take("changed", theirs)
            lead = theirs.lead if ours.lead == base.lead else ours.lead
            return Placed(replace(theirs, lead=lead), "theirs", ours.id, theirs.id)
        if theirs.says(base) and theirs.id == base.id:
            if not ours.says(base):
                self._keep("changed", ours)
            return Placed(ours, "ours", ours.id, theirs.id)
        if base.key in _TOOLS or (ours.says(base) and ours.id == base.id and not fixed):
            self._take("changed", theirs)
            return Placed(theirs, "theirs", ours.id, theirs.id)
        self._keep("changed", ours)
        if base.form == "key":
            return Placed(self._key(base, ours, theirs), "ours")
        links: Literal["ours", "theirs"]
        if not fixed and (ours.body, ours.form, ours.level) == (base.body, base.form, base.level):
            chosen, links = theirs, "theirs"
        else:
            chosen, links = ours, "ours"
            if not (base.is_proposed or theirs.body in (base.body, ours.body)):
                self._unfit(replace(theirs, number=ours.number), _BOTH)
        mixed = attributes(base.attributes, ours.attributes, theirs.attributes)
        name = ours.id if ours.id != base.id else theirs.id
        return Placed(chosen.with_attributes(replace(mixed, id=name)), links, ours.id, theirs.id)

    def _key(self, base: Chunk, ours: Chunk, theirs: Chunk) -> Chunk:
        """A key that both sides changed: merge line by line if each line is a decision, else keep the editor's."""
        if base.key not in _ATOMS:
            if theirs.body not in (base.body, ours.body):
                self._unfit(replace(theirs, number=ours.number), _BOTH)
            return ours
        old, mine, new = (dict(entries(chunk)) for chunk in (base, ours, theirs))
        lines = (picked(old.get(name), mine.get(name), new.get(name)) for name in dict.fromkeys((*mine, *new)))
        kept = (ours.lines[0], *(line for line in lines if line))
        return replace(ours, lines=kept, body="\n".join(kept))

    def _keep(self, what: _What, chunk: Chunk) -> None:
        """Record a change of the editor; an offer that was deleted or accepted is none."""
        if chunk.form != "offer":
            self.kept.append(Change(what, chunk))

    def _take(self, what: _What, chunk: Chunk) -> None:
        """Record a change in the source, except for facts that the tool writes about the source."""
        if chunk.key not in _TOOLS and chunk.form != "offer":
            self.taken.append(Change(what, chunk))

    def _unfit(self, chunk: Chunk, why: str) -> None:
        if chunk.form != "offer":
            self.unfit.append(Unfit("\n".join(chunk.lines), why, chunk.number))

    def _moved(self, pairs: Pairs) -> frozenset[int]:
        """The chunks of the base that were moved."""
        stays = in_order(pairs)
        return frozenset(old for new, old in pairs.items() if new not in stays)

    def _sections_differ(self) -> bool:
        """Whether the editor changed a proposed section, or added one."""
        mine = [
            (c, self._base[self._mine[i]]) for i, c in enumerate(self._ours) if c.form == "section" and i in self._mine
        ]
        return any(base.is_proposed and not chunk.says(base) for chunk, base in mine)


_TOOLS = ("front source", "front metadata", "front changes", "front briefing")  # keys that only the tool writes
_ASIDE = ("comment", "offer")
_GONE = "the source no longer has this"
_BOTH = "the source has changed here too: your version was kept, and this is the new one"
_STRUCK = "you took this out, and the source has changed it since"
_ATOMS = ("front speakers", "front glossary")  # keys in which every line is a decision of its own


def _layout(chunks: Sequence[Chunk], pairs: Pairs | None) -> list[int | None]:
    """The chunk of the base before which each section begins, whether proposed or the editor's own."""
    found: list[int | None] = []
    waiting = 0
    for place, chunk in enumerate(chunks):
        if chunk.form == "section" and not chunk.key.startswith("room "):
            waiting += 1
        elif waiting and (pairs is None or place in pairs):
            found += [place if pairs is None else pairs[place]] * waiting
            waiting = 0
    return found + [None] * waiting
