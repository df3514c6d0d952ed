"""Replace three full stops by the ellipsis character.

When it would be wrong: in a path (``../..``) or in code. Only exactly three are replaced: four may be an ellipsis and a
full stop, or a row of dots to write on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace ``...`` by an ellipsis."""
    return (edit for block in view.prose() if "..." in block.text for edit in _edits(block))


_DOTS_RE = re.compile(r"(?<![./\\…])\.\.\.(?![./\\…])")


def _edits(block: Block) -> Iterator[Edit]:
    protected = Protected(block)
    for match in _DOTS_RE.finditer(block.text):
        if match.start() not in protected:
            yield rewrite(block, *match.span(), "\N{HORIZONTAL ELLIPSIS}", "three full stops for an ellipsis")


RULE = Rule(
    name="typed-ellipsis",
    order=640,
    title="sets an ellipsis for three full stops",
    argument=__doc__,
    example=("Well... no.", "Well… no."),
    propose=propose,
    local=True,
)
