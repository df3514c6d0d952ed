"""Remove private-use characters: icons of a page's own font, and bullets of a word processor's.

Unicode leaves 137,468 code points to private agreement. The glyph that a font draws there (an envelope, the logo of a
social network) is lost with the font, and a finished file shows a box. The bullets, arrows and check marks of the fonts
Symbol and Wingdings, which old documents use, are known, and are replaced by the characters that mean the same.

When it would be wrong: where such a character is a letter of a medieval or an invented script. One with a letter on
both sides is kept, and is a query for the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block, Note


def propose(view: View) -> Iterable[Edit]:
    """Replace the known signs, and remove the others, unless they are inside a word."""
    return (edit for block in view.blocks if _PRIVATE_RE.search(block.text) for edit in _edits(block))


def query(view: View) -> Iterable[Note]:
    """One note for each paragraph with such a character inside a word."""
    for block in view.blocks:
        if found := _PRIVATE_RE.search(block.text):
            around = " ".join(block.text[max(found.start() - 15, 0) : found.end() + 15].split())
            message = f"a character of private use (U+{ord(found[0][0]):04X}) is inside a word: {around!a}"
            yield Note("private-use", "warning", message, block.origin, "typing the letter that it stands for")


_PRIVATE_RE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_KNOWN = {
    "\uf0b7": "\N{BULLET}",
    "\uf0a7": "\N{BLACK SMALL SQUARE}",
    "\uf0a8": "\N{BULLET}",
    "\uf076": "\N{BULLET}",
    "\uf06e": "\N{BLACK SMALL SQUARE}",
    "\uf0d8": "\N{BULLET}",
    "\uf0e0": "\N{RIGHTWARDS ARROW}",
    "\uf0df": "\N{LEFTWARDS ARROW}",
    "\uf0e8": "\N{RIGHTWARDS ARROW}",
    "\uf0fc": "\N{CHECK MARK}",
    "\uf02d": "-",
    "\uf020": " ",
}


def _edits(block: Block) -> Iterator[Edit]:
    for match in _PRIVATE_RE.finditer(block.text):
        known = "".join(_KNOWN.get(character, "") for character in match[0])
        before, after = block.text[match.start() - 1 : match.start()], block.text[match.end() : match.end() + 1]
        if known:
            yield rewrite(block, *match.span(), known, "a sign of the font Symbol or Wingdings")
        elif not (before.isalnum() and after.isalnum()):
            yield rewrite(block, *match.span(), "", "an icon of the page's own font")


RULE = Rule(
    name="private-use",
    order=205,
    title="removes icons of a page's own font",
    argument=__doc__,
    example=("The harbour \uf0e0 the quay \uf099", "The harbour → the quay"),
    propose=propose,
    query=query,
    local=True,
)
