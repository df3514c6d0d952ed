"""Bold as people type it in plain text: ``**Ada Reed:** Good morning.``, if a text does so throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Block
from pipeline.read.paragraph import Runs


def starless(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with marks in place of pairs of stars, if several paragraphs begin with such a pair."""
    if sum(bool(_OPENS_RE.match(block.text)) for block in blocks) < _SEVERAL:
        return tuple(blocks)
    return tuple(_marked(block) if "**" in block.text else block for block in blocks)


_SEVERAL = 3
_BOLD_RE = re.compile(r"\*\*(?=[^\s*])([^*\n]{0,2000}[^\s*])\*\*")
_OPENS_RE = re.compile(r"(?:[\[(]?\d{1,2}:[\d:.]{2,12}[\])]?\s+)?\*\*(?=[^\s*])[^*\n]{0,2000}[^\s*]\*\*")


def _marked(block: Block) -> Block:
    runs = Runs()
    done = 0
    for match in _BOLD_RE.finditer(block.text):
        runs.add(block.text[done : match.start()])
        runs.add(match[1], ("strong",))
        done = match.end()
    runs.add(block.text[done:])
    return Block(block.id, block.kind, runs.text(), runs.marks(), block.level, block.origin)
