"""Candidates for the title of each section, best first: its questions, the phrases that it says, or its first words.

Each candidate has signs, each sign a weight: a logistic regression on 1,802 titles of 101 texts that a reader marked as
fit for print or not (docs/decisions/0009-themed-sections.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import LONG, SHORT, Question, columns, cut_short, heard
from pipeline.structure.sections.content_words import content, root
from pipeline.structure.sections.said import HEARD, Said, said

PASSES = 0.3  # the score from which a title may be printed
_WORD_RE = re.compile(r"\w+")
_ODD_RE = re.compile(r"[()\[\]/…\"“«„_]|\.\s|\.\.")
_WITHOUT = ("", "unspaced")  # in languages of such an order, no phrases are found
_COMPOUND = 12  # letters of a German compound that says as much as two words
_BRIEF = 22  # columns of a question that says little
_GOOD = 0.5  # the score of a title that reads well
_NOUNS = 0.2  # how much less sure of a phrase an editor may be, and still prefer it to a question
_SUBJECT = 0.5  # of the sections say what is the subject of the whole talk, and names none of them
_WEIGHTS: Mapping[str, float] = {
    "question": 2.4,
    "covers": 1.4,
    "told": 0.8,
    "answered": 0.7,
    "count": 0.6,
    "exchanges": -0.4,
    "cut": -0.4,
    "odd": -0.9,
    "short": -0.9,
    "rare": -1.0,
    "weak": -1.1,
    "led": -1.1,
    "pointing": -1.1,
    "later": -1.1,
    "empty": -1.2,
    "request": -1.3,
    "long": -1.9,
    "unasked": -2.1,
    "lone": -2.3,
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, or of its first blocks; and of all its exchanges.

    ``number``: of its first question in the whole text; 0 where it is not known.
    """

    questions: tuple[str, ...]
    parts: tuple[str, ...]
    spoken: bool = True  # plain paragraphs open with words that are a title as they stand, cut short
    number: int = 0

    @property
    def text(self) -> str:
        """All of the section's text."""
        return "\n".join(self.parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title; ``score``, from 0 to 1: how likely an editor would print it."""

    text: str
    rule: str
    score: float


def rank(matters: Sequence[Matter], words: Words, grammar: Grammar, people: frozenset[str]) -> list[list[Candidate]]:
    """The candidates of each section, best first. ``people``: roots of the names of those who speak."""
    said_by = [frozenset(content(matter.text[:HEARD], words)) for matter in matters]
    found = []
    for place, matter in enumerate(matters):
        others = [*said_by[:place], *said_by[place + 1 :]]
        made = _candidates(matter, others, words, grammar, people) if matter.spoken else _openings(matter)
        found.append(sorted(made, key=_preference, reverse=True))
    return found


def _preference(one: Candidate) -> tuple[bool, float]:
    good = one.score >= _GOOD
    return good, one.score + _NOUNS * (good and one.rule == "noun-phrase")


def _openings(matter: Matter) -> Iterator[Candidate]:
    for place, text in enumerate(matter.questions):
        yield Candidate(cut_short(text).removesuffix("."), "opening-words", PASSES + (1 - place) / 100)


def _candidates(
    matter: Matter, others: Sequence[frozenset[str]], words: Words, grammar: Grammar, people: frozenset[str]
) -> Iterator[Candidate]:
    asked = list(heard(matter.questions, words, grammar))
    exchanges = log(len(matter.parts)) if matter.parts else 0.0
    for place, question in enumerate(asked):
        signs = dict(_of_question(question, words), rare=_rarity(question.said, others), exchanges=exchanges)
        signs["later"] = min(place, 5) / 5
        alone = question.clear and columns(question.text) <= LONG and not _names_one(question.text, people, words)
        score = _score(signs) * alone
        yield Candidate(cut_short(question.text, LONG).removesuffix("."), "question", score)
    for one in said(matter.questions, matter.parts, words, grammar) if grammar.order not in _WITHOUT else ():
        keys = frozenset(one.phrase.keys)
        subject = len(others) > 1 and sum(keys <= other for other in others) > _SUBJECT * len(others)
        if not subject and not _names_one(one.phrase.text, people, words):
            signs = dict(_of_phrase(one, asked, words, grammar), rare=_rarity(keys, others), exchanges=exchanges)
            yield Candidate(one.phrase.text, "noun-phrase", _score(signs))


def _score(signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(_WEIGHTS[sign] * value for sign, value in signs.items())))


def _rarity(said: frozenset[str], others: Sequence[frozenset[str]]) -> float:
    """The share of the other sections that lack a word, on the average of the words."""
    pairs = len(said) * len(others)
    return sum(word not in other for word in said for other in others) / pairs if pairs else 0.5


def _of_question(question: Question, words: Words) -> Mapping[str, float]:
    width = columns(question.text)
    return {
        "question": 1,
        "told": question.told,
        "empty": max(0, 2 - len(question.said)) * (not question.told),
        "pointing": min(question.pointing, 2),
        "long": max(0.0, width - SHORT) / SHORT,
        "short": width < _BRIEF and not question.told,
        "led": question.led,
        "request": words.request.match(question.text) is not None,
        "odd": _ODD_RE.search(question.text) is not None,
    }


def _of_phrase(one: Said, asked: Sequence[Question], words: Words, grammar: Grammar) -> Mapping[str, float]:
    text = one.phrase.text.casefold()
    empty = grammar.weak | words.months.keys() | words.honorifics
    keys = frozenset(one.phrase.keys)
    shares = (
        len(keys & question.said) / len(question.said)
        for question in asked
        if question.clear and question.said and text in question.text.casefold()
    )
    return {
        "lone": len(keys) == 1 and not (grammar.order == "marked" and len(text) >= _COMPOUND),
        "unasked": not one.asked,
        "answered": one.answered,
        "cut": one.cut,
        "count": log(one.count),
        "weak": not {*keys, text.split()[0], text.split()[-1]}.isdisjoint(empty),
        "covers": max(shares, default=0.0),
    }


def _names_one(text: str, people: frozenset[str], words: Words) -> bool:
    """Whether a text has a name of somebody who speaks."""
    return any(word[:1].isupper() and root(word.casefold(), words) in people for word in _WORD_RE.findall(text))
