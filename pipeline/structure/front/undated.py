"""A note where no date was found, and a line near head or foot or the metadata may hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Note
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.dates import find_date

_HEAD, _FOOT = 12, 8  # first and last blocks
_READ = 4000  # characters of a block
_MONTH = len("2015-05")  # of a date that says no day; a year alone may be any
_NUMBERS_RE = re.compile(r"(?<!\d)(?:19|20)\d\d([-/_.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)")


def undated(front: Front, document: CleanDocument, words: Words) -> Iterator[Note]:
    """The note, for a text whose date was not found."""
    hint = "date: … in the manuscript"
    blocks = document.blocks
    for block in (*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _FOOT) :]):
        of_picture = block in front.credits or words.caption.search(block.text)  # it has a date of its own
        found = None if of_picture else find_date(block.text[:_READ], words)
        if found and len(found.iso or "") >= _MONTH:
            date = block.text[found.start : found.end]
            yield Note("date-missing", "info", f'no date was found: "{date}" may be it', block.origin, hint)
            return
    named = (_NUMBERS_RE.search(value) for _, value in document.source.metadata)
    if date := next((match[0] for match in named if match), ""):
        yield Note("date-missing", "info", f'no date was found: "{date}" may be it', None, hint)
