"""How turns are typed: stamps at their head become times ("[00:01:40] Who pays?"); signs, and italics of all, go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.model import Block, Exchange, Section, Turn
from pipeline.structure.looks.emphasis import STAMP_RE, change_end, dash_or_sign, whole
from pipeline.structure.talk.exchanges import Item

_FEWEST, _NEARLY_ALL = 4, 0.8  # turns of one side that are set so, and their share
_DASH = "– "  # as long as the shortest mark of a change
_SPOKEN = ("paragraph", "quote")


def with_times(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a talk; a stamped paragraph begins a turn of its own, by the same speaker."""
    return tuple(item for one in items for item in _timed(one))


def told_with_times(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections; a stamped paragraph to no question is a turn of nobody known, so that its time is no text."""
    return tuple(replace(section, items=tuple(map(_told, section.items))) for section in sections)


def without_signs(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a talk; where half of the questions or of the answers open with a sign such as ● or a dash, no turn
    keeps it, since the page sets questions and answers apart.
    """
    exchanges = [item for item in items if isinstance(item, Exchange)]
    asked = [exchange.question for exchange in exchanges]
    said = list(chain.from_iterable(exchange.answers for exchange in exchanges))
    if not any(2 * sum(map(bool, map(_sign, turns))) >= len(turns) > 1 for turns in (asked, said)):
        return tuple(items)
    return tuple(_bare_exchange(item) if isinstance(item, Exchange) else item for item in items)


def without_changes(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a talk in which ">>" opens turns: above a question and its answer it goes, else it is a dash."""
    return tuple(replace(section, items=tuple(map(_unchanged, section.items))) for section in sections)


def upright(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a talk; where nearly all answers, or nearly all questions, are set in italics or as
    quotations, and the other side is not, these are plain paragraphs. Single words in italics stay.
    """
    exchanges = [item for item in items if isinstance(item, Exchange)]
    asked = _is_form([exchange.question for exchange in exchanges])
    said = _is_form([turn for exchange in exchanges for turn in exchange.answers])
    if asked == said:
        return tuple(items)
    return tuple(_plain_side(item, asked) if isinstance(item, Exchange) else item for item in items)


def _unchanged(item: Item) -> Item:
    if isinstance(item, Exchange):
        first, more = item.answers[:1], item.answers[1:]
        answers = (*map(_begun, first), *map(_dashed_turn, more))
        return replace(item, question=_begun(item.question), answers=answers)
    return _dashed_turn(item) if isinstance(item, Turn) else _dashed(item)


def _dashed_turn(turn: Turn) -> Turn:
    return replace(turn, blocks=tuple(map(_dashed, turn.blocks)))


def _begun(turn: Turn) -> Turn:
    heads = (block.piece(_mark(block)) for block in turn.blocks[:1])
    return replace(turn, blocks=(*heads, *map(_dashed, turn.blocks[1:])))


def _dashed(block: Block) -> Block:
    end = _mark(block)
    piece = block.piece(end - len(_DASH)) if end else block
    return replace(piece, text=_DASH + block.text[end:]) if end else block


def _mark(block: Block) -> int:
    """The length of the mark at the head of a block; a time before it, in a turn with a label, is text."""
    return change_end(block.text) if block.text.startswith(">") else 0


def _told(item: Item) -> Item:
    if not isinstance(item, Block) or item.kind != "paragraph" or not STAMP_RE.match(item.text):
        return item
    return next(_turns(Turn(None, (item,))))


def _timed(item: Item) -> Iterator[Item]:
    if isinstance(item, Exchange):
        question, *more = _turns(item.question)
        answers = (turn for answer in item.answers for turn in _turns(answer))
        yield replace(item, question=question, answers=(*more, *answers))
    elif isinstance(item, Turn):
        yield from _turns(item)
    else:
        yield item


def _turns(turn: Turn) -> Iterator[Turn]:
    """A turn, divided before each stamped paragraph. One with a label has its time from there."""
    if turn.label or turn.time:
        yield turn
        return
    current = replace(turn, blocks=())
    for block in turn.blocks:
        stamp = STAMP_RE.match(block.text)
        if stamp and current.blocks:
            yield current
            current = replace(turn, blocks=())
        if stamp:
            current = replace(current, time=stamp["stamp"])
        current = replace(current, blocks=(*current.blocks, block.piece(stamp.end()) if stamp else block))
    yield current


def _sign(turn: Turn) -> int:
    """The length of the sign at the head of a turn, with the space behind it."""
    first = turn.blocks[0] if turn.blocks else None
    return dash_or_sign(first.text) if first and first.kind in ("paragraph", "heading") else 0


def _bare_exchange(exchange: Exchange) -> Exchange:
    return replace(exchange, question=_bare(exchange.question), answers=tuple(map(_bare, exchange.answers)))


def _bare(turn: Turn) -> Turn:
    length = _sign(turn)
    return replace(turn, blocks=(turn.blocks[0].piece(length), *turn.blocks[1:])) if length else turn


def _is_form(turns: Sequence[Turn]) -> bool:
    count = sum(map(_is_set_apart, turns))
    return count >= _FEWEST and count >= _NEARLY_ALL * len(turns)


def _is_set_apart(turn: Turn) -> bool:
    """Whether a turn begins so and mostly is: captions of pictures, and lists, stand among the paragraphs."""
    spoken = [block for block in turn.blocks if block.kind in _SPOKEN]
    letters = sum(len(block.text) for block in spoken if _is_apart(block))
    return bool(spoken) and _is_apart(spoken[0]) and letters * 2 > sum(len(block.text) for block in spoken)


def _is_apart(block: Block) -> bool:
    return block.kind == "quote" or whole(block, "em")


def _plain_side(exchange: Exchange, asked: bool) -> Exchange:
    if asked:
        return replace(exchange, question=_plain(exchange.question))
    return replace(exchange, answers=tuple(map(_plain, exchange.answers)))


def _plain(turn: Turn) -> Turn:
    """A turn without its form; beside quotations, a caption keeps its italics."""
    if not _is_set_apart(turn):
        return turn
    quoted = any(block.kind == "quote" for block in turn.blocks)
    blocks = (_upright(block) if block.kind == "quote" or not quoted else block for block in turn.blocks)
    return replace(turn, blocks=tuple(blocks))


def _upright(block: Block) -> Block:
    kind = "paragraph" if block.kind == "quote" else block.kind
    marks = tuple(mark for mark in block.marks if mark.kind != "em") if whole(block, "em") else block.marks
    return replace(block, kind=kind, marks=marks)
