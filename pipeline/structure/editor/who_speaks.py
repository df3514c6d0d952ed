"""Apply the editor's questions, and the speakers' roles and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Block, Evidence, Exchange, Turn, Voice, stream
from pipeline.structure.editor.overrides import Desk
from pipeline.structure.evidence import because
from pipeline.structure.looks.asking import puts_a_question
from pipeline.structure.talk.exchanges import Item, Talk
from pipeline.structure.talk.questions import Question


def questions(found: dict[int, Question], desk: Desk) -> dict[int, Question]:
    """The questions without a label: those found, plus the editor's, minus those that the editor rejected."""
    desk.asked = desk.find_all(desk.decided.asked, "it is not made a question")
    desk.not_asked = desk.find_all(desk.decided.not_asked, "nothing is kept from being a question")
    own = {index: Question(index, "editor", 1.0) for index in desk.asked if not desk.is_labelled(index)}
    kept = {index: question for index, question in found.items() if index not in desk.not_asked}
    return dict(sorted((kept | own).items()))


def talk(found: Talk, desk: Desk) -> Talk:
    """The talk with turns made questions or answers as the editor decided, and with the editor's names of speakers."""
    if not (desk.decided.speakers or desk.asked or desk.not_asked):
        return found
    voices = _Voices(desk.decided.speakers)
    said = [_asking(one, voices, desk) for one in _opened(found.items)]
    names = {one.what.speaker: voices.name(one.what) for one in said if isinstance(one.what, Turn) and one.what.speaker}
    for voice in voices.unused():
        desk.note(f'no speaker is labelled "{voice.label}"', ", ".join(map(str, names)) or "the label as it is printed")
    said = [_Said(_renamed(one.what, voices), one.asks) for one in said]
    evidence = (*_speaking(found.evidence, names, said, voices), *_questions(found.evidence, said))
    hosts = frozenset(names.get(host) or host for host in found.hosts)
    return Talk(tuple(_closed(said)), evidence, hosts | voices.hosts())


_ASKING, _HOST, _SPEAKER = "question ", "host ", "speaker "


@dataclass(frozen=True, slots=True)
class _Said:
    """A turn or a block of the talk. ``asks``: the id of the exchange that it opens, empty for one of the editor's."""

    what: Turn | Block
    asks: str | None = None


class _Voices:
    """The speakers that the editor named, by label or by name."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = {stream(voice.label): voice for voice in voices}
        self._used: set[str] = set()

    def of(self, turn: Turn) -> Voice | None:
        """The editor's decision on the speaker of a turn."""
        for key in (stream(turn.label), stream(turn.speaker or "")):
            if key and key in self._voices:
                self._used.add(key)
                return self._voices[key]
        return None

    def name(self, turn: Turn) -> str | None:
        """The name of the speaker of a turn."""
        voice = self.of(turn)
        return voice.name if voice and voice.name else turn.speaker

    def unused(self) -> list[Voice]:
        """Decisions that match no speaker, among those made for this text alone."""
        return [voice for key, voice in self._voices.items() if key not in self._used and not voice.shared]

    def hosts(self) -> frozenset[str]:
        """The names of those who only ask."""
        return frozenset(voice.name or voice.label for voice in self._voices.values() if voice.role == "host")


def _opened(items: Iterable[Item]) -> Iterator[_Said]:
    for item in items:
        if isinstance(item, Exchange):
            yield _Said(item.question, item.id)
            yield from map(_Said, item.answers)
        else:
            yield _Said(item)


def _asking(said: _Said, voices: _Voices, desk: Desk) -> _Said:
    """The turn as a question or not: by the editor's decision on it, else on its speaker."""
    if not isinstance(said.what, Turn):
        return said
    ids, blocks = {block.id for block in said.what.blocks}, desk.document.blocks
    voice = voices.of(said.what)
    asks = said.asks
    if voice and voice.role == "guest":
        asks = None
    elif voice and voice.role == "host" and asks is None:
        asks = "" if puts_a_question("\n".join(block.text for block in said.what.blocks), desk.words) else None
    if any(blocks[index].id in ids for index in desk.not_asked):
        asks = None
    elif any(blocks[index].id in ids for index in desk.asked):
        asks = said.asks or ""
    return replace(said, asks=asks)


def _renamed(what: Turn | Block, voices: _Voices) -> Turn | Block:
    return replace(what, speaker=voices.name(what)) if isinstance(what, Turn) else what


def _closed(said: Iterable[_Said]) -> Iterator[Item]:
    """Exchanges again: a question, and the turns up to the next question or to a block outside all turns."""
    question: Turn | None = None
    answers: list[Turn] = []
    number = 0
    for one in [*said, _Said(_END)]:
        if question and (one.asks is not None or isinstance(one.what, Block)):
            number += 1
            yield Exchange(f"x{number}", question, tuple(answers))
            question, answers = None, []
        if isinstance(one.what, Block):
            if one.what is not _END:
                yield one.what
        elif one.asks is not None:
            question = one.what
        elif question:
            answers.append(one.what)
        else:
            yield one.what


_END = Block("", "separator", "")


def _questions(evidence: Iterable[Evidence], said: Iterable[_Said]) -> Iterator[Evidence]:
    """The evidence for each question, under its new number."""
    known = {one.decision.removeprefix(_ASKING): one for one in evidence if one.decision.startswith(_ASKING)}
    asking = (one for one in said if one.asks is not None)
    for number, one in enumerate(asking, 1):
        decision = f"{_ASKING}x{number}"
        if one.asks in known:
            yield replace(known[one.asks], decision=decision)
        else:
            first = next(iter(one.what.blocks), None) if isinstance(one.what, Turn) else None
            yield because(decision, "editor", first, 1.0)


def _speaking(
    evidence: Iterable[Evidence], names: dict[str, str | None], said: Iterable[_Said], voices: _Voices
) -> Iterator[Evidence]:
    """The evidence for each speaker; the editor counts as the reason for a new name or a role of asking."""
    roles = {name: voice.role for one in said if isinstance(one.what, Turn)
             and (name := one.what.speaker) and (voice := voices.of(one.what))}  # fmt: skip
    # Evidence names hosts by the letters of their names.
    persons = {stream(old): new for old, new in names.items()}
    for one in evidence:
        kind, _, name = one.decision.partition(" ")
        own = names.get(name) or persons.get(name) or name
        if kind == "host" and roles.get(own):
            continue
        if kind == "speaker" and own != name:
            yield replace(one, decision=f"{_SPEAKER}{own}", rule="editor", runner_up=name)
        elif kind != "question":
            yield replace(one, decision=f"{kind} {own}")
    yield from (because(f"{_HOST}{name}", "editor") for name, role in roles.items() if role == "host")
