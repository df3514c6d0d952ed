"""A time of the recording above a labelled paragraph is the time of that turn: no heading, and no paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.speaker_labels import label_of
from pipeline.text.labels import TIME

_TIME_RE = re.compile(rf"[\[(]?{TIME}(?:[.,]\d{{1,3}})?[\])]?")
_ABOVE = ("heading", "paragraph")
_FEWEST = 3  # one time might be the hour of a programme


def with_lone_times(blocks: tuple[Block, ...], words: Words) -> tuple[Block, ...]:
    """The blocks; each that is nothing but a time opens the labelled paragraph below it, if that recurs."""
    joined = {place: both for place in range(len(blocks) - 1) if (both := _joined(blocks[place : place + 2], words))}
    return tuple(_woven(blocks, joined)) if len(joined) >= _FEWEST else blocks


def _woven(blocks: Sequence[Block], joined: dict[int, Block]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        if place in joined:
            yield joined[place]
        elif place - 1 not in joined:
            yield block


def _joined(pair: Sequence[Block], words: Words) -> Block | None:
    """A time and the paragraph below it as one block; None where they are not those."""
    above, below = pair
    if above.kind not in _ABOVE or below.kind != "paragraph" or not _TIME_RE.fullmatch(above.text.strip()):
        return None
    head = f"{above.text.strip()} "
    marks = tuple(replace(mark, start=mark.start + len(head), end=mark.end + len(head)) for mark in below.marks)
    both = replace(below, text=head + below.text, marks=marks)
    label = label_of(0, both, words)
    return both if label and label.time and label.end > len(head) and label_of(0, below, words) else None
