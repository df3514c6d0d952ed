"""The links of a text as a list: a reader of paper cannot follow a link, but can type an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Block, Briefing, stream
from pipeline.render.page.inline.addresses import readable, web_address

_LOCAL_RE = re.compile(r"https?://(?:[^/?#]*\.)?(?:localhost|127(?:\.\d{1,3}){3})(?=[:/?#]|$)", re.IGNORECASE)
_LONGEST = 80  # characters of a link's words; longer ones are cut after a word


@dataclass(frozen=True, slots=True)
class Link:
    """``words`` are the text of the link to ``address``, and ``shown`` is the address as it is printed."""

    words: str
    address: str
    shown: str


def links_of(briefing: Briefing) -> Iterator[Link]:
    """Each address once, with the words of its first link; not those that the text itself shows, nor those of the
    author's own machine, which lead a reader nowhere (RFC 6761, section 6.3).
    """
    seen: set[str] = set()
    for block in briefing.blocks():
        for link in _in_block(block, briefing.language):
            if link.address not in seen:
                seen.add(link.address)
                yield link


def _in_block(block: Block, language: str) -> Iterator[Link]:
    for mark in sorted(block.marks, key=lambda mark: mark.start):
        address = web_address(mark.href) if mark.kind in ("link", "image") else None
        words = " ".join(block.text[mark.start : mark.end].split())
        if address and words and not _says(words, address) and not _LOCAL_RE.match(address):
            yield Link(_shortened(words), address, readable(address, language).removeprefix("mailto:"))


def _says(words: str, address: str) -> bool:
    """Whether the words are the address itself, with or without its scheme."""
    return stream(words) in stream(address) and ("." in words or "@" in words)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"  # or: of a script without spaces
