"""A note where no date was found, and a line near head or foot or the metadata may hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Note, Origin
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.dates import find_date

_HEAD, _FOOT = 12, 8  # first and last blocks
_READ = 4000  # characters of a block
_MONTH = len("2015-05")  # of a date that says no day; a year alone may be any
_NUMBERS_RE = re.compile(r"(?<!\d)(?:19|20)\d\d([-/_.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)")


def undated(front: Front, document: CleanDocument, words: Words) -> Iterator[Note]:
    """The note, for a text whose date was not found."""
    if found := next(_found(front, document, words), None):
        date, origin = found
        message = f'no date was found: "{date}" may be it'
        yield Note("date-missing", "info", message, origin, "date: … in the manuscript")


def _found(front: Front, document: CleanDocument, words: Words) -> Iterator[tuple[str, Origin | None]]:
    """What may be the date, the likeliest first, and its place in the text."""
    blocks = document.blocks
    for block in (*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _FOOT) :]):
        of_picture = block in front.credits or words.caption.search(block.text)  # it has a date of its own
        found = None if of_picture else find_date(block.text[:_READ], words)
        if found and len(found.iso or "") >= _MONTH:
            yield block.text[found.start : found.end], block.origin
    named = (_NUMBERS_RE.search(value) for _, value in document.source.metadata)
    yield from ((match[0], None) for match in named if match)
