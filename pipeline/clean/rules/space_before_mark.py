"""Remove a space before a comma, or before a full stop that ends a sentence: no language sets one there.

It is typed by mistake, or left where an editor or a converter took something out.

When it would be wrong: where the sign itself is meant ("the , key"), or a folder in a command that is not set as code.
A full stop must be followed by a capital or the end of the line; so the point of a number ("in .5 of them"), a file's
ending ("README .md"), a pause and three spaced points are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove the spaces between a word and a comma or full stop."""
    return (edit for block in view.prose() if _MARK_RE.search(block.text) for edit in _edits(block))


_MARK_RE = re.compile(r"(?<=[\w)\]»”’\"'%])[^\S\n\t]{1,9}(?:,(?=\s|$)|\.(?=[»”]|$|\s[^\W\d_]))", re.MULTILINE)


def _edits(block: Block) -> Iterator[Edit]:
    protected = Protected(block)
    for match in _MARK_RE.finditer(block.text):
        start, sign = match.start(), match.end() - 1
        if start not in protected and sign not in protected and not _goes_on(block.text, sign):
            yield rewrite(block, start, sign, "", "a space before a comma or a full stop")


def _goes_on(text: str, sign: int) -> bool:
    """Whether a full stop is within a sentence."""
    return text[sign] == "." and text[sign + 1 : sign + 2].isspace() and text[sign + 2 : sign + 3].islower()


RULE = Rule(
    name="space-before-mark",
    order=335,
    title="removes a space before a comma or a full stop",
    argument=__doc__,
    example=("The quay , built of oak, is open again .", "The quay, built of oak, is open again."),
    propose=propose,
    local=True,
)
