"""What the names of paragraph styles mean, whatever word processor gave them: Word, LibreOffice, Pages, pandoc."""

from __future__ import annotations

import re

from pipeline.model import BlockKind


def heading_of(name: str) -> int | None:
    """The level of a heading, from 1 to 6; None where the name, in small letters, is no heading's."""
    match = _HEADING_RE.fullmatch(name)
    return min(int(match[1] or 1), 6) if match else 1 if name == "title" else None


def kind_of(name: str) -> BlockKind | None:
    """The kind of block that a name, in small letters, stands for; None where it says nothing of it."""
    return "aside" if name.startswith(_CONTENTS) else _KINDS.get(name)


def depth_of(name: str) -> int:
    """How deep an item of a list lies by the name of its style: 2 for ``list bullet 2``; 1 where it says nothing."""
    match = _ITEM_RE.fullmatch(name)
    return int(match[1]) if match else 1


def is_dress(name: str) -> bool:
    """Whether the look of a style is that of a part of the document, and no emphasis."""
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
