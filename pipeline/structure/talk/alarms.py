"""Signs that a talk was read wrongly as a whole: what questions and answers hardly ever look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Block, Exchange, Note, Turn, turns_of
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import extent
from pipeline.structure.talk.exchanges import Item, Talk

_TALK = 3  # exchanges from which shares mean something
_ASKING = 4  # paragraphs that ask, from which a text without questions is suspect
_SHARE = 8  # one paragraph of so many
_SPEAKERS, _TURNS = 2, 6
_ROLES = "setting who asks: [speakers] in briefing.toml, with role = host behind the label"


def alarms(talk: Talk, looks: Sequence[Looks]) -> Iterator[Note]:
    """One note for each sign."""
    asked = [item for item in talk.items if isinstance(item, Exchange)]
    if len(asked) >= _TALK:
        yield from _of_exchanges(asked)
    elif not asked:
        yield from _of_silence(talk.items, looks)


def _of_exchanges(asked: Sequence[Exchange]) -> Iterator[Note]:
    alone = [item for item in asked if not any(_length(answer) for answer in item.answers)]
    if len(alone) * 2 >= len(asked):
        message = f"{len(alone)} of {len(asked)} questions have no answer"
        yield _note("questions-without-answers", message, alone[0], _ROLES)
    elif _asked_at_length(asked[1:]):  # the first question introduces the guest
        message = "the questions are longer than their answers: perhaps interviewer and guest were mixed up"
        yield _note("questions-longer-than-answers", message, asked[0], _ROLES)


def _asked_at_length(asked: Sequence[Exchange]) -> bool:
    """Whether the questions are longer than their answers."""
    return sum(_length(item.question) for item in asked) > sum(_length(one) for item in asked for one in item.answers)


def _of_silence(items: Iterable[Item], looks: Sequence[Looks]) -> Iterator[Note]:
    """A text without questions in which many paragraphs ask, or several speakers take turns, and not below headings."""
    items = list(items)
    headed = sum(isinstance(item, Block) and item.kind == "heading" for item in items)
    turns = [turn for item in items for turn in turns_of(item) if turn.label]
    asking = [look for look in looks if look.asks and not look.quotation]
    if len({turn.speaker for turn in turns}) >= _SPEAKERS and len(turns) >= max(_TURNS, 2 * headed):
        yield _note("asker-unresolved", "several people speak, and nobody was found to ask", turns[0], _ROLES)
    elif len(asking) >= _ASKING and len(asking) * _SHARE >= len(looks):
        message = f"{len(asking)} paragraphs ask something, and none was taken for a question"
        hint = "setting questions.include in briefing.toml, with the first words of each"
        yield Note("no-question-found", "warning", message, asking[0].block.origin, hint)


def _length(turn: Turn) -> int:
    return sum(extent(block.text) for block in turn.blocks)


def _note(code: str, message: str, item: Exchange | Turn, hint: str) -> Note:
    turn = item.question if isinstance(item, Exchange) else item
    first: Block | None = next(iter(turn.blocks), None)
    return Note(code, "warning", message, first.origin if first else None, hint)
