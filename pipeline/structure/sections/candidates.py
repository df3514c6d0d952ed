"""What an exchange that opens a section can be headed by: its question, or a noun phrase that its question says.

Each candidate has signs, and each sign a weight: a logistic regression on titles that a reader marked as fit for print
or not (docs/decisions/0009-themed-sections.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import LONG, Question, columns, heard
from pipeline.structure.sections.content_words import content, root
from pipeline.structure.sections.noun_phrases import Phrase, phrases

_WORD_RE = re.compile(r"\w+")
_ODD_RE = re.compile(r"[()\[\]/…\"“«„_]|\.\s|\.\.")
_WITHOUT = ("", "unspaced")  # in languages of such an order, no phrases are found
_READ = 2000  # characters of a question that are read for phrases
_HEARD = 20_000  # characters of an answer that are read
_COMPOUND = 12  # letters of a German compound that says as much as two words
_BRIEF, _WIDE = 22, 50  # columns of a question that says little, and of one that takes two lines of the contents
_WEIGHTS: Mapping[str, float] = {
    "covers": 1.8,
    "taken": 1.0,
    "asked": 0.6,
    "count": 0.5,
    "question": -0.4,
    "cut": -0.4,
    "empty": -0.9,
    "odd": -1.0,
    "wide": -1.0,
    "statement": -1.0,
    "pointing": -1.4,
    "weak": -1.2,
    "early": -1.2,
    "short": -1.3,
    "request": -1.3,
    "back": -1.5,
    "lone": -2.3,
}
PASSES = 0.2  # the score from which a title may be printed
_MOST = 0.6  # of what a question says, in a phrase that stands for it
_NOUNS = 0.02  # contents are read by nouns
_SURE = 0.45  # the score from which a phrase may be: a poor question is dull, a poor phrase embarrasses


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title; ``score``, from 0 to 1: how likely an editor would print it."""

    text: str
    rule: str
    score: float


def candidates(turn: str, answer: str, words: Words, people: frozenset[str] = frozenset()) -> list[Candidate]:
    """The candidates that the turn which asks offers, best first.

    ``people``: roots of the names of those who speak; who speaks is no theme.
    """
    grammar = grammar_of(words.tag)
    turn = _without_name(turn, people, words)
    answered = frozenset(content(answer[:_HEARD], words))
    asked = [(question, _worth(question, turn, answered, words)) for question in heard(turn, words, grammar)]
    found = [Candidate(question.text.removesuffix("."), "question", worth) for question, worth in asked]
    if grammar.order not in _WITHOUT:
        found += _phrases(turn, asked, answer[:_HEARD], words, grammar)
    named = (one for one in found if not _names_one(one.text, people, words))
    return sorted(named, key=lambda one: one.score, reverse=True)


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


def _phrases(
    turn: str, asked: Sequence[tuple[Question, float]], answer: str, words: Words, grammar: Grammar
) -> Iterator[Candidate]:
    said = f"{turn}\n{answer}".casefold()
    seen = set[str]()
    for phrase in phrases(turn[:_READ], words, grammar):
        text = phrase.text.casefold()
        if text not in seen and phrase.keys:
            seen.add(text)
            sayings = [pair for pair in asked if text in pair[0].text.casefold()]
            signs = _of_phrase(phrase, words, grammar) | {
                "asked": bool(sayings),
                "count": log(max(1, said.count(text))),
                "early": max(0, said.find(text)) / max(1, len(turn)),
            }
            score = _score(signs)
            score = score if score >= _SURE else score * PASSES
            instead = () if signs["weak"] else _instead(phrase, sayings)
            yield Candidate(phrase.text, "noun-phrase", max([score, *instead]))


def _instead(phrase: Phrase, sayings: Sequence[tuple[Question, float]]) -> Iterator[float]:
    """What the questions score for which a phrase of linked nouns stands: "Is there any pressure on the port?"."""
    if not phrase.cut and len(_WORD_RE.findall(phrase.text)) > len(phrase.keys) > 1:
        for question, score in sayings:
            if len({*phrase.keys} & question.said) >= _MOST * len(question.said):
                yield score + (1 - score) * _NOUNS


def _of_phrase(phrase: Phrase, words: Words, grammar: Grammar) -> dict[str, float]:
    text = phrase.text.casefold()
    empty = grammar.weak | words.months.keys() | words.honorifics
    return {
        "lone": len({*phrase.keys}) == 1 and not (grammar.order == "marked" and len(text) >= _COMPOUND),
        "weak": not {*phrase.keys, text.split()[0], text.split()[-1]}.isdisjoint(empty),
        "odd": _ODD_RE.search(text) is not None,
    }


def _without_name(turn: str, people: frozenset[str], words: Words) -> str:
    """A turn without the name of the person it turns to: "Ada, …"."""
    name, comma, rest = turn.partition(",")
    called = comma and all(root(word.casefold(), words) in people for word in _WORD_RE.findall(name))
    return rest.strip() if called else turn


def _score(signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(_WEIGHTS[sign] * value for sign, value in signs.items())))


def _names_one(text: str, people: frozenset[str], words: Words) -> bool:
    """Whether a text has a name of somebody who speaks."""
    return any(word[:1].isupper() and root(word.casefold(), words) in people for word in _WORD_RE.findall(text))
