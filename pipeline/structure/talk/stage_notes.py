"""Stage notes, marked: what a transcript says of the room (``[laughs]``, ``(Applause)``, ``[inaudible 00:12]``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.model import Block, Mark

_BRACKETS_RE = re.compile(
    r"(?<!\[)\[++(?P<square>[^\[\]\n]{2,60})\]+|\((?P<round>[^()\n]{2,60})\)|<(?P<angle>[^<>\n]{2,60})>|[（〔［【](?P<wide>[^（）〔〕［］【】\n]{1,40})[）〕］】]"
)
_KINDS = ("paragraph", "quote", "bullet", "numbered")


def mark_stage_notes(blocks: tuple[Block, ...], words: Words) -> tuple[Block, ...]:
    """The blocks with a mark "stage" on each note; no letter is changed.

    A note stands in brackets and begins, a name aside, with a word for what is heard or seen: "(Ada laughs)" is one,
    "[the council]" and "(laughter is the best medicine, we say)" are none.
    """
    return tuple(_marked(block, words) for block in blocks)


def _marked(block: Block, words: Words) -> Block:
    if block.kind not in _KINDS or not any(sign in block.text for sign in "[(<（〔［【"):
        return block
    notes = tuple(_notes(block, words))
    return replace(block, marks=(*block.marks, *notes)) if notes else block


def _notes(block: Block, words: Words) -> Iterator[Mark]:
    for match in _BRACKETS_RE.finditer(block.text):
        if _is_note(match, words) and not any(_crosses(mark, match) for mark in block.marks):
            yield Mark("stage", match.start(), match.end())


def _crosses(mark: Mark, match: re.Match[str]) -> bool:
    """Whether a mark cuts through the note, or is code, a link or an image around it."""
    if mark.end <= match.start() or mark.start >= match.end():
        return False
    around = mark.start <= match.start() and mark.end >= match.end()
    return mark.kind in ("code", "link", "image", "stage") or not around


def _is_note(match: re.Match[str], words: Words) -> bool:
    inner = next(filter(None, match.groups()))
    return words.stage.fullmatch(inner.strip(" .…*_")) is not None
