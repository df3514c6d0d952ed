"""Which turns of those who ask open an exchange, and which only keep it going: "Right.", "That is a nice boat."."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks import Looks
from pipeline.structure.looks.emphasis import whole
from pipeline.structure.talk.turns import Said
from pipeline.structure.talk.weighing import probability

LIKELY = 0.5
_EQUAL = 0.33  # the share of all that is said, from which who asks is one of two who explain
_MOSTLY = 0.6  # of the turns of who asks are questions where who asks does nothing else
_FEWEST = 4  # turns of who asks, from which shares mean something
_SIZES = (20, 40, 80, 320)  # letters
_ANSWER, _INTERRUPTION = 160, 40


@dataclass(frozen=True)
class Openings:
    """The turns of a labelled talk in order, what each looks like, and who of the speakers asks."""

    turns: Sequence[Said]
    looks: Sequence[Looks]
    hosts: Collection[str]
    headed: Collection[int]  # the turns that stand below a heading
    alone: bool  # whether nobody else has a label
    bold: bool  # whether the turns of those who ask are bold throughout, and those of others are not

    def probability(self, index: int) -> float:
        """How likely a turn opens an exchange; 0 for one of somebody who does not ask."""
        return probability("opens", self.signs(index)) if self._may_open(index) else 0.0

    def signs(self, index: int) -> dict[str, bool]:
        """What speaks for a turn, and against it."""
        look, asks, only = self.looks[index], self._asks(index), self.turns[index].role == "asks"
        after, before = self._answer(index + 1), self._answer(index - 1)
        sizes = {f"over {size} letters": look.extent > size for size in _SIZES}
        return sizes | {
            "asks": asks,
            "asks at its end": look.asks or look.interrogative,
            "requests": look.requests,
            "opens a topic": look.opens_topic,
            "below a heading": index in self.headed,
            "you": look.you,
            "only asks": only,
            "alone has a label": self.alone,
            "bold, as who asks": self.bold and whole(self.turns[index].source, "strong"),
            "long answer": after > _ANSWER,
            "interrupts": 0 < before < _INTERRUPTION,
            "behind who asks": self._is_put(index - 1) and not self._is_from_the_floor(index),
            "no answer is next": self._is_put(index + 1),
            "nothing is asked from here on": 0 <= self._last_asked < index,
            "states, among equals": not (asks or only) and self._of_equals,
        }

    def _may_open(self, index: int) -> bool:
        said, look = self.turns[index], self.looks[index]
        return self._is_host(index) and any(map(str.isalnum, said.text())) and not (look.nods and not look.asks)

    def _is_host(self, index: int) -> bool:
        return self.turns[index].person in self.hosts or self.turns[index].role in ("asks", "floor")

    def _asks(self, index: int) -> bool:
        return self._is_host(index) and self.looks[index].puts_a_question

    def _is_put(self, index: int) -> bool:
        """Whether there is a turn of somebody who asks, and more than thanks."""
        there = 0 <= index < len(self.turns) and self._is_host(index)
        return there and not self.looks[index].nods

    def _is_from_the_floor(self, index: int) -> bool:
        """Whether somebody in the audience speaks, to whom a host has given the word."""
        return self.turns[index].role == "floor" and self.turns[index - 1].role != "floor"

    def _answer(self, index: int) -> int:
        """The length of a turn, if it is one of somebody who answers."""
        there = 0 <= index < len(self.turns) and not self._is_host(index)
        return self.looks[index].extent if there else 0

    @cached_property
    def _last_asked(self) -> int:
        return max(filter(self._asks, range(len(self.turns))), default=-1)

    @cached_property
    def _of_equals(self) -> bool:
        """Whether who asks says about as much as the others, and mostly states."""
        theirs = [index for index in range(len(self.turns)) if self._is_host(index)]
        said = sum(self.looks[index].extent for index in theirs)
        asked = sum(map(self._asks, theirs))
        many = len(theirs) >= _FEWEST
        return many and said > _EQUAL * sum(look.extent for look in self.looks) and asked < _MOSTLY * len(theirs)


def openings(spoken: Sequence[Said | Block], hosts: Collection[str], words: Words) -> Openings:
    """The turns of a talk with what each looks like."""
    turns = [said for said in spoken if isinstance(said, Said)]
    below = (said for block, said in pairwise(spoken) if isinstance(block, Block) and block.kind == "heading")
    first = {id(said) for said in below}
    headed = {index for index, said in enumerate(turns) if id(said) in first}
    looks = [Looks(index, Block("", "paragraph", said.text()), words) for index, said in enumerate(turns)]
    alone = len({said.person for said in turns if said.label}) == 1
    return Openings(turns, looks, hosts, headed, alone, _in_bold(turns, hosts))


def _in_bold(turns: Sequence[Said], hosts: Collection[str]) -> bool:
    asking = [whole(said.source, "strong") for said in turns if said.person in hosts]
    others = [whole(said.source, "strong") for said in turns if said.person not in hosts]
    return sum(asking) * 10 >= 6 * len(asking) and sum(others) * 10 <= 2 * len(others)
