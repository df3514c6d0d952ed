"""Separate a transcript from the lines that a transcription service adds: key words, speakers' names, its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block, Origin


def without_frame(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]:
    """The blocks, with the service's lines as ``metadata``, and title and date as blocks of their own; and the
    speakers.
    """
    if not any(_KEYWORDS_RE.match(block.text) for block in blocks[:_HEAD]):
        return tuple(blocks), ()
    divided = [part for place, block in enumerate(blocks) for part in (_lines(block) if place == 0 else (block,))]
    numbered = (replace(block, id=f"b{place}") for place, block in enumerate(divided, 1))
    marked = tuple(replace(block, kind="metadata") if _FRAME_RE.match(block.text) else block for block in numbered)
    speakers = next((found[1] for block in marked if (found := _SPEAKERS_RE.match(block.text))), "")
    return marked, (("speakers", speakers.strip()),) if speakers else ()


_HEAD = 6
_KEYWORDS_RE = re.compile(r"(?:SUMMARY )?KEYWORDS\n")
_SPEAKERS_RE = re.compile(r"SPEAKERS\n([^\n]{1,400})$")
_FRAME_RE = re.compile(r"(?:SUMMARY )?KEYWORDS\n|SPEAKERS\n[^\n]{1,400}$|Transcribed by https?://\S+$")


def _lines(block: Block) -> Iterator[Block]:
    line = block.line or 1
    for above, text in enumerate(block.text.split("\n")):
        yield replace(block, text=text, marks=(), origin=Origin(line + above))
