"""Who of the speakers asks: by the label (``Q``, ``INTERVIEWER``), else by how many of the turns hold a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise, takewhile

from pipeline.languages.words import Words
from pipeline.model import stream
from pipeline.structure.looks.asking import extent, is_nod, puts_a_question
from pipeline.structure.talk.turns import Said

_ENOUGH = 0.25  # the share of turns with a question that makes a host of the one who asks most; half of it between two
_HALF = 0.5  # the share that does where nobody else has a label
_MOSTLY = 0.6  # the share that makes a host of anyone
_OFTEN, _BRIEF = 0.4, 3  # the share that does for one whose turns are a third of somebody else's
_FEW, _LESS = 4, 1.5  # people in a talk with one guest, and how much more the guest says at a time
_CLOSE = 0.15  # so near to the share of the host, another is worth naming
_MANY = 4  # turns that count, of one who asks
_SHORT = 100  # letters at a time; who says four times as much must ask twice as often


def find_hosts(turns: Sequence[Said], words: Words) -> tuple[dict[str, float], str | None]:
    """Who asks, with the share of turns that hold a question; and the runner-up by habit, where it came close.

    Somebody in the audience may ask, and is no host.
    """
    voices = _Voices(list(_whole_turns(turns)), words)
    shares = voices.shares
    if len(shares) < 2:
        return {p: share for p, share in shares.items() if share >= _HALF or voices.roles[p] == "asks"}, None
    named = voices.of_role("asks")
    able = voices.able()
    top = next(iter(able), None) if not (named or voices.answers_by_word) else None
    chosen = {top} | named | set(filter(voices.asks_often, able)) | voices.mostly(voices.of_role("answers"))
    if not named and not voices.mostly(set(able)):
        chosen |= voices.welcoming()
    hosts = {p: share for p, share in shares.items() if p in chosen}
    second = next((p for p in able if p not in hosts), None)
    near = second is not None and top is not None and shares[second] >= shares[top] - _CLOSE
    return hosts, f"{voices.turns_of[second][0].name} {shares[second]:.2f}" if near and second else None


def _whole_turns(turns: Sequence[Said]) -> Iterator[Said]:
    """The turns, those of one person in a row as one: a recording may name the speaker at each paragraph."""
    for person, said in groupby(turns, lambda said: said.person):
        first, *more = said
        if person:
            yield replace(first, blocks=[block for one in (first, *more) for block in one.blocks])
        else:
            yield from (first, *more)


@dataclass(frozen=True)
class _Voices:
    """The people of a talk, each told by ``Said.person``, and how they speak."""

    turns: Sequence[Said]
    words: Words

    @cached_property
    def turns_of(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for said in self.turns:
            found.setdefault(said.person, []).append(said)
        return found

    @cached_property
    def roles(self) -> dict[str, str]:
        return {said.person: said.role for said in self.turns}

    @cached_property
    def shares(self) -> dict[str, float]:
        """How many of somebody's turns hold a question; thanks and nods do not count."""
        told = {p: sum(not is_nod(said.text(), self.words) for said in turns) for p, turns in self.turns_of.items()}
        return {p: sum(map(self._asks, turns)) / max(1, told[p]) for p, turns in self.turns_of.items()}

    @cached_property
    def at_a_time(self) -> dict[str, float]:
        """How much somebody says in a turn, on average."""
        return {p: sum(extent(said.text()) for said in turns) / len(turns) for p, turns in self.turns_of.items()}

    def of_role(self, role: str) -> set[str]:
        return {p for p, theirs in self.roles.items() if theirs == role}

    def mostly(self, people: set[str]) -> set[str]:
        """Those of them who mostly ask."""
        return {p for p in people if self.shares[p] >= _MOSTLY}

    @property
    def answers_by_word(self) -> bool:
        """Whether a word such as "A:" recurs; a narrator speaks once, at the end."""
        return any(len(self.turns_of[p]) > 1 for p in self.of_role("answers"))

    def able(self) -> list[str]:
        """Who asks often enough, and has no label that says what he does; first who asks most, in few words.

        Who tells at length asks now and then, too, as people do who say "You know?".
        """
        least = _ENOUGH / (1 + (len(self.shares) == 2))
        able = [p for p, share in self.shares.items() if not self.roles[p] and share >= least]
        often = {p: len(self.turns_of[p]) for p in able}
        asks = {p: self.shares[p] * min(often[p], _MANY) / max(_SHORT, self.at_a_time[p]) ** 0.5 for p in able}
        return sorted(able, key=lambda p: (asks[p], often[p]), reverse=True)

    def asks_often(self, person: str) -> bool:
        share, times = self.shares[person], len(self.turns_of[person])
        brief = self.at_a_time[person] * _BRIEF <= max(self.at_a_time.values())
        seen = times > 2 or len(self.shares) > 3 or self._asks_one(person)
        return seen and (share >= _MOSTLY or (share >= _OFTEN and brief))

    def _asks_one(self, person: str) -> bool:
        """Whether somebody only asks, and each time one is heard next who never does, as others are who ask."""
        after = {later.person for said, later in pairwise(self.turns) if said.person == person}
        asking = sum(share == 1 for share in self.shares.values())
        return self.shares[person] == 1 and asking > 1 and len(after) == 1 and not any(self.shares[p] for p in after)

    def welcoming(self) -> set[str]:
        """Who is heard before the guest, up to the first question, says less at a time, and speaks again: the hosts.

        The guest says most at a time, and is named there. Who answers the question may be a second guest.
        """
        guest = max(self.at_a_time, key=lambda p: self.at_a_time[p])
        opening = list(takewhile(lambda said: said.person != guest, self.turns))
        asked = next((at for at, said in enumerate(opening) if self._asks(said)), len(opening))
        names = [stream(name) for name in self.turns_of[guest][0].name.split()]
        named = any(name in stream(said.text()) for said in opening for name in names)
        if not named or len(self.shares) > _FEW or len(self.turns_of[guest]) == 1:
            return set()
        first = {said.person for said in opening[: asked + 1] if len(self.turns_of[said.person]) > 1}
        return {p for p in first if self.at_a_time[p] * _LESS <= self.at_a_time[guest]}

    def _asks(self, said: Said) -> bool:
        return puts_a_question(said.text(), self.words)
