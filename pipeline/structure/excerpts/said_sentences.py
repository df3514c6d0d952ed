"""What was answered, sentence by sentence, with the place of each sentence in its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.languages.words import Words
from pipeline.model import Block, Excerpt, Exchange, Section, Turn, stream
from pipeline.text.sentences import sentences

_SPOKEN = frozenset({"paragraph", "bullet", "numbered", "quote"})
_ASKS = 0.5  # the share of a speaker's questions among all from which he or she only asks


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of an answer, or of a text without questions.

    Attributes:
        text: a slice of the block.
        said_in: id of the exchange, or of the section outside exchanges.
        turn: the number of the turn in the answer, from 0.
        place: the number of the sentence in its turn, from 0; ``count``: of how many.
        opens: whether it is the first of its paragraph.
        is_speech: whether it is part of a turn, and not of the prose around the talk.
    """

    text: str
    block: Block
    said_in: str
    speaker: str | None
    turn: int
    place: int
    count: int
    opens: bool
    is_speech: bool = True

    @property
    def excerpt(self) -> Excerpt:
        """The sentence with its place."""
        return Excerpt(self.text, self.said_in, self.speaker)


def askers(sections: Sequence[Section]) -> frozenset[str]:
    """The speakers who put most of the questions: what they say elsewhere is no answer."""
    asked = [item.question.speaker for section in sections for item in section.exchanges()]
    names = Counter(filter(None, asked))
    return frozenset(name for name, count in names.items() if count >= _ASKS * len(asked))


def answered(exchange: Exchange, hosts: frozenset[str], words: Words) -> tuple[Spoken, ...]:
    """The sentences of the answers to a question, without what those say who ask."""
    turns = [turn for turn in exchange.answers if turn.speaker not in hosts]
    return tuple(one for number, turn in enumerate(turns) for one in _of_turn(turn, exchange.id, number, words))


def said(sections: Sequence[Section], words: Words) -> Iterator[Spoken]:
    """All sentences of a talk but for the questions, in order; of a text in which nobody speaks, all of it."""
    spoken = any(not isinstance(item, Block) for section in sections for item in section.items)
    return (one for one in everything(sections, words) if not spoken or one.is_speech)


def everything(sections: Sequence[Section], words: Words) -> Iterator[Spoken]:
    """All sentences but for the questions, in order, with those of the prose around a talk."""
    hosts = askers(sections)
    for section in sections:
        for item in section.items:
            if isinstance(item, Exchange):
                yield from answered(item, hosts, words)
            elif isinstance(item, Turn):
                yield from _of_turn(item, section.id, 0, words) if item.speaker not in hosts else ()
            else:
                for one in _of_turn(Turn(None, (item,)), section.id, 0, words):
                    yield replace(one, is_speech=False)


def _of_turn(turn: Turn, said_in: str, number: int, words: Words) -> Iterator[Spoken]:
    spoken = [block for block in turn.blocks if block.kind in _SPOKEN]
    found = [
        (block, one.text, place == 0) for block in spoken for place, one in enumerate(sentences(block.text, words.tag))
    ]
    for place, (block, text, opens) in enumerate(found):
        yield Spoken(text, block, said_in, turn.speaker, number, place, len(found), opens)


def is_among(one: Spoken, printed: Sequence[str]) -> bool:
    """Whether a sentence is printed already; ``printed``: texts as ``stream`` makes them."""
    return any(stream(one.text) in text for text in printed)
