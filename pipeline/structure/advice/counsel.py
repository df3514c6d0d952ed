"""Where advice is looked for: what was said, and whether somebody sought advice there.

Mostly a question seeks it; so do all questions of a talk in which readers ask what they themselves can do ("Must I
pay?"). Where none does, the heading of a section may ("Five tips for beginners"), the words before a list ("What I have
learned, in five points"), or the answer itself, when most of it tells the reader what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from pipeline.languages.words import Words
from pipeline.model import Block, Exchange, Section, Turn
from pipeline.structure.advice.commanding import commands
from pipeline.structure.looks.asking import puts_a_question, turns_to_you
from pipeline.text.ends import ASKING, ends_with_mark
from pipeline.text.quotation import quoted_re
from pipeline.text.sentences import Sentence, sentences

_SEEKS = frozenset({"seeks"})
_FAULTS = frozenset({"faults"})  # items of a list of mistakes
_AROUND = frozenset({"around"})  # written around a talk, by who asks or by an editor
_PROSE = frozenset({"prose"})  # written on a page that is no talk
_READERS = 3  # questions in the first person from which readers ask, not a host
_READERS_SHARE = 4  # of every so many questions one must be in the first person
_READERS_LONGEST = 200  # characters of such a question; a host who tells of himself says more
_LAST = 3  # a question about recommendations among the last three opens its own section
_ELLIPTIC = 60  # characters of a question without a verb of its own
_GOES_ON_RE = re.compile(r"(?:and|what about|y|et|und|e|ed|en|i|a|и|а|و|ו|那|では|그럼)[\s,]|[و那]|ו(?=\w)", re.I)
_ASKS_ON_RE = re.compile(r".{1,15}(?:呢|は|는요|은요)[?？。]?$")  # "And the owners?", in languages that say it last
_QUOTED_RE = quoted_re(40)  # what a written-up interview quotes; shorter ones are terms and titles
_COMMA = ", ，"
_MARKED_RE = re.compile(r"(?:\(?\d{1,2}[.)]|[•·*–-])\s")
_SENTENCE_RE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]?")
_SPOKEN = frozenset({"paragraph", "bullet", "numbered", "quote"})
_LISTED = frozenset({"bullet", "numbered"})
_COMMANDS = 3  # sentences that tell the reader what to do, from which an answer is advice
_SHARE = 0.5  # of its sentences
_SHORTEST = 4  # words of such a sentence; "Listen." and "Go right ahead." only keep a talk going


@dataclass(frozen=True, slots=True)
class Speech:
    """One block of speech: its sentences, where it was said, by whom, and whether advice was sought there."""

    block: Block
    said: tuple[Sentence, ...]
    said_in: str
    speaker: str | None
    sought: bool
    about: frozenset[str] = frozenset()  # signs of its place, as in `weights`

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list, or a list that a plain text wrote as lines of one paragraph."""
        return self.block.kind in _LISTED or bool(_MARKED_RE.match(self.block.text))


def seeks_advice(exchange: Exchange, words: Words) -> bool:
    """Whether the question asks for recommendations in so many words, and is answered."""
    return _asks(exchange, words, "seeks")


def advice_opens(exchanges: Sequence[Exchange], words: Words) -> int | None:
    """The index of the question about recommendations that opens the last section, None where there is none."""
    first = max(1, len(exchanges) - _LAST)
    return next((i for i in range(first, len(exchanges)) if seeks_advice(exchanges[i], words)), None)


def speeches(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Iterator[Speech]:
    """What was said, in order. ``hosts`` only ask; what they say is left out."""
    asked = _Asked(_readers_ask(sections, words), words)
    beside = _AROUND if any(True for section in sections for _ in section.exchanges()) else _PROSE
    for section in sections:
        headed = bool(words.cues["promises"].search(section.heading.text if section.heading else ""))
        for apart, items in groupby(section.items, lambda item: isinstance(item, Block)):
            if apart:
                blocks = [item for item in items if isinstance(item, Block)]
                prose = [replace(_speech(block, section.id, None, headed, words), about=beside) for block in blocks]
                heard = [_as_quoted(one, words) for one in prose] if beside is _PROSE else prose
                yield from _apart(heard, headed, words)
                continue
            for item in items:
                if isinstance(item, Exchange):
                    sought, about = asked.by(item, headed)
                    for one in _answer(item, hosts, sought, words):
                        yield replace(one, about=one.about | about)
                elif isinstance(item, Turn):
                    yield from _apart(_of_turn(item, section.id, hosts, headed, words), headed, words)


class _Asked:
    """Whether the questions of a talk seek advice, one after the other: a short one goes on with the one before."""

    def __init__(self, readers: bool, words: Words) -> None:
        self._readers = readers
        self._words = words
        self._sought = self._seeks = False

    def by(self, exchange: Exchange, headed: bool) -> tuple[bool, frozenset[str]]:
        """Whether the question seeks or invites advice, and the signs of its place."""
        onward = _follows_up(exchange)
        self._seeks = _asks(exchange, self._words, "seeks") or headed or (self._seeks and onward)
        reader = self._readers and not self._words.cues["explains"].search(_text(exchange))
        invites = reader or _asks(exchange, self._words, "invites")
        self._sought = self._seeks or invites or (self._sought and onward)
        return self._sought, _SEEKS if self._seeks else frozenset()


def _apart(speech: Sequence[Speech], headed: bool, words: Words) -> Iterator[Speech]:
    """What was said to no question; sought under a heading that promises advice, and in a list of which words do."""
    return (replace(one, about=_SEEKS) if headed else one for one in _as_lists(speech, words))


def _readers_ask(sections: Sequence[Section], words: Words) -> bool:
    """Whether the questions are those of readers on their own affairs, who want to know what to do."""
    asked = [_text(item) for section in sections for item in section.items if isinstance(item, Exchange)]
    own = sum(_is_readers(text, words) for text in asked)
    return own >= max(_READERS, ceil(len(asked) / _READERS_SHARE))


def _is_readers(text: str, words: Words) -> bool:
    """Whether a short question is in the first person and turns to nobody."""
    first = len(text) <= _READERS_LONGEST and bool(words.cues["reader"].search(text))
    return first and not turns_to_you(text, words)


def _text(exchange: Exchange) -> str:
    return " ".join(block.text for block in exchange.question.blocks)


def _asks(exchange: Exchange, words: Words, kind: str) -> bool:
    """Whether a sentence of the question has a cue of a kind, and does not only ask where to find the guest."""
    text = _text(exchange)[-600:]
    asking = [piece for piece in _SENTENCE_RE.findall(text) if piece[-1] in ASKING]
    if not asking and (puts_a_question(text, words) or not ends_with_mark(text)):  # a host's statement asks nothing
        asking = [text]
    asking = [piece for piece in asking if not words.cues["personal"].search(piece)]
    return bool(exchange.answers) and any(words.cues[kind].search(piece) for piece in asking)


def _follows_up(exchange: Exchange) -> bool:
    """Whether a question only goes on with the one before: "And to the ministry?"."""
    text = _text(exchange).strip("—–- ¿")
    return len(text) <= _ELLIPTIC and bool(_GOES_ON_RE.match(text) or _ASKS_ON_RE.match(text))


def _answer(exchange: Exchange, hosts: frozenset[str], sought: bool, words: Words) -> Iterator[Speech]:
    """What was answered; where most of it tells the reader what to do, and explains no procedure, that is advice."""
    turns = [_of_turn(turn, exchange.id, hosts, sought, words) for turn in exchange.answers]
    explains = any(words.cues[kind].search(_text(exchange)) for kind in ("explains", "personal"))
    for turn in turns:
        counsel = not sought and not explains and _is_counsel(turn, words)
        answered = (replace(speech, sought=True) for speech in turn) if counsel else turn
        yield from _as_lists(answered, words, _text(exchange))


def _of_turn(turn: Turn, said_in: str, hosts: frozenset[str], sought: bool, words: Words) -> list[Speech]:
    if turn.label and turn.label in hosts:
        return []
    return [_speech(block, said_in, turn.speaker, sought, words) for block in turn.blocks]


def _speech(block: Block, said_in: str, speaker: str | None, sought: bool, words: Words) -> Speech:
    said = sentences(block.text, words.tag) if block.kind in _SPOKEN else ()
    return Speech(block, said, said_in, speaker, sought)


def _as_quoted(speech: Speech, words: Words) -> Speech:
    """The same with what a paragraph quotes at length as its sentences, in place of those that quote it."""
    spans = [(span.start() + 1, span.end() - 1) for span in _QUOTED_RE.finditer(speech.block.text)]
    quoted = [
        replace(one, start=start + one.start, end=start + one.end)
        for start, end in spans
        for one in _closed(sentences(speech.block.text[start:end], words.tag))
    ]
    own = [one for one in speech.said if not any(one.start < end and start < one.end for start, end in spans)]
    return replace(speech, said=tuple(sorted((*own, *quoted), key=lambda one: one.start)))


def _closed(quoted: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of a quotation; its last one may end without a mark or with a comma: “We must wait,” she says."""
    yield from quoted[:-1]
    for last in quoted[-1:]:
        bare = last.text.rstrip(_COMMA)
        ends = last.end - len(last.text) + len(bare)
        yield replace(last, end=ends, text=f"{bare}.") if bare[-1:].isalnum() else last


def _as_lists(speech: Iterable[Speech], words: Words, asked: str = "") -> Iterator[Speech]:
    """The same; items of a list are sought where the words before it promise advice, and are faults if these say so.

    That most of them command is not enough: so do the aims of a course and the steps of a recipe. ``asked``: the
    question, which may ask for mistakes, too.
    """
    leads = ""
    for listed, group in groupby(speech, lambda one: one.listed):
        run = list(group)
        if listed and words.cues["faults"].search(f"{asked} {leads}"):
            run = [replace(one, about=one.about | _FAULTS) for one in run]
        elif listed and words.cues["promises"].search(leads):
            run = [replace(one, sought=True, about=one.about | _SEEKS) for one in run]
        yield from run
        leads = run[-1].said[-1].text if run[-1].said else ""


def _is_counsel(speech: Sequence[Speech], words: Words) -> bool:
    said = [sentence.text for one in speech for sentence in one.said]
    left = len(said) - max(_COMMANDS, ceil(_SHARE * len(said)))  # how many may do something else
    for text in said:
        if left < 0:
            break
        left -= len(text.split()) < _SHORTEST or not any(True for _ in commands(text, words))
    return left >= 0
