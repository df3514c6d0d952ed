"""The meaning of paragraph styles by their names, for all word processors: Word, LibreOffice, Pages, pandoc."""

from __future__ import annotations

import re

from pipeline.model import BlockKind


def heading_of(name: str) -> int | None:
    """The level of a heading, from 1 to 6; None if the style (its name in lower case) is not a heading's."""
    match = _HEADING_RE.fullmatch(name)
    return min(int(match[1] or 1), 6) if match else 1 if name == "title" else None


def kind_of(name: str) -> BlockKind | None:
    """The kind of block that a style means (its name in lower case); None if it means none."""
    return "aside" if name.startswith(_CONTENTS) else _KINDS.get(name)


def depth_of(name: str) -> int:
    """The depth of a list item by the name of its style: 2 for ``list bullet 2``; 1 if the name has no number."""
    match = _ITEM_RE.fullmatch(name)
    return int(match[1]) if match else 1


def is_dress(name: str) -> bool:
    """Whether the look of a style belongs to a part of the document, and is not emphasis."""
    return name == "subtitle" or heading_of(name) is not None or name in _KINDS


_HEADING_RE = re.compile(r"heading(?: ([1-9]))?")
_ITEM_RE = re.compile(r"(?:list (?:(?:bullet|number|continue) )?|numbering )([2-9])(?: (?:start|cont\.|end))?")
_CONTENTS = ("toc ", "contents ")
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "quotations", "block quotation", "block quote", "pull quote"), "quote"
    ),
    **dict.fromkeys(("caption", "image caption", "table caption", "figure caption", "illustration"), "figure"),
}
