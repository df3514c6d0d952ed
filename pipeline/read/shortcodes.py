"""Instructions to the program of a site that stand in a text by themselves: they are comments, not words.

``{% image "a.jpg" %}`` (Jekyll, Eleventy, Nunjucks), ``[gallery ids="1,2"]`` (WordPress). What stands between
``[caption …]`` and ``[/caption]`` is the caption of a figure. Instructions amid words, and those of Hugo, which may
hold a caption, are left to a cleaning rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Block


def without_shortcodes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that are instructions as comments."""
    if not any(_SIGN_RE.match(block.text) for block in blocks):
        return tuple(blocks)
    return tuple(part for block in blocks for part in _divided(block))


_SIGN_RE = re.compile(r"\s*(?:\{%|\[/?[a-z])")
_ALONE_RE = re.compile(
    r"\s*(?:(?:\{%[^{}]{0,2000}%\}"
    r"|\[/?(?:gallery|embed|audio|video|playlist|youtube|vimeo|contact-form|vc_\w+|et_pb_\w+|fusion_\w+)"
    r"(?:\s[^\[\]]{0,2000})?\])\s*)+$"
)
_CAPTION_RE = re.compile(r"\s*(\[caption(?:\s[^\[\]]{0,2000})?\])(.*)\[/caption\]\s*$", re.DOTALL)


def _divided(block: Block) -> Iterator[Block]:
    if block.kind not in ("paragraph", "figure"):
        yield block
    elif _ALONE_RE.match(block.text):
        yield replace(block, kind="comment", marks=())
    elif caption := _CAPTION_RE.match(block.text):
        yield replace(block.piece(*caption.span(1)), id=f"{block.id}c", kind="comment", marks=())
        start, end = caption.span(2)
        lead = len(caption[2]) - len(caption[2].lstrip())
        yield replace(block.piece(start + lead, end), kind="figure")
    else:
        yield block
