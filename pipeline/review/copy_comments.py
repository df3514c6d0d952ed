"""Comments of returned copies: new ones and replies go into the manuscript, resolved ones leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.manuscript.merging.align import aligned
from pipeline.manuscript.merging.chunks import Chunk
from pipeline.model import Remark
from pipeline.model.returned import Comment, Hand, Returned
from pipeline.review.copy_edits import Version
from pipeline.review.outcome import Change
from pipeline.review.threads import threads_of, written
from pipeline.review.units import Manuscript, manuscript_of

OWN = "briefing"  # the author of the program's queries
Said = tuple[str, str]  # the author and the text of a comment


@dataclass(frozen=True, slots=True)
class Talk:
    """The manuscript with its comments, and what became of them."""

    text: str = ""
    changes: tuple[Change, ...] = ()

    def __add__(self, other: Talk) -> Talk:
        return Talk(other.text, self.changes + other.changes)


def talked(base: Manuscript, copies: Sequence[tuple[Returned, Returned, Version]], text: str) -> Talk:
    """Write the comments of the copies into ``text``, the merged manuscript.

    Args:
        base: the manuscript that the copies were made from.
        copies: the copy as it was built, as it came back, and what is different.
    """
    margin: _Margin | None = None
    changes: list[Change] = []
    for before, copy, version in copies:
        asked = {_said(comment) for comment in before.comments}
        for thread in _threads(copy):
            told = list(_changes(asked, copy, version, thread))
            if told:
                margin = margin or _Margin.of(base, text)
                margin.take(asked, version, thread)
                changes += told
    return Talk(margin.text() if margin else text, tuple(changes))


def _threads(copy: Returned) -> list[list[Comment]]:
    """The comments of a copy, each with its answers."""
    known = {comment.key: comment for comment in copy.comments}
    firsts: dict[str, str] = {}
    threads: dict[str, list[Comment]] = {}
    for comment in copy.comments:
        key, way = comment.key, []
        while key not in firsts and known[key].parent in known and key not in way:
            way.append(key)
            key = known[key].parent
        first = firsts.get(key, key)
        firsts |= dict.fromkeys([*way, comment.key, key], first)
        threads.setdefault(first, []).append(comment)
    return list(threads.values())


def _changes(asked: set[Said], copy: Returned, version: Version, thread: list[Comment]) -> Iterator[Change]:
    """What happened to a thread: comments that are new, and its end."""
    place = version.at.get(thread[0].line, "")
    name = version.base[place].text[:60] if place in version.base else ""
    for one in thread:
        if _said(one) not in asked:
            yield Change("comment", name, one.words, one.text, (Hand(one.author, one.date),), True, copy.name)
    if _is_resolved(thread) and _said(thread[0]) in asked:
        by = (Hand(thread[-1].author),)
        yield Change("resolved", name, thread[0].text, thread[0].words, by, True, copy.name)


def _is_resolved(thread: list[Comment]) -> bool:
    return any(comment.resolved for comment in thread)


def _said(comment: Comment | Remark) -> Said:
    return comment.author, " ".join(comment.text.split())


@dataclass(slots=True)
class _Margin:
    """The comments of a manuscript while those of copies come in.

    Attributes:
        here: the chunks of the comments that the manuscript has, by their first remark, as `_first` knows it.
        answered: their remarks, and whether they stay.
        new: new threads by the chunk above them (None: at the top) and their first remark.
    """

    base: Manuscript
    current: Manuscript
    there: dict[int, int]
    here: dict[Said, Chunk] = field(default_factory=dict)
    answered: dict[int, tuple[list[Remark], bool]] = field(default_factory=dict)
    new: dict[tuple[int | None, Said], list[Remark]] = field(default_factory=dict)

    @classmethod
    def of(cls, base: Manuscript, text: str) -> _Margin:
        current = manuscript_of(text, "the manuscript")
        pairs = aligned(base.chunks, current.chunks, by_id=True)
        made = cls(base, current, {old: new for new, old in pairs.items()})
        for chunk in current.chunks:
            found = list(threads_of(replace(current, chunks=(chunk,), by_chunk={}))) if chunk.form == "comment" else []
            if found:
                made.here.setdefault(_first(found[0][0]), chunk)
                made.answered[chunk.number] = (list(found[0]), True)
        return made

    def take(self, asked: set[Said], version: Version, thread: list[Comment]) -> None:
        """Take a thread with something new in it, or one that is resolved."""
        first, resolved = thread[0], _is_resolved(thread)
        new = [one for one in thread if _said(one) not in asked]
        if own := self.here.get(_first(first)):
            remarks, stays = self.answered[own.number]
            known = set(map(_said, remarks))
            added = [_remark(one, first) for one in new if _said(one) not in known]
            self.answered[own.number] = ([*remarks, *added], stays and not resolved)
        elif not resolved:
            key = (self._place(version.at.get(first.line, "").removeprefix("@")), _first(first))
            remarks = self.new.setdefault(key, [])
            known = set(map(_said, remarks))
            remarks += [_remark(one, first) for one in thread if _said(one) not in known]

    def text(self) -> str:
        """The manuscript with its comments."""
        rows: list[list[str]] = [[row] for row in self.current.text.split("\n")]
        for chunk in self.here.values():
            self._rewrite(rows, chunk)
        above: list[str] = []
        for (place, _), remarks in self.new.items():
            if place is None:
                above += [written(remarks), ""]
                continue
            chunk = self.current.chunks[place]
            listed = chunk.form in ("bullet", "numbered", "row", "header")
            rows[chunk.number - 2 + len(chunk.lines)] += [*([] if listed else [""]), written(remarks)]
        first = next((one for one in self.current.chunks if one.form not in ("key", "remark", "fence")), None)
        top = first.number - 1 if first else len(rows) - 1
        rows[top] = [*above, *rows[top]]
        return "\n".join(row for own in rows for row in own)

    def _rewrite(self, rows: list[list[str]], chunk: Chunk) -> None:
        """Write the thread of a comment anew, if it has answers now; or take it out with the empty lines above it."""
        remarks, stays = self.answered[chunk.number]
        old = next(iter(threads_of(replace(self.current, chunks=(chunk,), by_chunk={}))))
        begin, end = chunk.number - 1, chunk.number - 1 + len(chunk.lines)
        if not stays:
            for place in range(begin - len(chunk.lead), end):
                rows[place] = rows[place][1:]
        elif len(remarks) > len(old):
            rows[begin:end] = [[written(remarks)], *([] for _ in range(begin + 1, end))]

    def _place(self, key: str) -> int | None:
        """The chunk of a unit of the base, or of the nearest one above it that is still there."""
        unit = self.base.by_key.get(key)
        if unit is None or unit.chunk < 0:
            return None
        found = (self.there[old] for old in range(unit.chunk, -1, -1) if old in self.there)
        return next((new for new in found if new in self.current.by_chunk), None)


def _first(comment: Comment | Remark) -> Said:
    """What distinguishes a thread: a query of the program is asked at several places, of other words each time."""
    author, text = _said(comment)
    return author, f"{text} {comment.words}" if author == OWN else text


def _remark(comment: Comment, first: Comment) -> Remark:
    words = comment.words if comment is first else ""
    return Remark("", comment.text, words, comment.author, comment.date[:10])
