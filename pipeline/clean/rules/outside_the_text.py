"""Remove what a site puts around a text: menus, teasers, comments, footers, calls to subscribe.

The reader of saved pages returns every visible paragraph, and marks those that are not the text. It decides by three
kinds of evidence: the density of prose, the names that the page gives to its parts, and links. The running heads and
the table of contents of a Word file are removed as well.

When it would be wrong: on a page with several texts of equal weight, or where a site gives a part of the text a name
that it also uses for advertisements. Every paragraph is in the ledger, with its line number.
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
    title="removes the menus, teasers and comments around a text",
    argument=__doc__,
    example=("<nav>Home News</nav><article><p>Good morning.</p></article>", "Good morning."),
    propose=propose,
)
