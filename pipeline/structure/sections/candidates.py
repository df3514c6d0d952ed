"""What an exchange that opens a section can be headed by: its question, or a noun phrase that its question says.

Each candidate has signs, and each sign a weight: a logistic regression on titles that a reader marked as fit for print
or not (docs/decisions/0009-themed-sections.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import LONG, Question, columns, heard
from pipeline.structure.sections.content_words import content, root
from pipeline.structure.sections.noun_phrases import Phrase, phrases

_WORD_RE = re.compile(r"\w+")
_NAME_RE = re.compile(r"\b[^\W\d_a-z]\w+")
_ODD_RE = re.compile(r"[()\[\]/…\"“«„_]|\.\s|\.\.")
_WITHOUT = ("", "unspaced")  # in languages of such an order, no phrases are found
_READ = 2000  # characters of a question that are read for phrases
_HEARD = 20_000  # characters of an answer that are read
_BRIEF, _WIDE = 22, 50  # columns of a question that says little, and of one that takes two lines of the contents
_WEIGHTS: Mapping[str, float] = {
    "covers": 1.8,
    "taken": 1.0,
    "count": 0.7,
    "question": -0.4,
    "empty": -0.9,
    "odd": -1.0,
    "wide": -1.0,
    "statement": -1.0,
    "short": -1.3,
    "request": -1.3,
    "pointing": -1.4,
    "back": -1.5,
}
PASSES = 0.2  # the score from which a title may be printed
_OFTEN = 3  # times that a phrase is said where the talk is about it
_LATER = 0.6  # what a candidate of the second question of a section keeps of its score, and so on
_LINKED = 0.5  # the score of linked nouns that a question says
_MOST = 0.6  # of what a question says, in a phrase that stands for it
_NOUNS = 0.02  # contents are read by nouns


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title; ``score``, from 0 to 1: how likely an editor would print it."""

    text: str
    rule: str
    score: float


def candidates(
    turns: Sequence[str], answers: str, words: Words, people: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates that questions and their answers offer, best first.

    ``turns``: the first one has the whole score; what comes later stands for less. ``people``: roots of the names of
    those who speak; who speaks is no theme.
    """
    turns = [_without_name(turn, people, words) for turn in turns]
    found = [
        Candidate(one.text, one.rule, one.score * _LATER**place)
        for place, turn in enumerate(turns)
        for one in _asked(turn, answers[:_HEARD], words)
    ]
    found += recurring("\n".join(turn[:_READ] for turn in turns), answers[:_HEARD], words)
    named = (one for one in found if not _calls(one, people, words))
    return sorted(named, key=lambda one: one.score, reverse=True)


def _asked(turn: str, answers: str, words: Words) -> Iterator[Candidate]:
    """The questions of a turn, and the phrases of linked nouns that stand for them."""
    grammar = grammar_of(words.tag)
    answered = frozenset(content(answers, words))
    for question in heard(turn, words, grammar):
        worth = _worth(question, turn, answered, words)
        yield Candidate(question.text.removesuffix("."), "question", worth)
        for phrase in _phrases(question.text, words):
            if not phrase.cut and len(_WORD_RE.findall(phrase.text)) > len(phrase.keys):
                most = len({*phrase.keys} & question.said) >= _MOST * len(question.said)
                yield Candidate(phrase.text, "noun-phrase", max(_LINKED, most * (worth + (1 - worth) * _NOUNS)))


def recurring(turns: str, answers: str, words: Words) -> Iterator[Candidate]:
    """The phrases that the turns say and that are said again and again, in the order of the text."""
    said = f"{turns}\n{answers}".casefold()
    for phrase in _phrases(turns, words):
        count = said.count(phrase.text.casefold())
        if count >= _OFTEN:
            yield Candidate(phrase.text, "noun-phrase", _score({"count": log(count)}))


def _phrases(text: str, words: Words) -> Iterator[Phrase]:
    """The phrases of two words that carry a theme, without those that have a noun which says nothing."""
    grammar = grammar_of(words.tag)
    empty = grammar.weak | words.months.keys() | words.honorifics
    for phrase in phrases(text, words, grammar) if grammar.order not in _WITHOUT else ():
        ends = phrase.text.casefold().split()
        weak = not {*phrase.keys, ends[0], ends[-1]}.isdisjoint(empty)
        if len({*phrase.keys}) > 1 and not (weak or _ODD_RE.search(phrase.text)):
            yield phrase


def _worth(question: Question, turn: str, answered: frozenset[str], words: Words) -> float:
    """The score of a question; 0 where it is too long."""
    said, count, width = len(set(content(turn, words))), len(question.said), columns(question.text)
    signs = {
        "question": 1,
        "covers": count / said if said else 0,
        "taken": len(question.said & answered) / count if count else 0,
        "empty": max(0, 2 - count) * (not question.told),
        "statement": not question.formed,
        "back": question.back,
        "pointing": min(question.pointing, 2),
        "wide": max(0, width - _WIDE) / _WIDE,
        "short": width < _BRIEF and not question.told,
        "request": not question.told and words.request.match(question.text) is not None,
        "odd": _ODD_RE.search(question.text) is not None,
    }
    return _score(signs) * (width <= LONG)


def _without_name(turn: str, people: frozenset[str], words: Words) -> str:
    """A turn without the name of the person it turns to: "Ada, …"."""
    name, comma, rest = turn.partition(",")
    called = comma and all(root(word.casefold(), words) in people for word in _WORD_RE.findall(name))
    return rest.strip() if called else turn


def _score(signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(_WEIGHTS[sign] * value for sign, value in signs.items())))


def _calls(one: Candidate, people: frozenset[str], words: Words) -> bool:
    """Whether a question turns to somebody by name ("…, Ada?"), or a phrase has the name of somebody who speaks."""
    names = [word for word in _NAME_RE.finditer(one.text) if root(word[0].casefold(), words) in people]
    return any(one.rule != "question" or one.text[: name.start()].rstrip()[-1:] in ("", ",") for name in names)
