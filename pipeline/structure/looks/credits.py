"""Lines of front and back matter that say themselves what they are: credits, editorial notes, addresses, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.speaker_labels import Label

LONGEST = 160  # characters of a line: a title, a date, a byline
_CREDIT = 320
_EDITORIAL = 700
_ADDRESS_RE = re.compile(r"(?:[^\s:][^\n:]{0,59}:\s+)?https?://\S+", re.I)


def is_editorial(block: Block, words: Words) -> bool:
    """Whether a block says how the text came about: how it was edited, where it appeared, whom its makers thank."""
    return len(block.text) <= _EDITORIAL and block.kind != "heading" and bool(words.editorial.match(block.text))


def is_credit(block: Block, words: Words) -> bool:
    """Whether a block says who made an image or who translated."""
    return len(block.text) <= _CREDIT and block.kind != "heading" and bool(words.credit.match(block.text))


def is_address(block: Block) -> bool:
    """Whether a paragraph is the address of a page, with or without a label: "Slides: https://…"."""
    return block.kind == "paragraph" and _ADDRESS_RE.fullmatch(block.text.strip()) is not None


def is_caption(block: Block, label: Label | None, words: Words) -> bool:
    """Whether a block ends with a credit for a picture, and has no label before: "The old ferry. Photo: Ada Reed"."""
    text = block.text.strip(" .")
    credit = words.caption.search(text) if len(text) <= _CREDIT else None
    return credit is not None and (label is None or label.end > credit.start())


def named_in(text: str, forms: Iterable[re.Pattern[str]]) -> str | None:
    """The ``name`` of the first pattern that finds one in a text."""
    match = next(filter(None, (form.search(text) for form in forms)), None)
    return match["name"].strip() if match else None
