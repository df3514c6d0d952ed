"""Bold as people type it in plain text, a form or a wiki, ``**Ada Reed:** Good morning.``, if a text always does."""

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
    return tuple(
        _marked(block) if _BOLD_RE.search(block.text) and block.kind not in _VERBATIM else block for block in blocks
    )


_SEVERAL = 3
_VERBATIM = ("code", "aside")
_BOLD = r"(?P<sign>\*\*|\'\'\')(?=[^\s*'])[^*\n]{0,2000}?[^\s*'](?P=sign)"
_BOLD_RE = re.compile(_BOLD)
_OPENS_RE = re.compile(rf"(?:[\[(]?\d{{1,2}}:[\d:.]{{2,12}}[\])]?\s+)?{_BOLD}")


def _marked(block: Block) -> Block:
    pairs = [(*match.span(), len(match["sign"])) for match in _BOLD_RE.finditer(block.text)]
    cuts = Cuts(part for start, end, sign in pairs for part in ((start, start + sign), (end - sign, end)))
    bold = (Mark("strong", start + sign, end - sign) for start, end, sign in pairs)
    return replace(block, text=cuts.text(block.text), marks=in_order(cuts.marks((*block.marks, *bold))))
