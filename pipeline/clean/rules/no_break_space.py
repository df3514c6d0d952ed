"""Replace a no-break space between two words by a common one, and set the no-break spaces that a language requires.

Web editors leave no-break spaces anywhere, and a line that cannot break there breaks badly elsewhere. French sets a
narrow one before ``; : ! ?`` and inside ``« »``: any space in the source at these places becomes one.

When it would be wrong: where a careful author bound two words (``Louis XIV``, ``p. 5``). Between figures, and between a
figure and a sign for a unit, it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace no-break spaces; in French also the spaces at its high punctuation."""
    french = view.tongue == "fr"
    pattern = _FRENCH_RE if french else _SPACE_RE
    return (edit for block in view.prose() if pattern.search(block.text) for edit in _edits(block, french))


_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE_RE = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]")
_FRENCH_RE = re.compile("[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]")
_HIGH_RE = re.compile(r"[;:!?]+(?=[\s»”\"’')\]]|$)|»")
_UNITS = frozenset("%‰€$£¥°")


def _edits(block: Block, french: bool) -> Iterator[Edit]:
    protected = Protected(block)
    for match in (_FRENCH_RE if french else _SPACE_RE).finditer(block.text):
        place = match.start()
        after = _instead(block.text, place, french)
        if after != match[0] and place not in protected:
            yield rewrite(block, place, place + 1, after, _WHY[after])


_WHY = {" ": "a no-break space between words", _NARROW: "the language's custom wants a narrow no-break space"}


def _instead(text: str, place: int, french: bool) -> str:
    before, here, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
    if french and ((before == "«" and after.strip()) or (_HIGH_RE.match(text, place + 1) and before.strip())):
        return _NARROW
    is_bound = before.isdigit() and (after.isdigit() or after in _UNITS)
    return here if is_bound else " "


RULE = Rule(
    name="no-break-space",
    order=330,
    title="keeps no-break spaces only where the language requires them",
    argument=__doc__,
    example=(
        "The\N{NO-BREAK SPACE}harbour cost 10\N{NO-BREAK SPACE}000 crowns.",
        "The harbour cost 10\N{NO-BREAK SPACE}000 crowns.",
    ),
    propose=propose,
    local=True,
)
