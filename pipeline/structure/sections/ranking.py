"""Candidates for the title of each section, best first: phrases of its questions, the questions, phrases of answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.asked import LONG, SHORT, Question, columns, cut_short, heard
from pipeline.structure.sections.content_words import content, root
from pipeline.structure.sections.said import HEARD, Said, plain, said

PASSES = 0.2  # the score from which a title may be printed
_WORD_RE = re.compile(r"\w+")
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_COMPOUND = {"unspaced": 4, "marked": 12}  # letters of a compound that is a title by itself
_OFTEN = 4  # times that a lone word recurs
_SPOKEN_OF = 5  # times that a phrase recurs which no question says
_SHARE, _HALF = 1 / 3, 1 / 2  # of the exchanges of a section have the words of its title; of a linked one
_TALKATIVE = 5  # spaces in a question by which it says enough, though only in small words: "Who are you, and what …"
_LATER = 0.03  # by how much a question scores less than the one before it
_SUBJECT = 0.5  # of the sections say what is the subject of the whole talk, and names none of them


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, or of its first blocks; and of all its exchanges."""

    questions: tuple[str, ...]
    parts: tuple[str, ...]
    spoken: bool = True  # plain paragraphs open with words that are a title as they stand, cut short

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
    found = [said(one.questions, one.parts, words, grammar) if grammar.order else [] for one in matters]
    talk = Counter[str]()
    for section in found:
        talk.update({one.name: one.count for one in section})
    texts = [plain(matter.text, words) for matter in matters]
    return [
        sorted(
            [
                *_phrases([one for one in section if not _is_subject(one, texts)], talk, words, grammar, people),
                *(_questions(matter, words, grammar, people) if matter.spoken else _openings(matter)),
            ],
            key=lambda one: -one.score,
        )
        for matter, section in zip(matters, found, strict=True)
    ]


def _is_subject(one: Said, texts: Sequence[str]) -> bool:
    """Whether most sections say a phrase."""
    name = one.name if _UNSPACED_RE.search(one.name) else f" {one.name} "
    return len(texts) > 2 and sum(name in text for text in texts) > _SUBJECT * len(texts)


def _phrases(
    section: Sequence[Said], talk: Counter[str], words: Words, grammar: Grammar, people: frozenset[str]
) -> Iterator[Candidate]:
    for one in section:
        score = _score(one, talk[one.name], grammar, words)
        if score and not _names_one(one.phrase.text, people, words):
            yield Candidate(one.phrase.text, "noun-phrase", score)


def _score(one: Said, talk: int, grammar: Grammar, words: Words) -> float:
    """0 for what is no title; else more for what is asked, and often said here and seldom elsewhere."""
    phrase = one.phrase
    said_in_text = phrase.text.casefold().split()
    empty = grammar.weak | words.months.keys() | words.honorifics
    if not {*phrase.keys, said_in_text[0], said_in_text[-1]}.isdisjoint(empty):
        return 0.0
    strength = (1 - 1 / log(1 + one.count, 2)) * sqrt(one.count / talk)
    if _is_lone(phrase.text, phrase.keys, grammar):
        often = one.count >= _OFTEN and phrase.text not in words.given and len(phrase.text) > 2
        return (0.45 if phrase.name and one.asked else 0.1) + 0.09 * strength if often else 0.0
    if phrase.text.split()[0] in words.given or one.share < _SHARE:
        return 0.15
    if one.asked and one.answered:
        whole = phrase.linked and one.share >= _HALF
        return 0.85 if whole else (0.55 if one.count > 1 else 0.45) + 0.35 * strength + 0.05 * one.first
    if one.asked:
        return 0.5 + 0.1 * strength if one.count > 1 else 0.0
    if one.count >= _SPOKEN_OF:
        return 0.25 + 0.4 * strength
    return 0.16 + 0.02 * one.count if one.count > 1 else 0.0


def _is_lone(text: str, keys: Sequence[str], grammar: Grammar) -> bool:
    """Whether a phrase is one word, or so short a compound that it says as little."""
    if grammar.order == "unspaced":
        return len(text) < _COMPOUND["unspaced"]
    return len(keys) == 1 and not (grammar.order == "marked" and len(text) >= _COMPOUND["marked"])


def _names_one(text: str, people: frozenset[str], words: Words) -> bool:
    """Whether a text has a name of somebody who speaks."""
    return any(word[:1].isupper() and root(word.casefold(), words) in people for word in _WORD_RE.findall(text))


def _openings(matter: Matter) -> Iterator[Candidate]:
    for place, text in enumerate(matter.questions):
        yield Candidate(cut_short(text).removesuffix("."), "opening-words", 0.5 - _LATER * place)


def _questions(matter: Matter, words: Words, grammar: Grammar, people: frozenset[str]) -> Iterator[Candidate]:
    counted = Counter(content(matter.text[:HEARD], words))
    for place, question in enumerate(heard(matter.questions, words, grammar)):
        again = sum(counted[word] > 1 for word in question.said)
        score = 0.1 if _names_one(question.text, people, words) else _clarity(question, again)
        text = cut_short(question.text, LONG)
        yield Candidate(text.removesuffix("."), "question", max(score - _LATER * place, min(score, PASSES)))


def _clarity(question: Question, again: int) -> float:
    """How well a question reads as a title, by its worst fault; ``again``: how many of its words recur."""
    if not question.clear or columns(question.text) > LONG:
        return 0.1
    if not question.said and question.text.count(" ") < _TALKATIVE:
        return 0.1
    if question.points:
        return 0.25
    fine = len(question.said) > 1 and columns(question.text) <= SHORT
    return (0.6 if fine else 0.3) + 0.03 * min(again, 4)
