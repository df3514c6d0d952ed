"""Join an accent that was typed apart with its letter: ``e`` and ``´`` as two characters become ``é``.

Texts copied from PDF files and from macOS hold such pairs (Unicode's form NFD). They look alike, but a search does not
find them, a dictionary does not know them, and a validator of web pages counts them as a fault.

When it would be wrong: in a text about these characters. An accent whose letter has no common character is kept.

Source: Unicode Standard Annex #15, Normalization Form C.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Replace a letter and its accents, and the parts of a Korean syllable, by one character."""
    return (
        rewrite(block, match.start(), match.end(), joined, "an accent apart from its letter")
        for block in view.prose()
        if not block.text.isascii()
        for match in _APART_RE.finditer(block.text)
        if (joined := normalize("NFC", match[0])) != match[0]
    )


_APART_RE = re.compile(
    "[^\\W\\d_][\u0300-\u036f\u3099\u309a]{1,20}"  # a letter with accents, kana with their voicing
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"  # the parts of a Korean syllable
)

RULE = Rule(
    name="typed-accent",
    order=207,
    title="joins accents with their letters",
    argument=__doc__,
    example=("The cafe\N{COMBINING ACUTE ACCENT} in Zu\N{COMBINING DIAERESIS}rich.", "The café in Zürich."),
    propose=propose,
    local=True,
)
