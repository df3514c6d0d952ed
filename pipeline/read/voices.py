"""Split turns that are separated only by line breaks (``Q: Why?<br>A: Because.``) into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block, Origin
from pipeline.text.labels import COLONS, SPEAKER, TIME


def apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, split before each line that begins with a label, if several labels recur."""
    if not any(map(_may_hold, blocks)):
        return tuple(blocks)
    said = (block.text for block in blocks if block.kind in ("paragraph", "quote"))
    counts = Counter(match[1] for text in said for match in _LABEL_RE.finditer(text))
    again = {label for label, count in counts.items() if count > 1}
    if len(again) < 2:
        return tuple(blocks)
    return tuple(part for block in blocks for part in (_parts(block, again) if _may_hold(block) else (block,)))


_LABEL_RE = re.compile(rf"^[ \t]*(?:\[?{TIME}\]?[ \t]+)?({SPEAKER})[{COLONS}][ \t]*(?=\S)", re.MULTILINE)


def _may_hold(block: Block) -> bool:
    return block.kind in ("paragraph", "quote") and "\n" in block.text


def _parts(block: Block, labels: set[str]) -> Iterator[Block]:
    begins = [match.start() for match in _LABEL_RE.finditer(block.text) if match[1] in labels and match.start()]
    ends = [*begins, len(block.text)]
    line = block.line or 1
    for number, (start, end) in enumerate(zip([0, *begins], ends, strict=True)):
        part = block.piece(start, end)
        part = part.piece(0, len(part.text.rstrip()))
        yield replace(part, id=f"{block.id}v{number}" if number else block.id, origin=Origin(line))
        line += block.text.count("\n", start, end)
