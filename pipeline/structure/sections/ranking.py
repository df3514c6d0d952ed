"""Candidates for the title of each section, best first: phrases that it repeats, and questions that it asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.asked import Question, cut_at_clause, heard
from pipeline.structure.sections.content_words import content, root
from pipeline.structure.sections.noun_phrases import Phrase
from pipeline.structure.sections.said import HEARD, Said, said

_WORD_RE = re.compile(r"\w+")
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_COMPOUND = {"unspaced": 4, "marked": 12}  # letters of a compound that is a title by itself
_OFTEN = 4  # times that a lone word recurs
_SPOKEN_OF = 5  # times that a phrase recurs which no question says
_SHARE, _HALF = 1 / 3, 1 / 2  # of the exchanges of a section have the words of its title; of one said once
_JUST = 0.001  # how far a linked phrase comes before its parts
POINTS_BACK = 0.13  # the score from which it is a question at least
WEAK = 0.2  # the score of a title that is better than a long section
PASSES = 0.3  # the score from which a title may be printed
_OF_ONE = 0.2  # the most that a question may have which names who speaks
_NAMED = 4  # words of a question that points at something, by which it says enough beside it
_TALKATIVE = 5  # spaces in a question by which it says enough, though only in small words: "Who are you, and what …"
_NEXT = 60  # characters behind a cut in which another question begins
_LATER = 0.004  # by how much a question scores less than the one before it
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
    found = [said(one.questions, one.parts, words, grammar) if grammar.order else {} for one in matters]
    talk = Counter[str]()
    for section in found:
        talk.update({name: said.count + said.inside for name, said in section.items()})
    texts = [_plain(matter.text, words) for matter in matters]
    ranked = []
    for matter, section in zip(matters, found, strict=True):
        scores = {
            name: score
            for name, said in section.items()
            if (score := _score(said, talk[name], grammar, words))
            and not _names_one(said.phrase.text, people, words)
            and (len(matters) < 3 or sum(_plain(name, words) in text for text in texts) <= _SUBJECT * len(texts))
        }
        named = [
            Candidate(section[name].phrase.text, "noun-phrase", max(score, _best_part(name, section[name], scores)))
            for name, score in scores.items()
        ]
        ranked.append(sorted([*named, *_questions(matter, words, grammar, people)], key=lambda one: -one.score))
    return ranked


def _best_part(whole: str, said: Said, scores: dict[str, float]) -> float:
    """A linked phrase comes just before its parts: "bread and butter" before "butter"."""
    if not said.phrase.linked or said.count < 2:
        return 0.0
    return max(
        (score + _JUST for name, score in scores.items() if f" {name} " in f" {whole} " and name != whole), default=0.0
    )


def _plain(text: str, words: Words) -> str:
    """The roots of the words of a text, a space around each; where it has no spaces, as it is."""
    return (
        text
        if _UNSPACED_RE.search(text)
        else f" {' '.join(root(word, words) for word in _WORD_RE.findall(text.casefold()))} "
    )


def _score(said: Said, talk: int, grammar: Grammar, words: Words) -> float:
    """0 for what is no title; else more for what is asked, and often said here and seldom elsewhere."""
    phrase = said.phrase
    parts = phrase.text.casefold().split()
    empty = grammar.weak | words.months.keys() | words.honorifics
    if said.inside > said.count or not {*phrase.keys, parts[0], parts[-1]}.isdisjoint(empty):
        return 0.0
    strength = (1 - 1 / log(1 + said.count, 2)) * sqrt(said.count / talk)
    if _is_lone(phrase, grammar):
        often = said.count >= _OFTEN and phrase.text not in words.given and len(phrase.text) > 2
        often = often and phrase.text.casefold() not in grammar.bare
        return (0.45 if phrase.name and said.asked else 0.1) + 0.09 * strength if often else 0.0
    if phrase.text.split()[0] in words.given or said.share < _SHARE:
        return 0.15
    if phrase.linked and said.times < 2:
        return 0.67 if said.share >= _HALF and said.answered else 0.2
    if said.asked:
        return 0.55 + 0.35 * strength + 0.05 * said.first if said.answered else 0.5 + 0.1 * strength
    return 0.25 + 0.4 * strength if said.count >= _SPOKEN_OF else 0.22


def _is_lone(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase is one word, or so short a compound that it says as little."""
    if grammar.order == "unspaced":
        return len(phrase.text) < _COMPOUND["unspaced"]
    return len(phrase.keys) == 1 and not (grammar.order == "marked" and len(phrase.text) >= _COMPOUND["marked"])


def _names_one(text: str, people: frozenset[str], words: Words) -> bool:
    """Whether a text has a name of somebody who speaks."""
    return any(word[:1].isupper() and root(word.casefold(), words) in people for word in _WORD_RE.findall(text))


def _questions(matter: Matter, words: Words, grammar: Grammar, people: frozenset[str]) -> list[Candidate]:
    """The questions as titles, whole, or cut where they may end."""
    rule = "question" if matter.spoken else "opening-words"
    said = Counter(content(matter.text[:HEARD], words))
    found = []
    for place, question in enumerate(heard(matter.questions, words, grammar, matter.spoken)):
        text = cut_at_clause(question.text, words, grammar).removesuffix(".")
        again = sum(said[word] > 1 for word in question.said)
        clear = _clarity(question, text, again, words, grammar) if matter.spoken else PASSES + _LATER
        clear = min(clear, _OF_ONE) if matter.spoken and _names_one(text, people, words) else clear
        found.append(Candidate(text, rule, clear - _LATER * min(place, 20)))
    return found


def _clarity(question: Question, text: str, again: int, words: Words, grammar: Grammar) -> float:
    """How well a question reads as a title, by its worst fault; ``again``: how many of its words recur."""
    brief = len(question.said) < 2
    if question.points > 1 or (not question.said and text.count(" ") < _TALKATIVE):
        return 0.1
    if question.several or not question.asks:
        return 0.12
    if question.points and len(question.said) < _NAMED:
        return 0.14
    if text.endswith("…") and not _ends_well(question.text[len(text) - 1 :], words, grammar):
        return 0.14 + 0.01 * min(again, 5)
    if brief and not again:
        return 0.34
    if text.endswith("…") or brief or question.points:
        return 0.36 + 0.02 * min(again, 5)
    return 0.6 + 0.03 * min(again, 5)


def _ends_well(rest: str, words: Words, grammar: Grammar) -> bool:
    """Whether a question may end before the rest of it: at a mark behind which another question begins."""
    added = [word.casefold() for word in _WORD_RE.findall(rest[:_NEXT])]
    another = len(added) > 1 and added[0] in {*grammar.onsets, grammar.joiner} and added[1] in words.leads
    return not rest[:1].isspace() and another
