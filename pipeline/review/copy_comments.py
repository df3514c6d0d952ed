"""Comments of returned copies: new ones and replies go into the manuscript, resolved ones leave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Remark
from pipeline.model.returned import Comment, Hand, Returned
from pipeline.review.copy_edits import Version
from pipeline.review.outcome import Change
from pipeline.review.threads import threads_of, written
from pipeline.review.units import Manuscript, manuscript_of

OWN = "briefing"  # the author of the program's queries


@dataclass(frozen=True, slots=True)
class Talk:
    """The manuscript with its comments, and what became of them."""

    text: str = ""
    changes: tuple[Change, ...] = ()

    def __add__(self, other: Talk) -> Talk:
        return Talk(other.text, self.changes + other.changes)


def talked(base: Manuscript, ours: Manuscript, copies: Sequence[tuple[Returned, Returned, Version]], text: str) -> Talk:
    """Write the comments of the copies into ``text``, the merged manuscript."""
    del ours
    changes: list[Change] = []
    for before, copy, version in copies:
        for thread in _threads(copy):
            text, told = _thread(base, text, before, copy, version, thread)
            changes += told
    return Talk(text, tuple(changes))


def _threads(copy: Returned) -> list[list[Comment]]:
    """The comments of a copy, each with its answers."""
    known = {comment.key: comment for comment in copy.comments}
    threads: dict[str, list[Comment]] = {}
    for comment in copy.comments:
        first = comment
        for _ in copy.comments:
            if first.parent not in known:
                break
            first = known[first.parent]
        threads.setdefault(first.key, []).append(comment)
    return list(threads.values())


def _thread(
    base: Manuscript, text: str, before: Returned, copy: Returned, version: Version, thread: list[Comment]
) -> tuple[str, list[Change]]:
    asked = {_said(comment) for comment in before.comments}
    new = [comment for comment in thread if _said(comment) not in asked]
    old = [comment for comment in thread if _said(comment) in asked]
    resolved = any(comment.resolved for comment in thread)
    place = version.at.get(thread[0].line, "")
    name = version.base[place].text[:60] if place in version.base else ""
    told = [
        Change("comment", name, comment.words, comment.text, (Hand(comment.author, comment.date),), True, copy.name)
        for comment in new
    ]
    if resolved and old:
        told.append(
            Change("resolved", name, thread[0].text, thread[0].words, (Hand(thread[-1].author),), True, copy.name)
        )
    if not new and not (resolved and old):
        return text, []
    remarks = [
        Remark("", comment.text, comment.words if comment is thread[0] else "", comment.author, comment.date[:10])
        for comment in thread
    ]
    lines = [] if resolved else [written(remarks)]
    if not old and resolved:
        return text, told
    after = _replaced(text, base, old, lines) if old and old[0].author != OWN else None
    if after is None and lines:
        after = _placed(text, lines[0], place, base)
    return text if after is None else after, told


def _said(comment: Comment) -> tuple[str, str]:
    return comment.author, " ".join(comment.text.split())


def _replaced(text: str, base: Manuscript, old: list[Comment], lines: list[str]) -> str | None:
    """The text with the comment of a thread replaced, or taken out; None if it is not there."""
    del base
    current = manuscript_of(text, "the manuscript")
    first = _said(old[0])
    rows = text.split("\n")
    for chunk in current.chunks:
        if chunk.form != "comment":
            continue
        found = list(threads_of(_only(current, chunk.number)))
        if found and found[0] and (found[0][0].author, found[0][0].text) == first:
            begin = chunk.number - 1
            end = begin + len(chunk.lines)
            gap = 0 if lines else len(chunk.lead)
            return "\n".join([*rows[: begin - gap], *lines, *rows[end:]])
    return None


def _only(manuscript: Manuscript, number: int) -> Manuscript:
    from dataclasses import replace

    return replace(
        manuscript, chunks=tuple(chunk for chunk in manuscript.chunks if chunk.number == number), by_chunk={}
    )


def _placed(text: str, comment: str, key: str, base: Manuscript) -> str:
    """The text with a comment below the paragraph that it is about, or above the first heading."""
    current = manuscript_of(text, "the manuscript")
    if any(
        chunk.form == "comment" and " ".join(chunk.body.split()) == " ".join(comment.split())
        for chunk in current.chunks
    ):
        return text
    rows = text.split("\n")
    chunk = _chunk_of(current, base, key.removeprefix("@"))
    if chunk is None:
        first = next((one for one in current.chunks if one.form not in ("key", "remark", "fence")), None)
        at = first.number - 1 if first else len(rows)
        return "\n".join([*rows[:at], comment, "", *rows[at:]])
    at = chunk.number - 1 + len(chunk.lines)
    listed = chunk.form in ("bullet", "numbered", "row", "header")
    return "\n".join([*rows[:at], *([] if listed else [""]), comment, *rows[at:]])


def _chunk_of(current: Manuscript, base: Manuscript, key: str):  # type: ignore[no-untyped-def]
    from pipeline.manuscript.merging.align import aligned

    unit = base.by_key.get(key)
    if unit is None or unit.chunk < 0:
        return None
    pairs = aligned(base.chunks, current.chunks, by_id=True)
    there = {old: new for new, old in pairs.items()}
    for chunk in range(unit.chunk, -1, -1):
        if chunk in there and there[chunk] in current.by_chunk:
            return current.chunks[there[chunk]]
    return None
