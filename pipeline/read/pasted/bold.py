"""Bold as people type it in plain text or a form: ``**Ada Reed:** Good morning.``, if a text does so throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block, Mark
from pipeline.read.cuts import Cuts, in_order


def starless(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with marks in place of pairs of stars, if several paragraphs begin with such a pair."""
    if sum(bool(_OPENS_RE.match(block.text)) for block in blocks) < _SEVERAL:
        return tuple(blocks)
    return tuple(_marked(block) if "**" in block.text and block.kind not in _VERBATIM else block for block in blocks)


_SEVERAL = 3
_VERBATIM = ("code", "aside")
_BOLD_RE = re.compile(r"\*\*(?=[^\s*])([^*\n]{0,2000}[^\s*])\*\*")
_OPENS_RE = re.compile(r"(?:[\[(]?\d{1,2}:[\d:.]{2,12}[\])]?\s+)?\*\*(?=[^\s*])[^*\n]{0,2000}[^\s*]\*\*")


def _marked(block: Block) -> Block:
    pairs = [match.span() for match in _BOLD_RE.finditer(block.text)]
    cuts = Cuts(part for start, end in pairs for part in ((start, start + 2), (end - 2, end)))
    bold = (Mark("strong", start + 2, end - 2) for start, end in pairs)
    return replace(block, text=cuts.text(block.text), marks=in_order(cuts.marks((*block.marks, *bold))))
