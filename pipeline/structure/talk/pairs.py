"""Where a question ends that shares a block with its answer, a line each: pages set them so, and a paste keeps them
so.

Only the whole text tells that such lines are a form. So it takes three of them that ask, one of them with its answer; a
verse that asks in its first line is none, and turns of several people with labels need no such rule.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.asking import ends_as_question, requests, turns_to_you
from pipeline.text.ends import asks
from pipeline.text.wrapping import line_starts

_KINDS = frozenset(("paragraph", "heading", "bullet", "numbered", "quote"))
_LEAST = 3  # lines that ask
_LONGEST = 400  # characters of a line that asks
_WORDS = 2
_RARE = 4  # one line that asks of so many may have another below it
_COMMON = 2  # of so many pairs or more, one whose first line only states is one too


def line_pairs(blocks: Sequence[Block], labelled: Container[str], words: Words) -> dict[str, tuple[int, ...]]:
    """Where blocks are cut that hold a question and its answer, by the id of the block; ``labelled`` are not."""
    blocks = [block for block in blocks if block.kind in _KINDS and block.id not in labelled]
    heads = {block.id: cut for block in blocks if (cut := _below_question(block, words))}
    pairs = {block.id: (cut,) for block in blocks if (cut := heads.get(block.id, 0)) and not asks(block.text)}
    pairs |= {block.id: (*pairs.get(block.id, ()), *cuts) for block in blocks if (cuts := _of_all(block))}
    alone = sum(1 for block in blocks if "\n" not in block.text and len(block.text) <= _LONGEST and asks(block.text))
    if sum(map(len, pairs.values())) + alone < _LEAST * bool(pairs):
        return {}
    if len(pairs) >= _COMMON:
        pairs |= {id: (cut,) for id, cut in heads.items() if id not in pairs}  # the answer ends with a question
        pairs |= {block.id: (cut,) for block, cut in _stated(blocks, pairs, words)}
    return pairs


def _below_question(block: Block, words: Words) -> int:
    """The offset below a first line that asks; 0 where it does not."""
    head, line_break, rest = block.text.partition("\n")
    return len(head) + 1 if line_break and _is_question(head, words) and not _is_verse(head, rest) else 0


def _is_question(line: str, words: Words) -> bool:
    asking = asks(line) or ends_as_question(line, words) or requests(line, words)
    long = len(line.split()) >= _WORDS or len(line) >= 8
    return asking and long and len(line) <= _LONGEST and not line.lstrip()[:1].islower()


def _of_all(block: Block) -> tuple[int, ...]:
    """Where lines that ask begin and end, in a block that holds a whole talk: three of them, nearly each with its answer."""
    lines = block.text.split("\n")
    asking = [len(line) <= _LONGEST and asks(line) for line in lines]
    starts = [*line_starts(block.text), len(block.text)]
    cuts = {starts[at + more] for at, asked in enumerate(asking) if asked for more in (0, 1)} - {0, len(block.text)}
    answered = sum(one and other for one, other in pairwise(asking)) * _RARE <= sum(asking) and not asking[-1]
    said = sum(len(line) for line, asked in zip(lines, asking, strict=True) if not asked)
    return tuple(sorted(cuts)) if sum(asking) >= _LEAST and answered and said * 2 > len(block.text) else ()


def _is_verse(head: str, rest: str) -> bool:
    """Whether lines of one length follow, and none of them is an answer by itself: "Who goes there?" and three more."""
    lines = rest.split("\n")
    return len(lines) > 2 and all(len(line) <= max(60, len(head)) for line in lines)


def _stated(blocks: Sequence[Block], pairs: Container[str], words: Words) -> Iterator[tuple[Block, int]]:
    """The blocks among the pairs whose first line turns to the guest without asking: "You sold the mill."."""
    places = [i for i, block in enumerate(blocks) if block.id in pairs]
    for block in blocks[places[0] : places[-1] + 1]:
        head, line_break, rest = block.text.partition("\n")
        if (
            line_break
            and block.id not in pairs
            and head.rstrip()[-1:] in ".…"
            and turns_to_you(head, words)
            and not _is_verse(head, rest)
        ):
            yield block, len(head) + 1
