"""Headings that only count questions ("2. Second question") head no section: each stands above its question in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.words import Words
from pipeline.model import Block, Exchange
from pipeline.structure.talk.exchanges import Item

_WORD_RE = re.compile(r"[^\W\d_]+")
_FEWEST = 3
_MOST = 3  # words: "Twenty second question"


def counters(items: Sequence[Item], words: Words) -> dict[int, Block]:
    """The headings that only count the question below them, by the place of its exchange, if that recurs."""
    named = _WORD_RE.findall(words.fixed["question"].replace("{number}", "").casefold())[:1]
    found: dict[int, Block] = {}
    for place, item in enumerate(items[1:], 1):
        above = items[place - 1]
        if isinstance(item, Exchange) and isinstance(above, Block) and above.kind == "heading":
            said = _WORD_RE.findall(above.text.casefold())
            if 0 < len(said) <= _MOST and named in (said[:1], said[-1:]):
                found[place] = above
    return found if len(found) >= _FEWEST else {}
