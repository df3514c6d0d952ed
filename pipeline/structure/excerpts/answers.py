"""Answers in one sentence: for each question the first sentence of its answer, where it stands alone and answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Evidence, Exchange, Section
from pipeline.structure.evidence import because
from pipeline.structure.excerpts.said_sentences import Spoken, answered, askers
from pipeline.structure.looks.asking import puts_a_question
from pipeline.structure.sections.content_words import content
from pipeline.structure.standing_alone import says_nothing, stands_alone

_READ = 4  # first sentences of an answer among which one says something
_SHARED = 2  # words of a question that its answer takes up
_ASKED = 1200  # last characters of a question that are read
_RIGHT = 0.8  # of such sentences, readers found so many to answer the question


def find_answers(sections: Sequence[Section], words: Words) -> tuple[Spoken, ...]:
    """The sentence that answers each question, in order; none where none is clear."""
    hosts = askers(sections)
    found = (_answer(one, section, hosts, words) for section in sections for one in section.exchanges())
    return tuple(one for one in found if one)


def answer_evidence(answers: Sequence[Spoken]) -> Iterator[Evidence]:
    """Why each sentence is printed as an answer."""
    return (because(f"answer {one.said_in}", "answers", one.block, _RIGHT) for one in answers)


def _answer(exchange: Exchange, section: Section, hosts: frozenset[str], words: Words) -> Spoken | None:
    asked = " ".join(block.text for block in exchange.question.blocks)[-_ASKED:]
    read = answered(exchange, hosts, words)[:_READ]
    first = next((one for one in read if not says_nothing(one.text, words)), None)
    if first is None or not puts_a_question(asked, words) or not stands_alone(first.text, words):
        return None
    return first if _takes_up(first, asked, section, words) else None


def _takes_up(one: Spoken, asked: str, section: Section, words: Words) -> bool:
    """Whether a sentence is the whole answer, says what somebody thinks, or has words of the question or the title."""
    said = frozenset(content(one.text, words))
    shared = len(said.intersection(content(asked, words))) >= _SHARED
    whole = one.count == 1 or bool(words.cues["opinion"].search(one.text))
    return shared or whole or not said.isdisjoint(content(section.title, words))
