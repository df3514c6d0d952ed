"""Bold as people type it in plain text, a form or a wiki, ``**Ada Reed:** Good morning.``, if a text often does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block, Mark
from pipeline.read.cuts import Cuts, in_order


def starless(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with marks in place of pairs of stars, if several paragraphs begin with such a pair.

    Where fewer do, but several pairs enclose whole words, as in what a chat or a form gives, only these are bold: the
    stars of ``f(**a, **b)`` are code.
    """
    prose = [block.text for block in blocks if block.kind not in _VERBATIM and any(map(block.text.count, _SIGNS))]
    if sum(bool(_OPENS_RE.match(text)) for text in prose) >= _SEVERAL:
        bold_re = _BOLD_RE
    elif sum(len(_WORDS_RE.findall(text)) for text in prose) >= _SEVERAL:
        bold_re = _WORDS_RE
    else:
        return tuple(blocks)
    return tuple(block if block.kind in _VERBATIM else _marked(block, bold_re) for block in blocks)


_SEVERAL = 3
_VERBATIM = ("code", "aside")
_SIGNS = ("**", "'''")
_BOLD = r"(?P<sign>\*\*|\'\'\')(?=[^\s*'])(?:[^*'\n]|'(?!'')){0,2000}?[^\s*'](?P=sign)"
_BOLD_RE = re.compile(_BOLD)
_WORDS_RE = re.compile(rf"(?<![A-Za-z\d_*]){_BOLD}(?![A-Za-z\d_*])")  # Chinese has no spaces around it
_OPENS_RE = re.compile(rf"(?:[\[(]?\d{{1,2}}:[\d:.]{{2,12}}[\])]?\s+)?{_BOLD}")


def _marked(block: Block, bold_re: re.Pattern[str]) -> Block:
    pairs = [(*match.span(), len(match["sign"])) for match in bold_re.finditer(block.text)]
    if not pairs:
        return block
    cuts = Cuts(part for start, end, sign in pairs for part in ((start, start + sign), (end - sign, end)))
    bold = (Mark("strong", start + sign, end - sign) for start, end, sign in pairs)
    return replace(block, text=cuts.text(block.text), marks=in_order(cuts.marks((*block.marks, *bold))))
