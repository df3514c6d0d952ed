"""The links of a text as a list: a reader of paper cannot follow them, but can type an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Block, Briefing, stream
from pipeline.render.page.addresses import web_address

_LONGEST = 80  # characters of the words of a link; beyond, they are cut after a word


@dataclass(frozen=True, slots=True)
class Link:
    """``words`` are what the text says in place of the ``address``."""

    words: str
    address: str


def links_of(briefing: Briefing) -> Iterator[Link]:
    """Each address once, with the words by which it is first named; none that stands in the text as such."""
    seen: set[str] = set()
    for block in briefing.blocks():
        for link in _in_block(block):
            if link.address not in seen:
                seen.add(link.address)
                yield link


def _in_block(block: Block) -> Iterator[Link]:
    for mark in sorted(block.marks, key=lambda mark: mark.start):
        address = web_address(mark.href) if mark.kind in ("link", "image") else None
        words = " ".join(block.text[mark.start : mark.end].split())
        if address and words and not _says(words, address):
            yield Link(_shortened(words), address)


def _says(words: str, address: str) -> bool:
    """Whether the words are the address itself, with or without its beginning."""
    return stream(words) in stream(address) and ("." in words or "@" in words)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:.") + "…"
