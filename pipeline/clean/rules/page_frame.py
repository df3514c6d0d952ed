"""The head and the tail of a whole web page go: its menus, teasers, comment threads and footers, listed or not.

X

When it would be wrong: X
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.clean.lines import Line, lines_of
from pipeline.clean.removal import removals
from pipeline.clean.rule import Rule, View
from pipeline.clean.zones import zones
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove what stands before and after the text of a whole page."""
    lines = lines_of(view)
    found = zones(lines)
    if found is None:
        return ()
    taken = {line.index: "the head of a web page" for line in lines[: found.head] if not _stays(line)}
    taken |= {line.index: "the tail of a web page" for line in lines[found.tail :] if not _stays(line)}
    return removals(lines, taken)


def _stays(line: Line) -> bool:
    return False


RULE = Rule(
    name="page-frame",
    order=490,
    title="removes the head and the tail of a whole web page",
    argument=__doc__,
    example=("", ""),
    propose=propose,
)
