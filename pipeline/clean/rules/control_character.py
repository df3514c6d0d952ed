"""Remove characters that neither XML nor print can carry, and replace disguised line breaks by line breaks.

Control characters, zero-width spaces, stray byte order marks, soft hyphens and overrides of the writing direction are
invisible in the source, and show in a finished file as boxes, broken words or reversed sentences.

When it would be wrong: ZERO WIDTH JOINER and NON-JOINER spell words in Persian, Arabic, Indic scripts and emoji, and
direction marks keep punctuation in place in Hebrew and Arabic; there they are kept. A soft hyphen set by hand is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove such characters; in code too, since no output format can carry them there either."""
    return (edit for block in view.blocks if _ODD_RE.search(block.text) for edit in _edits(block))


_LINE_BREAKS = "\r\x0b\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_ODD_RE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"
    "\N{WORD JOINER}-\u2064\u206a-\u206f\N{ZERO WIDTH NO-BREAK SPACE}\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "\N{ZERO WIDTH NON-JOINER}-\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}]+"
)
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_DIRECTION_MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
_RIGHT_TO_LEFT_RE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _edits(block: Block) -> Iterator[Edit]:
    directed = bool(_RIGHT_TO_LEFT_RE.search(block.text))
    for match in _ODD_RE.finditer(block.text):
        start, end = match.span()
        after = "".join(_instead(block.text, place, directed) for place in range(start, end))
        if match[0].endswith("\N{SOFT HYPHEN}") and block.text[end : end + 1] == "\n":
            end += 1  # the hyphen was visible here: the word continues on the next line
        if after != block.text[start:end]:
            yield rewrite(block, start, end, after, "a character that cannot be seen or printed")


def _instead(text: str, place: int, directed: bool) -> str:
    character = text[place]
    if character in _LINE_BREAKS:
        return "\n"
    if character == "\f":
        return " "
    if character in _DIRECTION_MARKS:
        return character if directed else ""
    if character in _JOINERS:
        return character if _joins(text, place) else ""
    return ""


def _joins(text: str, place: int) -> bool:
    """Whether a character next to the joiner is an emoji or of a script that needs joiners."""
    if place == 0 or place + 1 >= len(text):
        return False
    return any(_needs_joiner(character) for character in (text[place - 1], text[place + 1]))


def _needs_joiner(character: str) -> bool:
    code = ord(character)
    if 0x0590 <= code <= 0x1CFF and not 0x10A0 <= code <= 0x11FF:
        return True
    return code in (0xFE0F, 0x20E3) or unicodedata.category(character) in ("So", "Sk") or 0xFB50 <= code <= 0xFEFC


RULE = Rule(
    name="control-character",
    order=200,
    title="removes characters that cannot be seen or printed",
    argument=__doc__,
    example=("The har\N{SOFT HYPHEN}bour\N{ZERO WIDTH SPACE} opened.", "The harbour opened."),
    propose=propose,
    local=True,
)
