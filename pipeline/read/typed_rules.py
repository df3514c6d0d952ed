"""Read rows of signs (``-----``) as rules, and lines that are framed with them as the lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.model import Block, Origin
from pipeline.text.row_of_signs import is_row_of_signs
from pipeline.text.wrapping import line_starts


def with_rules(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks; each line of a paragraph that is a row of signs is a block of its own, a rule; a line that such a row
    leads is a heading ("-=[ First boats ]=-").
    """
    return tuple(part for block in blocks for part in (_divided(block) if _may_hold(block) else (_titled(block),)))


_FRAMED_RE = re.compile(r"\s*\|\s*(\S[^|\n]*?)\s*\|\s*")
_TITLED_RE = re.compile(r"[^\w\s]*[-=~*]{2}[\[|]\s+(\w[^\n\[\]|]*?)(?:\s*[\]|][^\w\s]*)?\s*")
_LEVEL = 2


def _may_hold(block: Block) -> bool:
    return block.kind == "paragraph" and any(map(is_row_of_signs, block.text.split("\n")))


def _divided(block: Block) -> Iterator[Block]:
    """The rules and the paragraphs between them; a paragraph of framed lines loses the frame."""
    lines = block.text.split("\n")
    starts = [*line_starts(block.text), len(block.text) + 1]
    runs = groupby(range(len(lines)), key=lambda place: is_row_of_signs(lines[place]))
    for number, (is_rule, run) in enumerate(runs):
        places = list(run)
        part = block.piece(starts[places[0]], starts[places[-1] + 1] - 1)
        part = Block("", "separator", "") if is_rule else _unframed(part)
        origin = Origin((block.line or 1) + places[0]) if block.origin else None
        yield replace(part, id=f"{block.id}-{number}" if number else block.id, origin=origin)


def _titled(block: Block) -> Block:
    title = _TITLED_RE.fullmatch(block.text) if block.kind == "paragraph" else None
    return replace(block.piece(*title.span(1)), kind="heading", level=_LEVEL) if title else block


def _unframed(part: Block) -> Block:
    framed = _FRAMED_RE.fullmatch(part.text)
    return part.piece(*framed.span(1)) if framed else part
