"""What was said, beside words that an editor typed: the paragraph of the source from which an edited one came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.desk.panes.items import Item
from pipeline.model import Briefing

_WORD_RE = re.compile(r"\w+")
_SAID = ("question", "paragraph", "other")  # forms of items that are blocks of the source
_ALIKE = 0.6  # share of the words left in an edited paragraph that its original must have


def with_originals(items: Iterable[Item], found: Briefing) -> Iterator[Item]:
    """The items, each edited one with the words of the source in ``said``.

    Args:
        found: the briefing of the source.
    """
    listed = list(items)
    if not any(item.edited for item in listed):
        yield from listed
        return
    kept = {item.words for item in listed if not item.edited}
    blocks = [block.text for block in found.blocks()]
    free = [(place, text) for place, text in enumerate(blocks) if text.strip() and text not in kept]
    here = -1  # the block of the last item that is as it was said
    for item in listed:
        if item.edited:
            yield replace(item, said=_original(item, free, here))
            continue
        if item.form in _SAID:
            here = next((at for at in range(here + 1, len(blocks)) if blocks[at] == item.words), here)
        yield item


def _original(item: Item, free: Sequence[tuple[int, str]], here: int) -> str:
    """The block that has most of the words that were left; the next one if none was left. Empty if there is none."""
    left = Counter(_WORD_RE.findall("".join(part for part, is_typed in item.parts if not is_typed)))
    if not left:
        return next((text for place, text in free if place > here), "")
    shared = ((sum((left & Counter(_WORD_RE.findall(text))).values()), text) for _, text in free)
    most, text = max(shared, default=(0, ""), key=lambda pair: pair[0])
    return text if most >= _ALIKE * left.total() and text != item.words else ""
