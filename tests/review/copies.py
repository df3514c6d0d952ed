"""Copies of a manuscript as values, and editors who change them: for tests without a word processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.model.returned import Hand, Line, Returned, Scrap
from pipeline.review.compare.comparing import version
from pipeline.review.copy_edits import Version
from pipeline.review.copy_paragraphs import decided
from pipeline.review.merging.merge_copies import merge
from pipeline.review.nothing_lost import must_explain, must_hold
from pipeline.review.outcome import Merge
from pipeline.review.units import Unit, manuscript_of

Edit = Callable[[list[Line]], list[Line]]

STYLES = {
    "section": "heading 1",
    "question": "question",
    "asking": "question text",
    "paragraph": "answer",
    "heading": "heading 2",
    "bullet": "list bullet",
    "numbered": "list number",
    "quote": "block text",
    "recommendation": "recommendation",
    "note": "footnote text",
    "term": "expansion",
}
HEAD = """---
briefing: 1
title: Salt and rope
language: en
---

"""
TALK = (
    HEAD
    + """## The harbour {#s1}

### Who mends the nets? {#x1}

My brother mends them in the winter. He sings while he works.

The rest of us carry rope.

### What is the rope made of? {#x2}

**A LISTENER:** Hemp, I was told.

Hemp, and a little tar. We buy it by the yard.

## The salt {#s2}

### Is there salt enough? {#x3}

There is always salt. Nobody counts it.
"""
)


def printed(text: str) -> Returned:
    """The copy of a manuscript as it was built."""
    units = manuscript_of(text, "talk.md").units
    return Returned(
        "base.docx", tuple(_line(unit) for unit in units if unit.role not in ("byline", "date", "language"))
    )


def _line(unit: Unit) -> Line:
    label = unit.label.rstrip(":")
    words = f"{label}\t{unit.block.text}" if label else unit.block.text
    style = STYLES.get(unit.role, unit.role)
    place = "table" if unit.role in ("row", "header") else "note" if unit.role == "note" else "body"
    return Line((Scrap(words),), (unit.key,), style, place=place, spans=((0, len(words), unit.key),))  # type: ignore[arg-type]


def edited(text: str, author: str, *edits: Edit, name: str = "") -> Returned:
    """The copy of a manuscript after some edits."""
    base = printed(text)
    lines = list(base.lines)
    for edit in edits:
        lines = edit(lines)
    return replace(base, name=name or f"{author.lower()}.docx", lines=tuple(lines), author=author)


def merged(text: str, *copies: Returned, ours: str = "", marks: bool = False) -> Merge:
    """Merge copies into a manuscript, every law checked on the way. ``marks``: whether words of editors are marked."""
    base, base_copy = manuscript_of(text, "talk.md"), printed(text)
    versions = [explained(base_copy, copy) for copy in copies]
    done = merge(base, manuscript_of(ours or text, "talk.md"), versions, marks=marks)
    must_hold(done, versions, manuscript_of(done.text, "talk.md"))
    return done


def explained(base: Returned, copy: Returned) -> Version:
    """The edits of a copy, which must explain it."""
    made = version(base, copy, copy.author)
    must_explain(made, decided(base), copy, everything=True)
    return made


def typed(old: str, new: str) -> Edit:
    """Type over some words, without change tracking."""
    return lambda lines: _over(lines, old, lambda scrap, before, after: [replace(scrap, text=before + new + after)])


def tracked(old: str, new: str, author: str, date: str = "2026-11-27T10:00:00Z") -> Edit:
    """Type over some words, with change tracking."""
    hand = Hand(author, date)

    def over(scrap: Scrap, before: str, after: str) -> list[Scrap]:
        parts = [
            replace(scrap, text=before),
            Scrap(old, deleted=hand),
            Scrap(new, inserted=hand),
            replace(scrap, text=after),
        ]
        return [part for part in parts if part.text]

    return lambda lines: _over(lines, old, over)


def _over(lines: list[Line], old: str, make: Callable[[Scrap, str, str], list[Scrap]]) -> list[Line]:
    """Replace the first scrap that stays and holds some words."""
    for place, line in enumerate(lines):
        for number, scrap in enumerate(line.scraps):
            before, found, after = scrap.text.partition(old)
            if found and scrap.deleted is None:
                scraps = (*line.scraps[:number], *make(scrap, before, after), *line.scraps[number + 1 :])
                size = sum(len(one.text) for one in scraps)
                new = replace(line, scraps=scraps, spans=tuple((0, size, name) for name in line.ids))
                return [*lines[:place], new, *lines[place + 1 :]]
    raise StopIteration


def removed(words: str) -> Edit:
    """Take out a paragraph."""
    return lambda lines: [line for line in lines if words not in line.text]


def moved(words: str, behind: str) -> Edit:
    """Move a paragraph behind another."""

    def edit(lines: list[Line]) -> list[Line]:
        line = lines[_where(lines, words)]
        rest = [one for one in lines if one is not line]
        place = _where(rest, behind) + 1
        return [*rest[:place], line, *rest[place:]]

    return edit


def inserted(behind: str, words: str, style: str = "answer") -> Edit:
    """Type a new paragraph."""

    def edit(lines: list[Line]) -> list[Line]:
        place = _where(lines, behind) + 1
        return [*lines[:place], Line((Scrap(words),), (), style), *lines[place:]]

    return edit


def broken(words: str) -> Edit:
    """Press Enter behind some words."""

    def edit(lines: list[Line]) -> list[Line]:
        place = _where(lines, words)
        line = lines[place]
        at = line.text.index(words) + len(words)
        halves = [_with(line, line.text[:at]), _with(line, line.text[at:])]
        return [*lines[:place], *halves, *lines[place + 1 :]]

    return edit


def joined(words: str) -> Edit:
    """Press Delete at the end of the paragraph with some words."""

    def edit(lines: list[Line]) -> list[Line]:
        place = _where(lines, words)
        one, two = lines[place], lines[place + 1]
        text = one.text + two.text
        spans = (
            *((0, len(one.text), name) for name in one.ids),
            *((len(one.text), len(text), name) for name in two.ids),
        )
        line = replace(one, scraps=(Scrap(text),), ids=(*one.ids, *two.ids), spans=spans)
        return [*lines[:place], line, *lines[place + 2 :]]

    return edit


def styled(words: str, style: str) -> Edit:
    """Give a paragraph another style."""

    def edit(lines: list[Line]) -> list[Line]:
        place = _where(lines, words)
        return [*lines[:place], replace(lines[place], style=style), *lines[place + 1 :]]

    return edit


def nameless(lines: list[Line]) -> list[Line]:
    """Lose every identity, as some programs do."""
    return [replace(line, ids=(), spans=()) for line in lines]


def _with(line: Line, text: str) -> Line:
    return replace(line, scraps=(Scrap(text),), spans=tuple((0, len(text), name) for name in line.ids))


def _where(lines: list[Line], words: str) -> int:
    """The line with some words; none if some of its words were deleted with change tracking, or it was joined."""
    place = next(place for place, line in enumerate(lines) if words in line.text)
    if any(scrap.deleted for one in lines[place : place + 2] for scrap in one.scraps):
        raise StopIteration
    return place
