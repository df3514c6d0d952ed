"""Notes on lines that were kept and look like residue: addresses at the foot of a text, a menu in a saved page.

No rule may remove these, since a talk may end with the guest's address and a list may have short items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.clean.rule import View
from pipeline.model import Block, Note

_FOOT = 4  # last blocks of a text, where a site says where it is
_SHORT = 120  # characters of such a line
_MENU = 2  # items of one word from which a list is one of buttons
_SHOWN = 60  # characters of a line in the note
_LINES = frozenset({"paragraph", "bullet"})
_NO_TEXT = frozenset({"metadata", "comment", "aside", "separator"})
# An address of the web or of mail. A full address begins with a scheme; a bare one has a path, "www" or a known ending.
_ADDRESS_RE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<![\w.])[a-z0-9-]{2,40}(?:\.[a-z]{2,10}){1,3}/[\w#?=&/.-]+",
    re.I,
)
_WORD_RE = re.compile(r"[^\W\d_]{2,}")


def leftovers(view: View) -> Iterator[Note]:
    """One note for all of them, with the first line."""
    spoken = [block for block in view.blocks if block.kind not in _NO_TEXT]
    menu = [block for run in _menus(spoken) for block in run] if view.format == "html" else []
    found = [*menu, *(block for block in spoken[-_FOOT:] if _is_address(block))]
    if found:
        first = found[0].text[:_SHOWN]
        message = f"lines of the site may have been left, such as “{first}”"
        if len(found) == 1:
            message = f"a line of the site may have been left: “{first}”"
        hint = "deleting it in the source or the manuscript, if nobody said it"
        yield Note("maybe-residue", "info", message, found[0].origin, hint)


def _is_address(block: Block) -> bool:
    """A short line with words and an address, and nothing that was said."""
    text = block.text.strip()
    named = block.kind in _LINES and len(text) <= _SHORT and _ADDRESS_RE.search(text)
    return bool(named) and _WORD_RE.search(_ADDRESS_RE.sub("", text)) is not None and text[-1:] not in "!?！？。"


def _menus(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Lists in which each item is one word: "Print", "Podcast"."""
    for is_button, run in groupby(blocks, lambda one: one.kind == "bullet" and len(one.text.split()) == 1):
        items = list(run)
        if is_button and len(items) >= _MENU:
            yield items
