"""What a site puts around a text is taken away: menus, teasers, comments, footers, calls to subscribe.

The reader of saved pages returns every paragraph that a browser shows, and marks those that are not the text. It tells
them by three kinds of evidence: where prose stands together, what the page calls its parts, and links. The running
heads of a Word file and its table of contents go the same way.

When it would be wrong: on a page that holds several texts of equal weight, or where a site names a part of the text as
it names its advertisements. Every paragraph is in the ledger, with the line on which it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove blocks of the kind ``aside``."""
    return (remove(block, "around the text of the page") for block in view.blocks if block.kind == "aside")


RULE = Rule(
    name="outside-the-text",
    order=120,
    title="takes away what a site puts around a text",
    argument=__doc__,
    example=("<nav>Home News</nav><article><p>Good morning.</p></article>", "Good morning."),
    propose=propose,
)
