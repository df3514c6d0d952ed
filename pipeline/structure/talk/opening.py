"""Which turns of those who ask open an exchange, and which only keep it going: "Right.", "That is a nice boat."."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from statistics import median

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks import Looks
from pipeline.structure.talk.turns import Said
from pipeline.structure.talk.weighing import probability
from pipeline.text.ends import QUESTION_RE

LIKELY = 0.5
_EQUAL = 0.33  # the share of all that is said, from which who asks is one of two who explain
_MOSTLY = 0.6  # of the turns of who asks are questions where who asks does nothing else
_FEWEST = 4  # turns of who asks, from which shares mean something
_USUAL = 0.6  # the share of their turns that ask, in talks that tell nothing of a turn that states
_UNSURE = 2  # turns that count as usual ones, so that a few do not decide
_SIZES = (20, 40, 80)  # letters
_BRIEF, _OFTEN = 30, 0.1  # letters of what asks back, and how the others ask where each question is one
_ANSWER, _INTERRUPTION, _ASKED_BACK = 160, 40, 80


@dataclass(frozen=True)
class Openings:
    """The turns of a labelled talk in order, what each looks like, and who of the speakers asks."""

    turns: Sequence[Said]
    looks: Sequence[Looks]
    hosts: Collection[str]
    headed: Collection[int]  # the turns that stand below a heading
    going_on: Collection[int]  # those that go on with the turn above

    def probability(self, index: int) -> float:
        """How likely a turn opens an exchange; 0 for one of somebody who does not ask."""
        return probability("opens", self.signs(index)) if index in self._able else 0.0

    def signs(self, index: int) -> dict[str, bool | float]:
        """What speaks for a turn, and against it; what the other turns of who asks do counts by its share."""
        look, asks, only = self.looks[index], self._asks(index), self.turns[index].role == "asks"
        after, before = self._answer(index + 1), self._answer(index - 1)
        given = self.turns[index].role == "floor" != self.turns[index - 1].role  # the word, by a host
        others = self._how_others_ask(index)
        repeats = asks and look.extent <= _BRIEF and not (look.leads or look.you or look.requests)  # "The city?"
        sizes = {f"over {size} letters": look.extent > size for size in _SIZES}
        return sizes | {
            "asks": asks,
            "asks at its end": look.asks or look.interrogative or look.requests,
            "opens a topic": look.opens_topic,
            "below a heading": index in self.headed,
            "you": look.you,
            "only asks": only,
            "the others ask": others,
            "long answer": after > _ANSWER,
            "interrupts": 0 < before < _INTERRUPTION,
            "says what was asked back": 0 < before < _ASKED_BACK and self.looks[index - 1].asks,
            "states behind a nod": not asks and look.begins_with_nod,
            "behind who asks": self._is_put(index - 1) and not given,
            "no answer is next": self._is_put(index + 1),
            "states, and no answer is next": self._is_put(index + 1) and not asks,
            "nothing is asked from here on": bool(self._asked) and self._asked[-1] < index,
            "states, and is affirmed": self._is_affirmed(index + 1) and not asks,
            "greets, and asks nothing": look.greets and not (asks or look.opens_topic),
            "states, and is the first": index == self._theirs[0] and not asks,
            "states, among equals": not (asks or only) and self._of_equals,
            "asks back, where many state": repeats and others < _OFTEN,
            "states, where answers are long": not asks and self._length,
        }

    @cached_property
    def _length(self) -> float:
        """How much longer answers are than a usual one, as a logarithm; 0 if they are not."""
        answers = (self.looks[index].extent for index in range(len(self.turns)) if not self._is_host(index))
        return max(0.0, log(median([extent for extent in answers if extent > _SIZES[0]] or [_ANSWER]) / _ANSWER))

    def _may_open(self, index: int) -> bool:
        said, look = self.turns[index], self.looks[index]
        spoken = any(map(str.isalnum, said.text())) and not look.nods
        able = self._is_host(index) and index not in self.going_on and spoken
        return able and (index < self._last_answer or look.requests or bool(QUESTION_RE.search(said.text())))

    def _is_host(self, index: int) -> bool:
        return self.turns[index].person in self.hosts or self.turns[index].role in ("asks", "floor")

    def _asks(self, index: int) -> bool:
        asks = self.looks[index].puts_a_question or bool(QUESTION_RE.search(self.turns[index].text()))
        return self._is_host(index) and asks

    def _is_put(self, index: int) -> bool:
        """Whether there is a turn of somebody who asks, and more than thanks."""
        there = 0 <= index < len(self.turns) and self._is_host(index)
        return there and not self.looks[index].nods

    def _is_affirmed(self, index: int) -> bool:
        """Whether a turn of somebody who answers begins with a word such as "Yes"."""
        there = 0 <= index < len(self.turns) and not self._is_host(index)
        return there and self.looks[index].begins_with_nod

    def _answer(self, index: int) -> int:
        """The length of a turn, if it is one of somebody who answers."""
        there = 0 <= index < len(self.turns) and not self._is_host(index)
        return self.looks[index].extent if there else 0

    @cached_property
    def _theirs(self) -> list[int]:
        """The turns of those who ask."""
        return list(filter(self._is_host, range(len(self.turns))))

    @cached_property
    def _able(self) -> frozenset[int]:
        """Those of them that may open an exchange."""
        return frozenset(filter(self._may_open, self._theirs))

    @cached_property
    def _able_and_asking(self) -> frozenset[int]:
        return self._able.intersection(self._asked)

    @cached_property
    def _last_answer(self) -> int:
        """The last turn of somebody who answers: thanks and goodbye are behind it."""
        return max((index for index in range(len(self.turns)) if not self._is_host(index)), default=0)

    @cached_property
    def _asked(self) -> list[int]:
        """Those of them that ask."""
        return list(filter(self._asks, self._theirs))

    def _how_others_ask(self, index: int) -> float:
        """How far the share of the others that ask is from the usual one, from -0.6 to 0.4; near 0 if they are few.

        Whoever mostly asks does so with a statement, too. Where nobody asks at all, it tells nothing.
        """
        if not self._asked:
            return 0.0
        others = len(self._able) - (index in self._able)
        asking = len(self._able_and_asking) - (index in self._able_and_asking)
        return (asking - _USUAL * others) / (others + _UNSURE)

    @cached_property
    def _of_equals(self) -> bool:
        """Whether who asks says about as much as the others, and mostly states."""
        said = sum(self.looks[index].extent for index in self._theirs)
        many = len(self._theirs) >= _FEWEST
        mostly = len(self._asked) < _MOSTLY * len(self._theirs)
        return many and mostly and said > _EQUAL * sum(look.extent for look in self.looks)


def openings(spoken: Sequence[Said | Block], hosts: Collection[str], words: Words) -> Openings:
    """The turns of a talk with what each looks like."""
    turns = [said for said in spoken if isinstance(said, Said)]
    below = (said for block, said in pairwise(spoken) if isinstance(block, Block) and block.kind == "heading")
    first = {id(said) for said in below}
    headed = {index for index, said in enumerate(turns) if id(said) in first}
    going_on = _going_on(turns)
    looks = [Looks(index, Block("", "paragraph", text), words) for index, text in enumerate(_whole(turns, going_on))]
    return Openings(turns, looks, hosts, headed, going_on)


def _going_on(turns: Sequence[Said]) -> frozenset[int]:
    """The turns whose label is a heading, and that of the turn above: a page has it above each paragraph."""
    return frozenset(
        index
        for index, (above, said) in enumerate(pairwise(turns), start=1)
        if said.label and said.source.kind == "heading" and said.person == above.person and not said.role
    )


def _whole(turns: Sequence[Said], going_on: Collection[int]) -> list[str]:
    """What is said in each turn, with what those say that go on with it."""
    found = [said.text() for said in turns]
    for index in sorted(going_on, reverse=True):
        found[index - 1] += "\n" + found[index]
    return found
