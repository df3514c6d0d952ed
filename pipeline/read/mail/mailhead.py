"""Read the head of a mail in a text (``From: … Sent: … To: … Subject: …``) as metadata, since nobody said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.languages.everywhere import everywhere
from pipeline.model import Block


def without_mail_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with heads of mails as ``metadata``: labelled lines, the sender's first, the subject among them."""
    return tuple(replace(block, kind="metadata", marks=()) if _is_head(block) else block for block in blocks)


_LINE_RE = re.compile(r"[ \t]*([^\W\d_][\w ’'-]{0,24}?)[ \t]?:")


def _is_head(block: Block) -> bool:
    if block.kind != "paragraph" or not 2 <= block.text.count("\n") <= 8:
        return False
    labels = [match[1].lower() if (match := _LINE_RE.match(line)) else "" for line in block.text.strip().split("\n")]
    return all(labels) and labels[0] in everywhere("senders") and not everywhere("subjects").isdisjoint(labels)
