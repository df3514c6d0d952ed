"""Lines of front and back matter that say themselves what they are: credits, editorial notes, addresses, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.speaker_labels import Label

LONGEST = 160  # characters of a line: a title, a date, a byline
_CREDIT = 320
_EDITORIAL = 700
_RIGHTS_RE = re.compile(r"(?<=\w[\w.»”)\"]) ?© ?[^\W\d_][^©?!:\n]{1,60}$")
_ADDRESS_RE = re.compile(r"(?:[^\s:][^\n:]{0,59}:\s+)?https?://\S+", re.I)


def is_editorial(block: Block, words: Words) -> bool:
    """Whether a block says how the text came about: how it was edited, where it appeared, whom its makers thank."""
    return len(block.text) <= _EDITORIAL and block.kind != "heading" and bool(words.editorial.match(block.text))


def is_credit(block: Block, words: Words) -> bool:
    """Whether a block says who made an image or who translated; the reader takes such lines from the metadata."""
    if block.id.startswith("m-credit"):
        return True
    return len(block.text) <= _CREDIT and block.kind != "heading" and bool(words.credit.match(block.text))


def is_address(block: Block) -> bool:
    """Whether a paragraph is the address of a page, with or without a label: "Slides: https://…"."""
    return block.kind == "paragraph" and _ADDRESS_RE.fullmatch(block.text.strip()) is not None


def is_caption(block: Block, label: Label | None, words: Words) -> bool:
    """Whether a block says who made a picture or who is where on it, and has no label before.

    "The old ferry. Photo: Ada Reed", "The old ferry © Ada Reed", "Ada Reed (left) and Bo Berg".
    """
    text = block.text.strip(" .")
    if len(text) > _CREDIT:
        return False
    found = words.caption.search(text) or _RIGHTS_RE.search(text) or _side_re().search(text)
    return found is not None and (label is None or label.end > found.start())


@cache
def _side_re() -> re.Pattern[str]:
    """Where somebody is on a picture, in brackets behind a name."""
    return re.compile(rf"(?<=\w)\s?[(（](?:{any_of('picture_sides')})[)）](?!\s?[.!?。])")


def named_in(text: str, forms: Iterable[re.Pattern[str]]) -> str | None:
    """The ``name`` of the first pattern that finds one in a text; an address is none."""
    match = next(filter(None, (form.search(text) for form in forms)), None)
    name = match["name"].strip() if match else ""
    return name if name and "://" not in name else None
