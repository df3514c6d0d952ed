"""The marks of a block in the form that a manuscript can hold, and their meaning: images, and numbered notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Block, Mark


def tidy(block: Block) -> tuple[Mark, ...]:
    """The marks of a block, merged by kind, in order."""
    if not block.marks or block.kind == "code":
        return ()
    groups: dict[tuple[str, str | None, str | None], list[Mark]] = {}
    for mark in dict.fromkeys(_cut(block)):
        groups.setdefault((mark.kind, mark.href, mark.alt), []).append(mark)
    return tuple(sorted((mark for group in groups.values() for mark in _merged(group)), key=_place))


def is_image(block: Block) -> bool:
    """Whether a block with tidy marks is nothing but an image, which makes it a figure."""
    first = next(iter(block.marks), None)
    return first is not None and (first.kind, first.start, first.end) == ("image", 0, len(block.text))


def is_numbered(block: Block) -> bool:
    """Whether a block is a note with words, under a number that a text can cite."""
    worded = block.kind == "note" and bool(block.text) and not is_image(block)
    return worded and bool(_NUMBER_RE.fullmatch(str(block.level)))


_NUMBER_RE = re.compile("[1-9][0-9]{0,3}")


def _cut(block: Block) -> Iterator[Mark]:
    """The marks within the text, split where a manuscript must split them."""
    for mark in block.marks:
        start, end = max(mark.start, 0), min(mark.end, len(block.text))
        if mark.kind == "note":
            yield from _citation(mark, block)
            continue
        href = (mark.href or None) if mark.kind in ("link", "image", "edited") else None
        alt = " ".join((mark.alt or "").split()) or None if mark.kind == "image" else None
        dividers = ("\t" if block.kind in ("row", "header") else "") + ("\n" if mark.kind == "code" else "")
        if start == end and mark.kind == "image":
            yield Mark("image", start, end, href, alt)
        for piece in _pieces(block.text[start:end], dividers):
            if piece:
                yield Mark(mark.kind, start, start + len(piece), href, alt)
            start += len(piece) + 1


def _citation(mark: Mark, block: Block) -> Iterator[Mark]:
    """A note is cited behind a letter, under a number."""
    end = min(mark.end, len(block.text))
    in_code = any(code.kind == "code" and code.start < end < code.end for code in block.marks)
    if end > 0 and _NUMBER_RE.fullmatch(mark.href or "") and block.text[end - 1] not in "\t\n" and not in_code:
        yield Mark("note", end - 1, end, mark.href)


def _pieces(text: str, dividers: str) -> list[str]:
    """Split a text at each of some characters."""
    if not dividers:
        return [text]
    return text.translate(dict.fromkeys(map(ord, dividers), dividers[0])).split(dividers[0])


def _merged(group: list[Mark]) -> Iterator[Mark]:
    """Merge marks of one kind and target that touch or overlap."""
    last: Mark | None = None
    for mark in sorted(group, key=_place):
        if last and mark.start <= last.end and mark.kind != "note":
            last = replace(last, end=max(last.end, mark.end))
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


def _place(mark: Mark) -> tuple[int, int, str, str, str]:
    return mark.start, -mark.end, mark.kind, mark.href or "", mark.alt or ""
