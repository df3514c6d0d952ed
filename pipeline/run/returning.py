"""Bring returned copies back: find what each was made from, merge them into the manuscript, keep a history."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import KEPT, back_up
from pipeline.errors import InputError, UsageError
from pipeline.manuscript import is_manuscript
from pipeline.model import Artifact
from pipeline.model.returned import Hand, Returned
from pipeline.read.encoding.decode import decode
from pipeline.read.returned import read_copy
from pipeline.render.word.reviewing import COPY_ID, MANUSCRIPT_HASH
from pipeline.review.compare.comparing import version
from pipeline.review.copy_comments import Talk, talked
from pipeline.review.copy_edits import Version
from pipeline.review.copy_paragraphs import Paragraph, decided
from pipeline.review.described import declined_by
from pipeline.review.merging.merge_copies import merge
from pipeline.review.nothing_lost import must_explain, must_hold
from pipeline.review.outcome import Change, Merge
from pipeline.review.statement import stated
from pipeline.review.units import Manuscript, manuscript_of
from pipeline.review.word_tokens import split
from pipeline.run.review_copy import BASE

Pick = Callable[[Change], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take.

    Args:
        accept: only the changes of these authors; empty for those of all.
        reject: not the changes of these authors. A change that was not tracked is by the author of its copy.
        force: merge a copy of another document, or one that was merged before.
        preview: report the outcome without writing anything.
        base: a manuscript that the copies were made from, if none was kept.
        marks: whether the words that editors put into what was said are marked with their names.
    """

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    force: bool = False
    preview: bool = False
    base: Path | None = None
    marks: bool = True

    def takes(self, hand: Hand) -> bool:
        """Whether a change is accepted."""
        return (not self.accept or hand.author in self.accept) and hand.author not in self.reject

    def takes_change(self, change: Change) -> bool:
        """Whether a change is accepted; those that were tracked are decided when the copy is read."""
        return change.tracked or self.takes(change.by[0])


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
    oddities: tuple[str, ...] = field(default=())


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
    data = _bytes(into) if into.exists() else None
    ours = "" if data is None else decode(data, into.name)[0]
    if data is not None and not is_manuscript(ours):
        hint = "the .md file that the copies were made from"
        raise UsageError("the file is not a manuscript", place=str(into), hint=hint)
    bases: dict[str, _Base] = {}
    read = [_Copy.read(path, into, wish, bases) for path in copies]
    ours = ours or read[0].manuscript
    crlf, ours = "\r\n" in ours, ours.replace("\r\n", "\n")
    history = into.with_name(f"{into.stem}.changes.jsonl")
    before = _merged_before(history)
    known = [one for one in read if one.digest in before and not wish.force]
    fresh = [one for one in read if one not in known]
    outcome, talk = Merge(ours), Talk()
    current = manuscript_of(ours, into.name) if fresh else None
    declined: list[Change] = []
    for group in _of_one_base(fresh):
        assert current is not None
        versions = [one.version(wish) for one in group]
        for taken in (wish.takes_change, *((pick,) if pick else ())):
            declined += [change for one in versions for change in declined_by(taken, one)]
        made, said, current = _merged(group, versions, current, into.name, wish)
        outcome, talk = outcome + made, talk + said
    counted = [f"{one.rule} {one.action} {one.count}" for one in current.briefing.changes] if current else []
    outcome = replace(outcome, text=stated(outcome.text, counted, outcome.changes))
    oddities = tuple(f"{one.copy.name}: {said}" for one in fresh for said in one.odd())
    done = Taken(
        outcome,
        ours,
        talk,
        None,
        tuple(one.copy.name for one in known),
        None,
        _authors(fresh),
        tuple(declined),
        False,
        oddities,
    )
    if wish.preview:
        return done
    return _written(into, data, done, history, fresh, now, crlf=crlf)


def _merged(
    group: Sequence[_Copy], versions: Sequence[Version], current: Manuscript, name: str, wish: Wish
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


@dataclass(frozen=True, slots=True)
class _Base:
    """What copies were made from: the copy as it was built, its paragraphs, and the manuscript."""

    copy: Returned
    paragraphs: list[Paragraph]
    manuscript: str

    @classmethod
    def read(cls, found: Path, key: str, copy: Returned, into: Path, path: Path, wish: Wish) -> _Base:
        manuscript = (found / f"{key}.md").read_text(encoding="utf-8")
        if hashlib.sha256(manuscript.encode()).hexdigest() != copy.facts.get(MANUSCRIPT_HASH):
            raise InputError(
                "what this copy was made from was changed since", place=str(found / f"{key}.md"), hint="a backup of it"
            )
        _must_be_of(manuscript, into, path, wish)
        base = read_copy((found / f"{key}.docx").read_bytes(), f"{key}.docx")
        return cls(base, decided(base), manuscript)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy with its base."""

    path: Path
    copy: Returned
    made_from: _Base
    digest: str

    @classmethod
    def read(cls, path: Path, into: Path, wish: Wish, bases: dict[str, _Base]) -> _Copy:
        data = _bytes(path)
        copy = read_copy(data, path.name)
        key = copy.facts.get(COPY_ID, "")
        if not key:
            hint = "a copy made with `briefing build -f review`"
            raise InputError(
                "this is no review copy: it does not say what it was made from", place=str(path), hint=hint
            )
        found = next((place for place in _places(into, path) if (place / f"{key}.docx").is_file()), None)
        if found is None:
            sentence = f"what this copy was made from is not in {KEPT}/{BASE}/"
            hint = f"the folder {KEPT} next to the manuscript, as it was when the copy was built"
            raise InputError(sentence, place=str(path), hint=hint)
        known = f"{key} {copy.facts.get(MANUSCRIPT_HASH)}"
        if known not in bases:
            bases[known] = _Base.read(found, key, copy, into, path, wish)
        return cls(path, copy, bases[known], hashlib.sha256(data).hexdigest())

    @property
    def base(self) -> Returned:
        """The copy as it was built."""
        return self.made_from.copy

    @property
    def manuscript(self) -> str:
        """The manuscript that it was made from."""
        return self.made_from.manuscript

    @property
    def author(self) -> str:
        """Who made the changes that change tracking did not record."""
        authors = list(dict.fromkeys(hand.author for hand in self.copy.hands() if hand.author))
        if len(authors) == 1:
            return authors[0]
        if self.copy.author and self.copy.author != self.base.author:
            return self.copy.author
        return self.path.stem.rpartition(".")[2] or self.path.stem

    def version(self, wish: Wish) -> Version:
        """The edits that are taken, each word of the copy accounted for."""
        made = version(self.base, self.copy, self.author, wish.takes, self.made_from.paragraphs)
        must_explain(made, self.made_from.paragraphs, self.copy, not (wish.accept or wish.reject))
        return made

    def odd(self) -> list[str]:
        """What was found in the file and cannot be taken."""
        found = list(self.copy.oddities)
        if "".join(filter(str.isalpha, self.copy.around)) != "".join(filter(str.isalpha, self.base.around)):
            found.append("a running head or foot was changed, which the theme makes")
        title = self.copy.facts.get("title", "")
        if (
            title
            and title != self.base.facts.get("title", "")
            and not title.startswith(self.base.facts.get("title", ""))
        ):
            found.append(f"the title in the properties is “{title}” now; the title above the text counts")
        return found


def _must_be_of(manuscript: str, into: Path, path: Path, wish: Wish) -> None:
    """A copy of another text is refused: hardly any four words of it stand together in this manuscript."""
    if not into.exists():
        return
    theirs = _fours(manuscript)
    shared = len(theirs & _fours(into.read_text(encoding="utf-8", errors="replace")))
    if not wish.force and shared * 10 < len(theirs):
        hint = "--into with its own manuscript, or --force if it is this one's"
        raise InputError("this is a copy of another document", place=str(path), hint=hint)


def _fours(text: str) -> set[tuple[str, ...]]:
    """All runs of four words of the body of a manuscript."""
    words = [token for token in split(text.partition("\n---")[2]) if token.isalnum()]
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def _places(into: Path, path: Path) -> list[Path]:
    return [folder / KEPT / BASE for folder in (into.parent, path.parent, path.parent.parent, Path())]


def _of_one_base(copies: Sequence[_Copy]) -> list[list[_Copy]]:
    groups: dict[str, list[_Copy]] = {}
    for one in sorted(copies, key=lambda one: (one.manuscript, one.author, one.path.name)):
        groups.setdefault(one.copy.facts[COPY_ID], []).append(one)
    return list(groups.values())


def _authors(copies: Sequence[_Copy]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.author for one in copies))


def _merged_before(history: Path) -> set[str]:
    if not history.is_file():
        return set()
    found = set()
    for line in history.read_text(encoding="utf-8").splitlines():
        try:
            found.add(str(json.loads(line).get("sha256", "")))
        except (ValueError, AttributeError):
            continue
    return found


def _written(
    into: Path, data: bytes | None, done: Taken, history: Path, copies: Sequence[_Copy], now: datetime, *, crlf: bool
) -> Taken:
    text = done.merge.text.replace("\n", "\r\n") if crlf else done.merge.text
    backup = back_up(into, data) if data is not None and text.encode() != data else None
    old = history.read_text(encoding="utf-8") if history.is_file() else ""
    lines = [json.dumps(row, ensure_ascii=False) for row in _rows(done, copies, now)]
    files = [Artifact(into.name, "text/markdown", text.encode())]
    if lines:
        files.append(Artifact(history.name, "application/jsonl", (old + "\n".join(lines) + "\n").encode()))
    put_in_place(into.parent, files)
    return replace(done, backup=backup, history=history if lines else None, written=True)


def _rows(done: Taken, copies: Sequence[_Copy], now: datetime) -> list[dict[str, object]]:
    moment = now.isoformat(timespec="seconds")
    rows: list[dict[str, object]] = [
        {"what": "merged", "copy": one.copy.name, "sha256": one.digest, "author": one.author, "at": moment}
        for one in copies
    ]
    for change in (*done.merge.changes, *done.talk.changes):
        hand = change.by[0] if change.by else Hand("")
        rows.append(
            {
                "what": change.kind,
                "copy": change.copy,
                "author": ", ".join(h.author for h in change.by),
                "date": hand.date,
                "tracked": change.tracked,
                "place": change.place,
                "before": change.before,
                "after": change.after,
                "at": moment,
            }
        )
    for conflict in done.merge.conflicts:
        rows.append(
            {
                "what": "conflict",
                "place": conflict.place,
                "before": conflict.before,
                "ways": dict(conflict.ways),
                "at": moment,
            }
        )
    for refusal in done.merge.refusals:
        rows.append(
            {"what": "refused", "copy": refusal.copy, "author": refusal.by, "place": refusal.place,
             "words": refusal.words, "why": refusal.why, "at": moment}
        )  # fmt: skip
    return rows


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "another path, or another file"
        raise InputError(
            f"the file cannot be read: {(error.strerror or 'unknown').lower()}", place=str(path), hint=hint
        ) from error
