"""Where a question ends that shares a paragraph with its answer, a line each: pages set them so, and a paste keeps
them so.

Only the whole text tells that such lines are a form. So it takes three paragraphs that ask, one of them with its
answer; a verse that asks in its first line is none, and a text that names who speaks needs no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.asking import ends_as_question, requests, turns_to_you
from pipeline.text.ends import asks

_LEAST = 3  # paragraphs that ask
_LONGEST = 400  # characters of a line that asks
_WORDS = 2
_COMMON = 2  # of so many pairs or more, one whose first line only states is one too


def line_pairs(blocks: Sequence[Block], words: Words) -> dict[str, int]:
    """Where the answer begins in each paragraph whose first line is a question, by the id of the block."""
    pairs = {block.id: cut for block in blocks if (cut := _below_question(block, words))}
    alone = sum(1 for block in blocks if "\n" not in block.text and len(block.text) <= _LONGEST and asks(block.text))
    if not pairs or len(pairs) + alone < _LEAST:
        return {}
    if len(pairs) >= _COMMON:
        pairs |= {block.id: cut for block, cut in _stated(blocks, pairs, words)}
    return pairs


def _below_question(block: Block, words: Words) -> int:
    """The offset below a first line that asks; 0 where it does not, or where all that follows asks too."""
    head, line_break, rest = block.text.partition("\n")
    if block.kind != "paragraph" or not line_break or len(head) > _LONGEST:
        return 0
    asking = asks(head) or ends_as_question(head, words) or requests(head, words)
    if not asking or (len(head.split()) < _WORDS and len(head) < 8) or head.lstrip()[:1].islower():
        return 0
    return 0 if _is_verse(head, rest) or asks(rest) else len(head) + 1


def _is_verse(head: str, rest: str) -> bool:
    """Whether lines of one length follow, and none of them is an answer by itself: "Who goes there?" and three more."""
    lines = rest.split("\n")
    return len(lines) > 2 and all(len(line) <= max(60, len(head)) for line in lines)


def _stated(blocks: Sequence[Block], pairs: dict[str, int], words: Words) -> Iterator[tuple[Block, int]]:
    """The paragraphs among the pairs whose first line turns to the guest without asking: "You sold the mill."."""
    places = [i for i, block in enumerate(blocks) if block.id in pairs]
    for block in blocks[places[0] : places[-1] + 1]:
        head, line_break, rest = block.text.partition("\n")
        if (
            block.kind == "paragraph"
            and line_break
            and block.id not in pairs
            and head.rstrip()[-1:] in ".…"
            and turns_to_you(head, words)
            and not _is_verse(head, rest)
        ):
            yield block, len(head) + 1
