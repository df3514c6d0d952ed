"""Take a talk that is set as block quotes for plain turns: no page sets every word of a talk as a quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block
from pipeline.text.labels import COLON, SPEAKER

_LABEL_RE = re.compile(rf"\s*({SPEAKER}){COLON}\s")
_FEWEST = 4  # turns
_VOICES = 2
_ALL = 9  # quotations for one paragraph


def unquoted_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; quotations are paragraphs where most of them begin with a label, two of which recur at least, and
    where hardly anything else is in the text.
    """
    labels = [_LABEL_RE.match(block.text) for block in blocks if block.kind == "quote"]
    said = Counter(label[1] for label in labels if label)
    recurring = sum(count > 1 for count in said.values())
    others = sum(block.kind == "paragraph" for block in blocks)
    labelled = said.total() >= max(_FEWEST, len(labels) / 2) and recurring >= _VOICES
    if not labelled and len(labels) < _ALL * max(1, others):
        return tuple(blocks)
    return tuple(replace(block, kind="paragraph") if block.kind == "quote" else block for block in blocks)
