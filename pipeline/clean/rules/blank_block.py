"""A paragraph of nothing but spaces goes: editors of web pages make distance with a no-break space on a line of its
own.

When it would be wrong: where the distance is a change of scene. Then it says so by a row of stars, not by a space.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit
from pipeline.model import Mark


def propose(view: View) -> Iterable[Edit]:
    """Remove blocks without a visible character; a table keeps its empty rows, and an image needs no words."""
    return (
        remove(block, "an empty line")
        for block in view.prose()
        if not block.text.strip() and block.kind not in ("row", "header", "figure") and not _shows(block.marks)
    )


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
