"""Bring returned copies back: find what each was made from, merge them into the manuscript, keep a history."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import back_up
from pipeline.errors import UsageError
from pipeline.manuscript import is_manuscript
from pipeline.model import Artifact
from pipeline.read.encoding.decode import decode
from pipeline.render.word.reviewing import COPY_ID
from pipeline.review.copy_comments import Talk, talked
from pipeline.review.copy_edits import Version
from pipeline.review.described import declined_by
from pipeline.review.merging.merge_copies import merge
from pipeline.review.nothing_lost import must_hold
from pipeline.review.outcome import Change, Merge
from pipeline.review.statement import stated
from pipeline.review.units import Manuscript, manuscript_of
from pipeline.run.copies.merge_history import merged_before, rows_of
from pipeline.run.copies.returned_copies import Base, ReturnedCopy, Wish, bytes_of

Pick = Callable[[Change], bool]


@dataclass(frozen=True, slots=True)
class Taken:
    """The outcome of a merge, and the copies that were passed over since they were merged before."""

    merge: Merge
    before: str
    talk: Talk
    backup: Path | None = None
    known: tuple[str, ...] = ()
    history: Path | None = None
    authors: tuple[str, ...] = ()
    declined: tuple[Change, ...] = ()
    written: bool = False
    oddities: tuple[str, ...] = ()


def take_back(into: Path, copies: Sequence[Path], wish: Wish, now: datetime, pick: Pick | None = None) -> Taken:
    """Merge returned copies into a manuscript.

    Args:
        into: the manuscript; one that does not exist is made as it was when the copies were.
        copies: Word or OpenDocument files.
        wish: what to take of them.
        now: the time of the merge, for the history.
        pick: decides about each change; None to take all.

    Raises:
        InputError: a copy cannot be read, or is none of this manuscript's.
        UsageError: the manuscript does not exist, or what a copy was made from is unknown.
        StructureError: the manuscript has a mistake.
        ConservationError: a word would be lost; nothing was changed.
        RenderError: the folder cannot be written.
    """
    data = bytes_of(into) if into.exists() else None
    ours = "" if data is None else _manuscript(data, into)
    bases: dict[str, Base] = {}
    read = [ReturnedCopy.read(path, into, wish, bases) for path in copies]
    ours = ours or read[0].manuscript
    crlf, ours = "\r\n" in ours, ours.replace("\r\n", "\n")
    history = into.with_name(f"{into.stem}.changes.jsonl")
    before = merged_before(history)
    known = [one for one in read if one.digest in before and not wish.force]
    fresh = [one for one in read if one not in known]
    outcome, talk, declined = _merged(fresh, ours, into.name, wish, pick)
    done = Taken(
        outcome,
        ours,
        talk,
        known=tuple(one.copy.name for one in known),
        authors=tuple(dict.fromkeys(one.author for one in fresh)),
        declined=declined,
        oddities=tuple(f"{one.copy.name}: {said}" for one in fresh for said in one.odd()),
    )
    if wish.preview:
        return done
    return _written(into, data, done, history, fresh, now, crlf=crlf)


def _manuscript(data: bytes, place: Path) -> str:
    text = decode(data, place.name)[0]
    if not is_manuscript(text):
        hint = "the .md file that the copies were made from"
        raise UsageError("the file is not a manuscript", place=str(place), hint=hint)
    return text


def _merged(
    copies: Sequence[ReturnedCopy], ours: str, name: str, wish: Wish, pick: Pick | None
) -> tuple[Merge, Talk, tuple[Change, ...]]:
    """Merge the copies of one base after the other; also their comments, and the changes that were declined."""
    outcome, talk = Merge(ours), Talk()
    if not copies:
        return outcome, talk, ()
    current = manuscript_of(ours, name)
    declined: list[Change] = []
    for group in _of_one_base(copies):
        versions = [one.version(wish) for one in group]
        for taken in (wish.takes_change, *((pick,) if pick else ())):
            declined += [change for one in versions for change in declined_by(taken, one)]
        made, said, current = _merged_group(group, versions, current, name, wish)
        outcome, talk = outcome + made, talk + said
    counted = [f"{one.rule} {one.action} {one.count}" for one in current.briefing.changes]
    return replace(outcome, text=stated(outcome.text, counted, outcome.changes)), talk, tuple(declined)


def _merged_group(
    group: Sequence[ReturnedCopy], versions: Sequence[Version], current: Manuscript, name: str, wish: Wish
) -> tuple[Merge, Talk, Manuscript]:
    """Merge the copies of one base, with their comments, every word accounted for; also the manuscript afterwards."""
    base = current if current.text == group[0].manuscript else manuscript_of(group[0].manuscript, name)
    made = merge(base, current, versions, marks=wish.marks)
    said = talked(base, [(one.base, one.copy, v) for one, v in zip(group, versions, strict=True)], made.text)
    after = manuscript_of(said.text, name)
    must_hold(made, versions, after)
    return replace(made, text=said.text), said, after


def is_review_copy(data: bytes) -> bool:
    """Whether the bytes are a copy that was made for editors."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            parts = [name for name in ("docProps/custom.xml", "meta.xml") if name in file.namelist()]
            return any(f'"{COPY_ID}"'.encode() in file.open(name).read(_MOST) for name in parts)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False


_MOST = 1_000_000  # bytes of the properties that are looked at


def _of_one_base(copies: Sequence[ReturnedCopy]) -> list[list[ReturnedCopy]]:
    groups: dict[str, list[ReturnedCopy]] = {}
    for one in sorted(copies, key=lambda one: (one.manuscript, one.author, one.path.name)):
        groups.setdefault(one.copy.facts[COPY_ID], []).append(one)
    return list(groups.values())


def _written(
    into: Path,
    data: bytes | None,
    done: Taken,
    history: Path,
    copies: Sequence[ReturnedCopy],
    now: datetime,
    *,
    crlf: bool,
) -> Taken:
    text = done.merge.text.replace("\n", "\r\n") if crlf else done.merge.text
    backup = back_up(into, data) if data is not None and text.encode() != data else None
    old = history.read_text(encoding="utf-8") if history.is_file() else ""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows_of(done.merge, done.talk, copies, now)]
    files = [Artifact(into.name, "text/markdown", text.encode())]
    if lines:
        files.append(Artifact(history.name, "application/jsonl", (old + "\n".join(lines) + "\n").encode()))
    put_in_place(into.parent, files)
    return replace(done, backup=backup, history=history if lines else None, written=True)
