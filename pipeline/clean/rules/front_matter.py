"""Front matter is taken out of the text: the reader has read it as what the source says of itself.

Nobody said ``layout: post``. The reader has put its title and summary before the text, where they are cleaned like
the rest; author and date are kept beside the text, and structure uses them.

When it would be wrong: where a text of another kind is fenced by three hyphens at the very top, and its first line
looks like a key (``Note: this is a draft``). The ledger holds it whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove blocks of the kind ``metadata``."""
    return (remove(block, "front matter, read as metadata") for block in view.blocks if block.kind == "metadata")


RULE = Rule(
    name="front-matter",
    order=100,
    title="takes the front matter out of the text",
    argument=__doc__,
    example=("---\ntitle: A talk\n---\nGood morning.", "A talk\n\nGood morning."),
    propose=propose,
)
