"""How a block is set apart from others: by bold or italic type, by a dash, by the sign of a quotation or a number."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import Block, MarkKind
from pipeline.text.labels import NUMBERED

# A time of a recording that opens a paragraph: "[00:01:40] Who pays?".
STAMP_RE = re.compile(
    r"(?P<stamp>\[(?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?\]|\((?:\d{1,2}:)\d\d:\d\d(?:[.,]\d{1,3})?\))\s+(?=\S)"
)
# What captioners and machines set where another person begins to speak, perhaps behind a time: ">> Who pays?".
_CHANGE_RE = re.compile(rf"(?:{STAMP_RE.pattern})?>>+\s*(?=\S)")
# Japanese magazines set two, or the line of a table; "-1" is a number.
_DASH_RE = re.compile(r"[—–―─━-]{1,2}\s?(?=[^\s\d—–―─━-])")
# What magazines and blogs set before a question, or before an answer: a dot, an arrow, an emoji; Arabic papers use "@".
_SIGN_RE = re.compile(
    r"(?:[·•‣⁃※@=＝\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?){1,2}\s?(?=\w)"
)
_QUOTED_RE = re.compile(r">+[ \t]*")
_QUOTED_LINE_RE = re.compile(r"\s*\n>+[ \t]*")
_NUMBER_RE = re.compile(NUMBERED)


def unsigned(text: str) -> str:
    """A text without the sign at its head."""
    found = next(filter(None, (sign.match(text) for sign in (_DASH_RE, _QUOTED_RE, _NUMBER_RE, _SIGN_RE))), None)
    return text[found.end() :] if found else text


def change_end(text: str) -> int:
    """Where the mark of another speaker at the head of a text ends; 0 if there is none."""
    found = _CHANGE_RE.match(text)
    return found.end() if found else 0


def dash_or_sign(text: str) -> int:
    """The length of the dash or the sign at the head of a text, 0 if there is none."""
    found = _DASH_RE.match(text) or _SIGN_RE.match(text)
    return found.end() if found else 0


def whole(block: Block, kind: MarkKind) -> bool:
    """Whether the marks of a kind cover the block, punctuation, spaces and links between them aside."""
    done = 0
    own = [mark for mark in block.marks if mark.kind == kind]
    links = [mark for mark in block.marks if mark.kind == "link"] if len(own) > 1 else []
    for mark in sorted((*own, *links), key=lambda mark: mark.start):
        if any(map(str.isalnum, block.text[done : mark.start])):
            return False
        done = max(done, mark.end)
    return done > 0 and not any(map(str.isalnum, block.text[done:]))


def unquoted(block: Block) -> Block:
    """A question without the signs of a mail (``> ``) at the heads of its lines, as a paragraph."""
    if block.kind != "quote" and form_of(block) != "quoted":
        return block
    head = _QUOTED_RE.match(block.text)
    bare = replace(block.piece(head.end() if head else 0), kind="paragraph")
    return bare if bare.marks else replace(bare, text=_QUOTED_LINE_RE.sub(" ", bare.text))


def form_of(block: Block) -> str:
    """ "bold", "heading", "italic", "dash", "quoted", "numbered", "signed" (● or the like); empty for plain type."""
    if block.kind in ("heading", "numbered"):
        return block.kind
    if block.kind not in ("paragraph", "quote"):
        return "signed" if block.kind == "bullet" and block.level <= 1 else ""
    signs = (("dash", _DASH_RE), ("quoted", _QUOTED_RE), ("numbered", _NUMBER_RE), ("signed", _SIGN_RE))
    if whole(block, "strong"):
        return "bold"
    if block.kind == "quote":
        return "italic" if whole(block, "em") else "quoted"
    return next((name for name, sign in signs if sign.match(block.text)), "italic" if whole(block, "em") else "")
