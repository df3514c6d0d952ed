"""Repair letters that were read in the wrong encoding: ``cafÃ©`` was ``café``, ``donâ€™t`` was ``don’t``.

A program took UTF-8 for a one-byte encoding, and saved what it displayed. The original can be recovered, since nobody
writes such sequences. ``ftfy`` (Robyn Speer, 2019) does so word by word; it is imported only if a cheap search finds a
suspicious pair of characters.

When it would be wrong: for words that look damaged and are not. ftfy is wrong about one word in some millions. A repair
to the sign for a lost character is not made, and code is not changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import takewhile

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace the damaged part of each damaged word."""
    return (edit for block in view.prose() if _DAMAGE_RE.search(block.text) for edit in _edits(block))


# The first byte of a UTF-8 sequence as Latin-1 shows it, and a possible next byte, as Latin-1 or Windows shows it.
_FOLLOWS = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_DAMAGE_RE = re.compile(f"[\u00c2-\u00f4][{_FOLLOWS} ]|[\u0091-\u0097]")
_LOST = "\N{REPLACEMENT CHARACTER}"


def _edits(block: Block) -> Iterator[Edit]:
    from ftfy import fix_encoding  # takes 40 ms, and only damaged texts need it

    code = [(mark.start, mark.end) for mark in block.marks if mark.kind == "code"]
    place = 0
    for found in _DAMAGE_RE.finditer(block.text):
        if found.start() < place:
            continue
        done = place
        start, place = _word_at(block.text, found.start())
        start = max(start, done)
        word = block.text[start:place]
        repaired = fix_encoding(word)
        in_code = any(first < place and start < last for first, last in code)
        if repaired != word and _LOST not in repaired and not in_code:
            yield _difference(block, start, word, repaired)


def _word_at(text: str, place: int) -> tuple[int, int]:
    """The word around a place, at most a few hundred characters; ``Ã`` with a space may be one letter."""
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    start = max(start, place - _LONGEST)
    ends = [end for end in (text.find(" ", place + 2), text.find("\n", place + 1)) if end >= 0]
    return start, min([*ends, place + _LONGEST, len(text)])


_LONGEST = 300


def _difference(block: Block, start: int, word: str, repaired: str) -> Edit:
    before = _common(word, repaired)
    while before and unicodedata.combining(repaired[before : before + 1] or " "):
        before -= 1  # an accent is replaced together with its letter
    after = _common(word[before:][::-1], repaired[before:][::-1])
    end = len(word) - after
    return rewrite(block, start + before, start + end, repaired[before : len(repaired) - after], _WHY)


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_WHY = "letters that were read in the wrong encoding"

RULE = Rule(
    name="mojibake",
    order=150,
    title="repairs letters that were read in the wrong encoding",
    argument=__doc__,
    example=("The cafÃ© didnâ€™t open.", "The café didn’t open."),
    propose=propose,
    local=True,
)
