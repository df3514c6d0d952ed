"""Replace several spaces between two words by one: typists put two after a full stop, web editors add a no-break space.

When it would be wrong: in a table drawn with spaces, which loses its columns. In code they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Replace runs of spaces, and tabs outside of tables, by one space."""
    for block in view.prose():
        pattern = _IN_TABLE_RE if block.kind in ("row", "header") else _RUN_RE
        for match in pattern.finditer(block.text):
            yield rewrite(block, match.start(), match.end(), " ", "several spaces in a row")


_RUN_RE = re.compile(r"[^\S\n]{2,}|\t")
_IN_TABLE_RE = re.compile(r"[^\S\n\t]{2,}")

RULE = Rule(
    name="repeated-space",
    order=320,
    title="replaces several spaces by one",
    argument=__doc__,
    example=("One.\N{NO-BREAK SPACE} Two.   Three.", "One. Two. Three."),
    propose=propose,
    local=True,
)
