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


def leaders(blocks: Sequence[Block], words: Words) -> Iterator[tuple[str, Block]]:
    """The names below each line that says "interview by", with the words that join them, and the block of the line."""
    lines = [(line.strip(), block) for block in blocks for line in block.text.split("\n")]
    for at, (lead, block) in enumerate(lines):
        leads = len(lead) <= _LEAD and words.talks.search(lead) and _by_re().search(lead)
        names = list(_names_below([line for line, _ in lines[at + 1 :]], words)) if leads else []
        if names:
            yield " ".join(names), block


def _names_below(lines: Sequence[str], words: Words) -> Iterator[str]:
    """The lines up to the first that is no name; "and" may stand alone or before a name."""
    joined = True
    for line in lines:
        first, _, rest = line.partition(" ")
        if first.casefold() in joints():
            joined, name = True, rest
        else:
            name = line
        if name and not (joined and is_name(name, words) and " " in name):
            return
        yield line
        joined = joined and not name
