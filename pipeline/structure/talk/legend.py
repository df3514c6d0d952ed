"""Front matter that lists who speaks under which label: "AR: Ada Reed  BB: Bo Berg", "記：記者 黃：黃遠輝"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Block, stream
from pipeline.structure.looks.speaker_labels import Label

_PAIR_RE = re.compile(
    r"\s*(?P<short>[^\W\d_]{1,5})\s?[:：=＝]\s*(?P<full>[^\s:：=＝()（）,，;；、/／][^:：=＝()（）,，;；、/／\n]{0,40}?)"
    r"\s*(?:[(（][^()（）]{1,160}[)）])?\s*(?:[,，;；、/／\n]|$|(?=\s[^\W\d_]{1,5}\s?[:：=＝]))"
)
_LONGEST = 300  # characters of a list


def legend_of(block: Block) -> dict[str, str]:
    """The names by the letters of their labels, where a block is such a list of two or more; else nothing."""
    text = block.text.strip().strip("()（）")
    if len(text) > _LONGEST or not any(sign in text for sign in ":：=＝"):
        return {}
    found: dict[str, str] = {}
    at = 0
    while match := _PAIR_RE.match(text, at):
        if match.end() == at:
            break
        found[stream(match["short"])] = match["full"].strip()
        at = match.end()
    return found if at == len(text) and len(found) > 1 else {}


def believed(labels: Mapping[int, Label], blocks: Sequence[Block]) -> dict[int, Label]:
    """The labels as a list in the front matter explains them; the list itself is no turn."""
    first = next((index for index in sorted(labels) if not legend_of(blocks[index])), 0)
    table: dict[str, str] = {}
    for block in blocks[:first]:
        table |= legend_of(block)
    if not {stream(label.name) for label in labels.values()} & set(table):
        return dict(labels)
    return {i: _explained(label, table) for i, label in labels.items() if not (i < first and legend_of(blocks[i]))}


def _explained(label: Label, table: Mapping[str, str]) -> Label:
    full = table.get(stream(label.name))
    return replace(label, speaker=full, person=stream(full)) if full else label
