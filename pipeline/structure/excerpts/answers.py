"""Answers in one sentence: for each question the sentence of the answer that answers it, where one is clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.languages.words import Words
from pipeline.model import Evidence, Exchange, Section
from pipeline.structure.evidence import because
from pipeline.structure.excerpts.excerpt_weights import ANSWER, score
from pipeline.structure.excerpts.said_sentences import Spoken, answered, askers
from pipeline.structure.excerpts.sentence_signs import looks_of
from pipeline.structure.looks.asking import puts_a_question
from pipeline.structure.sections.content_words import content

CLEAR = 0.7  # the score from which a sentence answers
_READ = 12  # first sentences of an answer that are read
_LATE = 5  # the place from which a sentence comes late
_SHARED = 2  # words of a question that an answer has
_ASKED = 1200  # last characters of a question that are read


@dataclass(frozen=True, slots=True)
class Answer:
    """The best sentence of an answer, with its signs and its score; whether it is clear enough to be printed."""

    spoken: Spoken
    signs: frozenset[str]
    score: float

    @property
    def is_clear(self) -> bool:
        """Whether it answers the question."""
        return self.score >= CLEAR


def find_answers(sections: Sequence[Section], words: Words) -> tuple[Answer, ...]:
    """The best sentence for each question that is answered, in order."""
    return tuple(_answers(sections, words))


def answer_evidence(answers: Sequence[Answer]) -> Iterator[Evidence]:
    """Why each sentence is printed as an answer."""
    return (because(f"answer {one.spoken.said_in}", "answers", one.spoken.block, one.score) for one in answers)


def _answers(sections: Sequence[Section], words: Words) -> Iterator[Answer]:
    hosts = askers(sections)
    for section in sections:
        title = frozenset(content(section.title, words))
        for exchange in section.exchanges():
            question = _question(exchange, words)
            read = answered(exchange, hosts, words)[:_READ]
            judged = [_judged(one, place, question, title, words) for one, place in _told(read, words)]
            if judged:
                yield max(judged, key=lambda one: one.score)


def _told(read: Sequence[Spoken], words: Words) -> Iterator[tuple[Spoken, int]]:
    """Each sentence with its place in its turn, where sentences that say nothing do not count: "Good question."."""
    turn, place = 0, 0
    for one in read:
        turn, place = one.turn, place if one.turn == turn else 0
        yield one, place
        place += "empty" not in looks_of(one.text, words)


@dataclass(frozen=True, slots=True)
class _Question:
    """The words of a question that carry its theme, and its own signs."""

    said: frozenset[str]
    signs: frozenset[str]


def _question(exchange: Exchange, words: Words) -> _Question:
    text = " ".join(block.text for block in exchange.question.blocks)[-_ASKED:]
    said = frozenset(content(text, words))
    return _Question(said, frozenset(() if puts_a_question(text, words) else ("nothing asked",)))


def _judged(spoken: Spoken, place: int, question: _Question, title: frozenset[str], words: Words) -> Answer:
    said = frozenset(content(spoken.text, words))
    own = (*looks_of(spoken.text, words), *_place(spoken, place), *_shared(said, question.said, title))
    signs = question.signs.union(own)
    return Answer(spoken, signs, score(signs, ANSWER))


def _place(spoken: Spoken, place: int) -> Iterator[str]:
    if spoken.turn:
        yield "another turn"
    if spoken.count == 1:
        yield "whole answer"
    if place < len(_PLACES):
        yield _PLACES[place]
    elif place >= _LATE:
        yield "late"
    if spoken.opens and spoken.place:
        yield "opens a paragraph"


_PLACES = ("first", "second")


def _shared(said: frozenset[str], asked: frozenset[str], title: frozenset[str]) -> Iterator[str]:
    if (shared := len(said & asked)) >= _SHARED:
        yield "shares two" if shared == _SHARED else "shares more"
    if not said.isdisjoint(title):
        yield "shares with the title"
