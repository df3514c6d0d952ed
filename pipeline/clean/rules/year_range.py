"""Replace the hyphen between two years by an en dash: 2009–2017 is from one to the other.

When it would be wrong: in a number that happens to look like two years. So the second year must come after the first,
and no part of a telephone number, a date, a file number, a standard or an address may be next to it. ``2009-10`` can be
a month, and is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace the hyphen in ranges of years, with the spaces around it."""
    return (edit for block in view.prose() for edit in _edits(block))


_RANGE_RE = re.compile(r"(?<![\w/.,#№:+-])((?:1[0-9]|20)\d\d)( ?- ?)((?:1[0-9]|20)\d\d|\d\d)(?![\w/+-]|[.,:]\d)")
_NUMBER_RE = re.compile(
    r"(?:\b(?:ISO|IEC|DIN|EN|RFC|IEEE|ANSI|No|Nr|nos?|ID|tel|phone|fax|ext)\.?:?|[#№]|\(\d{3}\)) ?$", re.IGNORECASE
)


def _edits(block: Block) -> Iterator[Edit]:
    if "-" not in block.text:
        return
    protected = Protected(block)
    for match in _RANGE_RE.finditer(block.text):
        if _is_range(match) and match.start() not in protected:
            yield rewrite(block, match.start(2), match.end(2), "\N{EN DASH}", "a range of years")


def _is_range(match: re.Match[str]) -> bool:
    first, second = match[1], match[3]
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if _NUMBER_RE.search(before):
        return False
    if len(second) == 4:
        return int(first) < int(second)
    return match[2] == "-" and int(second) > max(int(first[2:]), 12)


RULE = Rule(
    name="year-range",
    order=620,
    title="sets an en dash between years",
    argument=__doc__,
    example=(
        "She was in office (2009-2017), and before that in 1995-96.",
        "She was in office (2009–2017), and before that in 1995–96.",
    ),
    propose=propose,
    local=True,
)
