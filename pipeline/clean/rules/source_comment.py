"""Take comments of the source language out of the text, with everything else that it hides from readers.

An HTML comment, the title of a link, an unused reference: no reader of the page saw them.

When it would be wrong: where an editor hid a paragraph to restore it later. The ledger holds the whole block.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove blocks of the kind ``comment``."""
    return (remove(block, "not part of the page that people see") for block in view.blocks if block.kind == "comment")


RULE = Rule(
    name="source-comment",
    order=110,
    title="takes comments of the source language out of the text",
    argument=__doc__,
    example=("Good morning.\n\n<!-- check the date -->", "Good morning."),
    propose=propose,
)
