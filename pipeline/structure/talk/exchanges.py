"""Turns and exchanges: who speaks from where to where, and which answers belong to which question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Exchange, Note, Turn
from pipeline.structure.evidence import because
from pipeline.structure.looks.emphasis import unquoted
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.doubtful import BY_LABEL, close_turns
from pipeline.structure.talk.hosts import find_hosts
from pipeline.structure.talk.opening import LIKELY, openings
from pipeline.structure.talk.questions import Question
from pipeline.structure.talk.turns import Said, carry_on, gather, without_answers
from pipeline.structure.uncertain import runner_up

Item = Exchange | Turn | Block
_CROSSING = frozenset(("heading", "figure", "separator"))  # what a site sets into a talk wherever it likes


@dataclass(frozen=True, slots=True)
class Talk:
    """The body of a text in its order, and why it was cut where it was."""

    items: tuple[Item, ...]
    evidence: tuple[Evidence, ...] = ()
    hosts: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()


def by_labels(
    blocks: Sequence[tuple[int, Block]], labels: Mapping[int, Label], questions: Mapping[int, Question], words: Words
) -> Talk:
    """The talk of a labelled transcript. A block without a label continues the turn; a heading ends it.

    ``questions`` are those without a label, where only the answers have one. Where only the questions have one, a turn
    of the host ends with its block.
    """
    alone = len({label.person for label in labels.values()}) == 1
    below_questions = sum(index - 1 in questions for index in labels)  # one may be the site's own heading
    spoken = gather(blocks, labels, questions, only_hosts=alone and 2 * below_questions < len(labels))
    turns = [said for said in spoken if isinstance(said, Said)]
    labelled = [said for said in turns if said.label]
    hosts, second = find_hosts(list(_never_asked(turns)), words)
    evidence = [_named(said) for said in _first(labelled)]
    names = {said.person: said.name for said in labelled}
    evidence += [because(f"host {names[person]}", "who-asks", None, share, second) for person, share in hosts.items()]
    spoken = list(without_answers(carry_on(spoken, hosts), hosts, words))
    talk = openings(spoken, hosts, words)
    desk, place = _Desk(), 0
    for said in spoken:
        if isinstance(said, Block):
            desk.put_between(said)
            continue
        sure, place = talk.probability(place), place + 1
        if said.question:
            desk.ask(said.turn(), said.question.rule, said.score, said.source)
        elif sure >= LIKELY:
            desk.ask(said.turn(), BY_LABEL, sure, said.source)
        else:
            desk.say(said.turn())
    found = desk.talk(evidence, frozenset(said.name for said in labelled if said.person in hosts))
    return replace(found, notes=tuple(close_turns(talk)))


def _never_asked(turns: Sequence[Said]) -> Iterator[Said]:
    """The turns with a label of those who do not mostly answer questions without one."""
    behind = Counter(after.person for before, after in pairwise(turns) if before.question)
    often = Counter(said.person for said in turns)
    return (said for said in turns if said.label and 2 * behind[said.person] < often[said.person])


def by_questions(blocks: Iterable[tuple[int, Block]], questions: Mapping[int, Question]) -> Talk:
    """The talk of an interview without labels: an answer is what stands between two questions.

    A heading that is no question ends the answer.
    """
    desk = _Desk()
    asking: list[Block] = []
    answer: list[Block] = []

    def flush() -> None:
        if answer:
            desk.say(Turn(None, tuple(answer)))
            answer.clear()

    def ask(question: Question) -> None:
        desk.ask(Turn(None, tuple(asking)), question.rule, question.score, asking[0], runner_up(question))
        asking.clear()

    last: Question | None = None
    for index, block in blocks:
        if index in questions:
            flush()
            last = last if asking else questions[index]
            asking.append(unquoted(block))
            continue
        if asking and last:
            ask(last)
        if block.kind == "heading" or not desk.asked:
            flush()
            desk.add(block)
        else:
            answer.append(block)
    if asking and last:
        ask(last)
    flush()
    return desk.talk([])


def answered_by(talk: Talk, guest: str | None) -> Talk:
    """The talk with the only guest as speaker of answers that name nobody, if nobody else answers."""
    asked = [item for item in talk.items if isinstance(item, Exchange)]
    others = {turn.speaker for item in asked for turn in item.answers if turn.speaker} - talk.hosts - {guest}
    if guest is None or others:
        return talk
    return replace(
        talk, items=tuple(_answered(item, guest) if isinstance(item, Exchange) else item for item in talk.items)
    )


def _answered(item: Exchange, guest: str) -> Exchange:
    told = (turn if turn.speaker else _said_by(guest, turn) for turn in item.answers)
    return replace(item, answers=tuple(told))


def _said_by(guest: str, turn: Turn) -> Turn:
    """A turn of the guest, whose name before a colon, which may stand at the first answer only, is its label."""
    text = turn.blocks[0].text if turn.blocks else ""
    name, colon, said = text.partition(":")
    if not (colon and said.strip()) or name.strip() not in (guest, *guest.split()):
        return replace(turn, speaker=guest)
    rest = turn.blocks[0].piece(len(text) - len(said.lstrip()))
    return replace(turn, speaker=guest, label=f"{name}:", blocks=(rest, *turn.blocks[1:]))


@dataclass(slots=True)
class _Desk:
    """Where items are laid down in order; an exchange stays open until something ends it."""

    items: list[Item] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    question: Turn | None = None
    answers: list[Turn] = field(default_factory=list)
    between: list[Block] = field(default_factory=list)
    count: int = 0

    @property
    def asked(self) -> bool:
        return self.question is not None

    def ask(self, question: Turn, rule: str, score: float, source: Block, second: str | None = None) -> None:
        self._close()
        self.count += 1
        self.question = _spoken(question)
        self.evidence.append(because(f"question x{self.count}", rule, source, score, second))

    def say(self, turn: Turn) -> None:
        (self.answers if self.question else self.items).append(_spoken(turn))

    def add(self, block: Block) -> None:
        self._close()
        self.items.append(block)

    def put_between(self, block: Block) -> None:
        """Add what may stand between a question and its answer; if an answer follows, it belongs above both."""
        if self.question and not self.answers and block.kind in _CROSSING:
            self.between.append(block)
        else:
            self.add(block)

    def talk(self, evidence: list[Evidence], hosts: frozenset[str] = frozenset()) -> Talk:
        self._close()
        return Talk(tuple(self.items), (*evidence, *self.evidence), hosts)

    def _close(self) -> None:
        if self.question:
            exchange = Exchange(f"x{self.count}", self.question, tuple(self.answers))
            self.items += (*self.between, exchange) if self.answers else (exchange, *self.between)
        self.question = None
        self.answers.clear()
        self.between.clear()


def _spoken(turn: Turn) -> Turn:
    """A turn that a page sets as a quotation from its first word to its last, as its speaker's own words."""
    if not turn.label or any(block.kind != "quote" for block in turn.blocks):
        return turn
    return replace(turn, blocks=tuple(replace(block, kind="paragraph") for block in turn.blocks))


def _first(turns: list[Said]) -> list[Said]:
    """The first turn of each speaker."""
    table: dict[str, Said] = {}
    for said in turns:
        table.setdefault(said.person, said)
    return list(table.values())


def _named(said: Said) -> Evidence:
    """Why somebody is a speaker; a label that stands once might be a word like any other."""
    score = said.label.score if said.label else None
    second = "no label" if score is not None and score < 0.7 else None
    return because(f"speaker {said.name}", "label", said.source, score, second)
