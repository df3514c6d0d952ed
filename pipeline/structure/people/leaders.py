"""Who led a talk, as the lines of a title page say: "INTERVIEW CONDUCTED BY", and a name on each line below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.callings import is_name

_LEAD = 40  # characters of such a line


@cache
def _by_re() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('by')})\s?:?$", re.IGNORECASE)


def leaders(blocks: Sequence[Block], words: Words) -> Iterator[list[tuple[str, Block]]]:
    """The names below each line that says "interview by", each with its block."""
    lines = [(line.strip(), block) for block in blocks for line in block.text.split("\n")]
    for at, (lead, _) in enumerate(lines):
        if len(lead) <= _LEAD and words.talks.search(lead) and _by_re().search(lead):
            if names := list(_names_below(lines[at + 1 :], words)):
                yield names


def _names_below(lines: Sequence[tuple[str, Block]], words: Words) -> Iterator[tuple[str, Block]]:
    """The names up to the first line that is none; "and" may stand alone or before a name."""
    more = True
    for line, block in lines:
        first, _, rest = line.partition(" ")
        joined = first.casefold() in joints()
        name = rest if joined else line
        if joined and not rest:
            more = True
            continue
        if not (more or joined) or not is_name(name, words) or " " not in name:
            return
        yield name, block
        more = False
