"""What a section can be headed by: a question of the exchange that opens it, or a sentence of written-up text.

Each question has signs, and each sign a weight: a logistic regression on titles that a reader marked as fit for print
or not (docs/decisions/0009-themed-sections.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import Question, heard
from pipeline.structure.sections.content_words import content, key_of, root
from pipeline.structure.sections.pointing import pointing
from pipeline.structure.sections.question_ends import shortened
from pipeline.structure.sections.widths import LONG, WIDE, columns
from pipeline.text.quotation import OPENERS

_WORD_RE = re.compile(r"\w+")
_NAME_RE = re.compile(r"\b[^\W\d_a-z]\w+")
_LABEL_RE = re.compile(r"^(?:[^\s:]+\s){1,4}[^\W\d_a-z][^\s:]*\s?:\s+")
_HEARD = 20_000  # characters of an answer that are read
_FEWEST = 3  # words that carry a theme in a title
_BRIEF, _SHORT, _LINE = 22, 45, 50  # columns of a question that says little, of a rejoinder, and of a line
_WEIGHTS: Mapping[str, float] = {
    "question": -2.3,
    "covers": 1.4,
    "taken": 1.25,
    "leads": 0.7,
    "open": 0.7,
    "names": 0.45,
    "empty": -0.55,
    "short": -1.0,
    "pointing": -1.5,
    "stated": -2.1,
    "wide": -1.5,
    "comma": -0.5,
    "later": -0.5,
}
PASSES = 0.2  # the score from which a title may be printed
_LEANS = 0.2  # what the score of a poor question keeps that points
POOR = 0.04  # the score below which a question of a single word that carries a theme is vague
LEAST = 0.001  # the score of a title of last resort
LATER = 0.4  # what a candidate of the second question of a section keeps of its score, and so on


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title; ``score``, from 0 to 1: how likely an editor would print it."""

    text: str
    rule: str
    score: float


def candidates(
    turns: Sequence[str], answers: str, words: Words, people: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The questions of turns, best first.

    ``turns``: what comes later stands for less of a section, but goes before what is poor. ``people``: roots of the
    names of those who speak; a question that calls one of them by name is no title.
    """
    answered = frozenset(content(answers[:_HEARD], words))
    found = [
        (behind(score, place, one.pointing > 0), score, one.text.removesuffix("."))
        for place, turn in enumerate(_without_name(turn, people, words) for turn in turns)
        for one in heard(turn, words, grammar_of(words.tag))
        if not calls(one.text, people, words)
        for score in (_worth(one, turn, answered, words),)
        if score and not _is_vague(one, score)
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return [Candidate(text, "question", score) for score, _, text in found]


def behind(score: float, place: int, points: bool = False) -> float:
    """The score of a question of the exchange at ``place``; one that points needs what is said just before it."""
    if place and points:
        return min(score, POOR)
    return max(score * LATER**place, min(score, PASSES))


def last_resort(turns: Sequence[str], words: Words, people: frozenset[str] = frozenset()) -> list[Candidate]:
    """The questions that stand alone although they are poor titles, the first one first, long ones up to a clause."""
    grammar = grammar_of(words.tag)
    asked = (one.text for turn in turns for one in heard(_without_name(turn, people, words), words, grammar))
    short = [shortened(text, words, grammar) for text in asked if not calls(text, people, words)]
    leaning = grammar.onsets | grammar.deictic | words.nominative
    whole = [text for text in short if key_of(text.split()[0]).partition("'")[0] not in leaning]
    alone = [text for text in whole if _BRIEF < columns(text) <= LONG and not pointing(text, words, grammar)]
    return [Candidate(text.removesuffix("."), "question", LEAST) for text in alone]


def _is_vague(question: Question, score: float) -> bool:
    """Whether a question only points ("Who did that there?"), or is a rejoinder ("You mean the lamps?")."""
    if question.stated:
        return columns(question.text) <= _SHORT or score < POOR
    return len(question.said) < 2 and (question.pointing > 1 or score < POOR)


def _worth(question: Question, turn: str, answered: frozenset[str], words: Words) -> float:
    """The score of a question; 0 where it is too long."""
    said, count, width = len(set(content(turn, words))), len(question.said), columns(question.text)
    signs = {
        "question": 1,
        "covers": count / said if said else 0,
        "taken": len(question.said & answered) / count if count else 0,
        "leads": question.leads,
        "open": question.open,
        "names": any(_is_name(word, words) for word in question.text.split()[1:]),
        "empty": max(0, _FEWEST - count) * (not question.told),
        "short": width < _BRIEF and not question.told,
        "pointing": question.pointing,
        "stated": question.stated,
        "wide": max(0, width - WIDE) / _LINE,
        "comma": "," in question.text,
        "later": question.later,
    }
    score = _score(signs) * (width <= LONG)
    return score * _LEANS if question.pointing and score < PASSES else score


def _is_name(word: str, words: Words) -> bool:
    """Whether a word has a capital: a name, or a noun of German."""
    bare = word.lstrip(OPENERS)
    return bare[:1].isupper() and bare.casefold().rstrip(".,;:?!") not in words.you | words.me


def _without_name(turn: str, people: frozenset[str], words: Words) -> str:
    """A turn without the name of the person it turns to, or of who asks: "Ada, …", "Harbour News: …"."""
    name, comma, rest = turn.partition(",")
    called = comma and all(root(word.casefold(), words) in people for word in _WORD_RE.findall(name))
    return rest.strip() if called else turn if grammar_of(words.tag).order == "marked" else _LABEL_RE.sub("", turn)


def _score(signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(_WEIGHTS[sign] * value for sign, value in signs.items())))


def calls(question: str, people: frozenset[str], words: Words) -> bool:
    """Whether a question turns to somebody by name: "…, Ada?"."""
    names = (name for name in _NAME_RE.finditer(question) if root(name[0].casefold(), words) in people)
    return any(question[: name.start()].rstrip()[-1:] in ("", ",") for name in names)
