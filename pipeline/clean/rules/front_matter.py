"""Take front matter out of the text: the reader has already read it as metadata.

Nobody said ``layout: post``. The reader has put its title and summary before the text, where they are cleaned like the
rest; author and date are kept as metadata, which structure uses.

When it would be wrong: where a different text is fenced by three hyphens at the very top, and its first line looks like
a key (``Note: this is a draft``). The ledger holds the whole block.
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
