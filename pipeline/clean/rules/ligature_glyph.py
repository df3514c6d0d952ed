"""Replace a ligature that is one character by its letters: ``ﬁ`` is a glyph, ``fi`` is text.

Such characters come from PDF files. A search for "five" does not find them, and a font may lack them.

When it would be wrong: in a text about these characters. ``æ`` and ``œ`` are letters, and are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import nfkc


def propose(view: View) -> Iterable[Edit]:
    """Replace the Latin ligatures of Unicode's presentation forms."""
    return (
        rewrite(block, match.start(), match.end(), nfkc(match[0]), "a glyph for several letters")
        for block in view.prose()
        for match in _LIGATURE_RE.finditer(block.text)
    )


_LIGATURE_RE = re.compile("[\N{LATIN SMALL LIGATURE FF}-\N{LATIN SMALL LIGATURE ST}]")

RULE = Rule(
    name="ligature-glyph",
    order=210,
    title="writes ligature glyphs as letters",
    argument=__doc__,
    example=("The \N{LATIN SMALL LIGATURE FI}rst o\N{LATIN SMALL LIGATURE FFI}ce.", "The first office."),
    propose=propose,
    local=True,
)
