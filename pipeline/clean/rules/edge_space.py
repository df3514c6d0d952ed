"""Remove spaces at the beginning and the end of a paragraph, and around line breaks inside it.

They are invisible, except where they do harm: as a ragged edge, or as a line that holds one space.

When it would be wrong: a poem with indented verses loses its indents. The ledger keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove leading and trailing spaces of blocks and of the lines in them."""
    return (edit for block in view.prose() for edit in _edits(block))


_SPACES_RE = re.compile(r"\s+")


def _edits(block: Block) -> Iterator[Edit]:
    if block.kind in ("row", "header") or ("\n" not in block.text and block.text == block.text.strip()):
        return
    for match in _SPACES_RE.finditer(block.text):
        start, end = match.span()
        at_edge = start == 0 or end == len(block.text)
        after = "" if at_edge else "\n" if "\n" in match[0] else match[0]
        if after != match[0]:
            yield rewrite(block, start, end, after, "spaces at the edge of a line")


RULE = Rule(
    name="edge-space",
    order=310,
    title="removes spaces at the edges of lines",
    argument=__doc__,
    example=("  One. \N{NO-BREAK SPACE}\n\nTwo.", "One.\n\nTwo."),
    propose=propose,
    local=True,
)
