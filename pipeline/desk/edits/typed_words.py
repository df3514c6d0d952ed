"""Words that an editor types in place of words that were said: only what differs is marked as the editor's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.manuscript.inline import read
from pipeline.manuscript.inline_signs import edged, inline, paragraph
from pipeline.model import Mark

Change = tuple[str, int, int, int, int]  # an opcode of difflib: how, and the places in the old and the new words
TOKEN_RE = re.compile(r"\w+|\s+|.", re.DOTALL)
_PARAGRAPH_RE = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Typed:
    """Words of a piece before and after an editor typed. ``parts``: the new ones with signs, a text a paragraph."""

    parts: tuple[str, ...]
    old: str
    new: str
    changes: tuple[Change, ...]

    def follow(self, sentence: str) -> str | None:
        """A sentence of the old words as it reads now; empty if it is gone, None if the old words do not hold it."""
        start = self.old.find(sentence)
        if start < 0 or not sentence:
            return None
        moved = _moved(Mark("em", start, start + len(sentence)), self.changes)
        return self.new[moved.start : moved.end].strip() if moved else ""


def typed(raw: str, words: str, by: str, *, one_line: bool) -> Typed:
    """Other words in place of those of a piece; what was italic, a link, and so on, stays so.

    Args:
        raw: the piece with its signs.
        words: the words as they are typed; an empty line ends a paragraph.
        by: the name of the editor; empty if it is not known.
        one_line: whether the piece is a heading.
    """
    old, marks = read(raw)
    split = "\n\n".join(part.strip() for part in _PARAGRAPH_RE.split(words.strip()))
    new = split.replace("\n\n", " ")  # an empty line is no word
    changes = tuple(_changes(old, new))
    kept = [moved for mark in marks if (moved := _moved(mark, changes))]
    every = [*(mark for mark in kept if mark.kind != "edited"), *_editors(new, kept, changes, by)]
    parts = tuple(_written(part, start, every, one_line) for start, part in _parts(split))
    return Typed(parts, old, new, changes)


def _editors(new: str, kept: list[Mark], changes: Sequence[Change], by: str) -> Iterator[Mark]:
    """The marks of words that nobody said and an editor put in, now or before: the same as those of a returned copy."""
    owners: list[str | None] = [None] * len(new)  # of each letter; None: it was said
    for mark in kept:
        if mark.kind == "edited":
            owners[mark.start : mark.end] = [mark.href or ""] * (mark.end - mark.start)
    for start, end in _typed(new, changes):
        owners[start:end] = [by] * (end - start)
    for owner, start, end in _runs(owners, new):
        yield Mark("edited", start, end, owner or None)


def _runs(owners: list[str | None], new: str) -> Iterator[tuple[str, int, int]]:
    """Where the words of each owner begin and end; two with only blanks between them are one."""
    run: tuple[str, int, int] | None = None
    for place, owner in enumerate(owners):
        if run and owner == run[0] and not new[run[2] : place].strip():
            run = (run[0], run[1], place + 1)
        elif owner is not None:
            if run:
                yield run
            run = (owner, place, place + 1)
    if run:
        yield run


def _changes(old: str, new: str) -> Iterator[Change]:
    """What differs, in places of letters; whole words, so that nobody has to read halves."""
    before, after = TOKEN_RE.findall(old), TOKEN_RE.findall(new)
    starts, ends = _places(before), _places(after)
    for how, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield how, starts[i], starts[j], ends[m], ends[n]


def _places(words: list[str]) -> list[int]:
    places = [0]
    for word in words:
        places.append(places[-1] + len(word))
    return places


def _typed(new: str, changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
    """Where words were typed that differ; signs and blanks alone are no words."""
    for how, _, _, start, end in changes:
        words = new[start:end]
        if how != "equal" and any(sign.isalnum() for sign in words):
            yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _moved(mark: Mark, changes: Sequence[Change]) -> Mark | None:
    """A mark of the old words where they are now; None if all of them are gone."""
    spans = [
        (max(mark.start, i) - i + m, min(mark.end, j) - i + m)
        for how, i, j, m, _ in changes
        if how == "equal" and max(mark.start, i) < min(mark.end, j)
    ]
    return replace(mark, start=spans[0][0], end=spans[-1][1]) if spans else None


def _parts(new: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, each with its place in the words where one blank is between two of them."""
    start = 0
    for part in new.split("\n\n"):
        yield start, part
        start += len(part) + 1


def _written(part: str, start: int, marks: list[Mark], one_line: bool) -> str:
    end = start + len(part)
    own = [
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end))
        if max(mark.start, start) < min(mark.end, end)
    ]
    return edged(inline(part, own)) if one_line else edged(paragraph(part, own))
