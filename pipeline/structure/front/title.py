"""Which block is the title: the first heading, else the first short block that is no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure.front.byline import led_byline
from pipeline.structure.front.dates import is_dateline
from pipeline.structure.front.masthead import below_masthead
from pipeline.structure.talk.labels import label_of
from pipeline.text.ends import ASKING, NO_TITLE

_TITLED_RE = re.compile(
    r"^(?:above|below) the text of a web page, whose title is in line (\d+)"
)  # as the rule page-frame says
LONGEST = 160  # characters of the longest title
_CREDIT = 320
_EDITORIAL = 700
_ADDRESS_RE = re.compile(r"(?:[^\s:][^\n:]{0,59}:\s+)?https?://\S+", re.I)


def may_be_title(document: CleanDocument, words: Words) -> Block | None:
    """The first heading of the highest level that opens the text, else the first short block that is no sentence.

    A kicker ("Interview") stands above the title, or is the title where nothing else is; so does the name of a site.
    """
    if framed := below_frame(document):
        return framed
    blocks = [block for block in document.blocks if block.id != "m-subtitle"]  # a summary that the metadata gives
    kicker: Block | None = None
    for index, block in enumerate(blocks[:4]):
        if block.kind == "heading":
            return block
        if not _passed_over(block, words):
            found = block if _reads_as_title(block, blocks[index + 1 :], words) else None
            gone = "\n".join(edit.before for edit in document.ledger.edits if edit.action == "remove")
            better = below_masthead(blocks[index:], found, lambda other: _is_other(other, words), gone, words)
            return better or found or kicker
        if kicker is None and block.text.strip().casefold() in words.kickers:
            kicker = block
    return kicker


def below_frame(document: CleanDocument) -> Block | None:
    """The title of a whole page, whose line cleaning names where it took the head of the page away."""
    reasons = (edit.why for edit in document.ledger.edits if edit.rule == "page-frame")
    named = next(filter(None, map(_TITLED_RE.search, reasons)), None)
    if named is None:
        return None
    line = int(named[1])
    at = max((place for place, block in enumerate(document.blocks) if (block.line or 0) <= line), default=-1)
    block = document.blocks[at] if at >= 0 else None
    return block if block and block.kind in ("paragraph", "heading") and len(block.text) <= LONGEST else None


def is_editorial(block: Block, words: Words) -> bool:
    """Whether a block says how the text came about: how it was edited, where it appeared, whom its makers thank."""
    return len(block.text) <= _EDITORIAL and block.kind != "heading" and bool(words.editorial.match(block.text))


def is_credit(block: Block, words: Words) -> bool:
    """Whether a block says who made an image or who translated."""
    return len(block.text) <= _CREDIT and block.kind != "heading" and bool(words.credit.match(block.text))


def is_address(block: Block) -> bool:
    """Whether a paragraph is the address of a page, with or without a label: "Slides: https://…"."""
    return block.kind == "paragraph" and _ADDRESS_RE.fullmatch(block.text.strip()) is not None


def is_caption(block: Block, words: Words) -> bool:
    """Whether a block ends with a credit for a picture, and has no label before: "The old ferry. Photo: Ada Reed"."""
    text = block.text.strip(" .")
    credit = words.caption.search(text) if len(text) <= _CREDIT else None
    label = label_of(0, block, words) if credit else None
    return credit is not None and (label is None or label.end > credit.start())


def _passed_over(block: Block, words: Words) -> bool:
    """What may stand above a title: a kicker, a byline, a date, a credit, an image."""
    text = block.text.strip().casefold()
    if (
        block.kind in ("figure", "separator")
        or text in words.kickers
        or is_credit(block, words)
        or is_editorial(block, words)
    ):
        return True
    return bool(is_dateline(block.text, words) or led_byline(block, words))


def _is_other(block: Block, words: Words) -> bool:
    return is_address(block) or _passed_over(block, words)


def _reads_as_title(block: Block, after: Sequence[Block], words: Words) -> bool:
    text = block.text.strip()
    if block.kind != "paragraph" or not 0 < len(text) <= LONGEST or (text[-1] in NO_TITLE and text[-3:] != "..."):
        return False
    if text[-1] in ASKING and words.you.intersection(text.casefold().replace("’", "'").split()):
        return False
    return any(len(other.text) > len(text) for other in after)
