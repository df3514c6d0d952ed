"""Remove paragraphs of nothing but spaces: web editors add vertical space by a line with a no-break space.

The head that Markdown demands of every table is removed, too, where it is empty.

When it would be wrong: where the space marks a change of scene. Authors mark that by a row of stars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit
from pipeline.model import Mark


def propose(view: View) -> Iterable[Edit]:
    """Remove blocks without a visible character, or with the entity of a space, except other rows and images."""
    return (
        remove(block, "an empty line")
        for block in view.blocks
        if _NOTHING_RE.fullmatch(block.text) and block.kind not in _EMPTY and not _shows(block.marks)
    )


_NOTHING_RE = re.compile(r"(?:\s|&nbsp;|&#160;)*")
_EMPTY = frozenset(("row", "figure", "separator", "metadata", "comment"))


def _shows(marks: tuple[Mark, ...]) -> bool:
    return any(mark.kind == "image" for mark in marks)


RULE = Rule(
    name="blank-block",
    order=300,
    title="removes paragraphs of nothing but spaces",
    argument=__doc__,
    example=("One.\n\n\N{NO-BREAK SPACE}\n\nTwo.", "One.\n\nTwo."),
    propose=propose,
    local=True,
)
