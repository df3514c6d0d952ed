"""Questions of a text in which two voices take turns by a sign: a dash, the mark of a quotation in a mail, a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.talk.asking import asks, puts_a_question, requests
from pipeline.structure.talk.questions import Question

_DASH_RE = re.compile(r"[—–―-]\s?(?=[^\s\d—–―-])")
_QUOTED_RE = re.compile(r">+[ \t]*")
_QUOTED_LINE_RE = re.compile(r"\s*\n>+[ \t]*")
_NUMBER_RE = re.compile(r"\d{1,3}[.)]\s+")
_FEWEST = 6  # turns with a dash; four in a text of twelve paragraphs
_SHORT = 12
_SCORE, _STATED = 0.9, 0.75  # of one that asks, and of one whose turn it is


def find_alternating(blocks: tuple[Block, ...], words: Words) -> dict[int, Question]:
    """The questions by whose turn it is, by the index of their block; empty where no sign makes two voices."""
    return (
        _in_dialogue(blocks, words)
        or _answered_below(blocks, words, "quoted-question", _is_quoted)
        or _answered_below(blocks, words, "numbered-question", _is_numbered)
    )


def unquoted(block: Block) -> Block:
    """A question without the signs of a mail (``> ``) at the heads of its lines, as a paragraph."""
    if not _is_quoted(block):
        return block
    head = _QUOTED_RE.match(block.text)
    bare = replace(block.piece(head.end() if head else 0), kind="paragraph")
    return bare if bare.marks else replace(bare, text=_QUOTED_LINE_RE.sub(" ", bare.text))


def _in_dialogue(blocks: Sequence[Block], words: Words) -> dict[int, Question]:
    """Every other paragraph that begins with a dash, where these ask and the others do not."""
    turns = [i for i, block in enumerate(blocks) if block.kind == "paragraph" and _DASH_RE.match(block.text)]
    few = _FEWEST if len(blocks) > _SHORT else 4
    if len(turns) < few or len(turns) * 2 < turns[-1] - turns[0] + 1:
        return {}
    put, said = turns[::2], turns[1::2]
    asking = {i for i in turns if _asks(blocks[i], words)}
    if len(asking.intersection(put)) * 10 < 7 * len(put) or len(asking.intersection(said)) * 3 > len(said):
        return {}
    return _found([i for i in put if i + 1 < len(blocks)], asking, "dash")


def _answered_below(
    blocks: Sequence[Block], words: Words, rule: str, signed: Callable[[Block], bool]
) -> dict[int, Question]:
    """The blocks with a sign, where most of them ask and nearly all have a paragraph without it below."""
    found = [i for i, block in enumerate(blocks[:-1]) if signed(block)]
    alone = [i for i in found if blocks[i + 1].kind == "paragraph" and not signed(blocks[i + 1])]
    asking = {i for i in alone if puts_a_question(_bare(blocks[i].text), words)}
    if len(asking) < (3 if len(blocks) > _SHORT else 2) or len(alone) * 10 < 9 * len(found):
        return {}
    return _found(alone, asking, rule) if len(asking) * 10 >= 7 * len(alone) else {}


def _asks(block: Block, words: Words) -> bool:
    return asks(block.text) or requests(_bare(block.text), words)


def _bare(text: str) -> str:
    """Without the sign at its head, which would hide that the first word asks."""
    found = next(filter(None, (sign.match(text) for sign in (_DASH_RE, _QUOTED_RE, _NUMBER_RE))), None)
    return text[found.end() :] if found else text


def _is_quoted(block: Block) -> bool:
    return block.kind == "quote" or (block.kind == "paragraph" and bool(_QUOTED_RE.match(block.text)))


def _is_numbered(block: Block) -> bool:
    return block.kind == "numbered" or (block.kind == "paragraph" and bool(_NUMBER_RE.match(block.text)))


def _found(places: Sequence[int], asking: set[int], rule: str) -> dict[int, Question]:
    return {i: Question(i, rule, _SCORE if i in asking else _STATED) for i in places}
