"""Remove the mark before a pasted list item, since the item is printed with a mark of its own.

Only unambiguous marks are removed: a hyphen or a dash before a line may be a speaker's, and a number may be spoken.

When it would be wrong: where a list uses two kinds of marks with different meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove the marks at the beginning of list items."""
    return (
        rewrite(block, 0, match.end(), "", "the mark of a list item")
        for block in view.blocks
        if block.kind == "bullet" and (match := _MARK_RE.match(block.text))
    )


_MARK_RE = re.compile(r"\s*[•◦▪‣●][•◦▪‣●\s]*(?=\S)")

RULE = Rule(
    name="list-marker",
    order=400,
    title="removes the pasted marks of list items",
    argument=__doc__,
    example=("• One\n• Two", "One\n\nTwo"),
    propose=propose,
    local=True,
)
