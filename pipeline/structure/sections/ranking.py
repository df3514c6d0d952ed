"""Rank the noun phrases of a section: how likely a person would title it so, and how well the phrase reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import prod

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.noun_phrases import Phrase, phrases
from pipeline.structure.sections.salience import salience
from pipeline.structure.sections.themes import root
from pipeline.structure.sections.unspaced import compounds
from pipeline.structure.sections.usage import Token, Usage, tokens, usage

_ASKED, _READ = 40, 2000  # questions of a section that are read for phrases, and characters of each
_HEARD = 30_000  # characters of a section that are read for recurring phrases
_ADDRESS = 5  # words and marks of an address, "Prof. Dr. Reed"
_LONGEST = 60  # characters per phrase
_SHAPE = {1: 0.9, 2: 1.0, 3: 1.0, 4: 0.9, 5: 0.8}  # two or three words read best
_LED, _UNASKED = 1.05, 0.92  # factors: a determiner before it; no question has it
_HEARD_OF, _OFTEN = 2, 3  # times that a lone word must recur: if a question has it, and if none has


@dataclass(frozen=True, slots=True)
class Matter:
    """The material for a section's title: the texts of its questions, or of its first blocks; and all its text."""

    questions: tuple[str, ...]
    text: str
    advice: str = ""  # the question that asks for recommendations, if this section is about them
    spoken: bool = True  # the opening words of plain paragraphs can be cut short as a title


@dataclass(frozen=True, slots=True)
class Ranked:
    """A phrase with its score, from 0 to 1."""

    phrase: Phrase
    score: float
    counted: bool = False  # a single countable noun in the singular: "fee"
    spread: float = 0.0  # the share of the other sections with its words: a word of all sections is not a title


def rank(matters: Sequence[Matter], words: Words, people: frozenset[str]) -> list[list[Ranked]]:
    """The phrases of each section, best first; none if the language has no grammar, or if nobody speaks.

    ``people``: the roots of speakers' names, since a speaker is not a theme.
    """
    read = [_read(matter, words) for matter in matters]
    use = usage([section[-1][1] for section in read], words)
    lower = frozenset(root(token.key) for section in read for token in section[-1][1] if token.text.islower())
    people |= {root(key) for section in read for _, found in section[:-1] for key in _addressed(found, words)}
    chances = [_chances(matter, words, people) for matter in matters]
    spread = Counter(word for chance in chances for word in chance)
    found = []
    for matter, chance, text in zip(matters, chances, read, strict=True):
        ranked = [one for one in _ranked(matter, text, chance, use, lower, words) if not _is_person(one.phrase, people)]
        found.append([replace(one, spread=_elsewhere(one.phrase, spread) / max(1, len(matters) - 1)) for one in ranked])
    return found


def _addressed(found: Sequence[Token], words: Words) -> set[str]:
    """The name at the beginning of a question, "Ms Reed, how …", since the person addressed is not a theme."""
    names = list(takewhile(lambda token: token.text[0].isupper() or token.text == ".", found[:_ADDRESS]))
    after = found[len(names)] if len(names) < len(found) else None
    return {token.key for token in names if token.key not in words.stop} if after and after.text in ",،，、" else set()


def _is_person(phrase: Phrase, people: frozenset[str]) -> bool:
    """Whether a phrase contains a speaker's name, or is part of one."""
    return any(word[:1].isupper() and root(word.casefold()) in people for word in phrase.text.split())


def _elsewhere(phrase: Phrase, spread: Counter[str]) -> int:
    return max(0, min((spread[key] for key in phrase.keys), default=0) - 1)


def sameness(title: str) -> str:
    """A normal form of a title; two titles with the same form look the same to a reader."""
    return " ".join(root(word) for word in title.casefold().split())


def _read(matter: Matter, words: Words) -> list[tuple[str, list[Token]]]:
    """The questions of a section and all its text, with their tokens."""
    texts = [*(question[:_READ] for question in matter.questions[:_ASKED]), matter.text[:_HEARD]]
    return [(text, tokens(text, words)) for text in texts]


def _chances(matter: Matter, words: Words, people: frozenset[str]) -> dict[str, float]:
    """The probability of each word as a title of the section; without speakers' names, months and empty words."""
    out = people | grammar_of(words.tag).weak
    found = salience(matter.questions, matter.text, words)
    return {word: chance for word, chance in found.items() if word not in out and word not in words.months}


def _ranked(
    matter: Matter,
    read: list[tuple[str, list[Token]]],
    chances: dict[str, float],
    use: Usage,
    lower: frozenset[str],
    words: Words,
) -> list[Ranked]:
    """The phrases of a section, best first."""
    grammar = grammar_of(words.tag)
    if not grammar.order or not matter.spoken:
        return []
    asked: set[str] = set()
    best: dict[str, Phrase] = {}
    count = Counter[str]()
    for number, (text, found) in enumerate(read):
        every = compounds(text, words) if grammar.order == "unspaced" else phrases(text, found, use, words)
        for phrase in (_uncapitalised(phrase, lower) for phrase in every):
            name = sameness(phrase.text)
            count[name] += 1
            best[name] = _better(phrase, best.get(name, phrase))
            if number < len(read) - 1:
                asked.add(name)
    ranked = [
        Ranked(
            phrase,
            _score(phrase, chances, count[name], name in asked, words),
            phrase.text.islower() and use.counted[phrase.text] > 0,
        )
        for name, phrase in best.items()
        if name in asked or count[name] > 1
    ]
    return sorted((r for r in ranked if r.score > 0), key=lambda r: -r.score)


def _better(one: Phrase, two: Phrase) -> Phrase:
    """The better of two forms of a phrase: the plural of a lone noun ("fees"), else the one after a determiner."""
    if len(one.keys) == 1 and (one.text.casefold() in two.keys) != (two.text.casefold() in one.keys):
        return two if one.text.casefold() in one.keys else one
    return one if one.led and not two.led else two


def _uncapitalised(phrase: Phrase, lower: frozenset[str]) -> Phrase:
    """A lone word without a capital that it has only because a sentence begins with it."""
    if len(phrase.keys) == 1 and phrase.text.istitle() and phrase.keys[0] in lower:
        return replace(phrase, text=phrase.text.lower())
    return phrase


def _is_done(phrase: Phrase) -> bool:
    """Whether a phrase is an action: "mending sails" is a theme only if a question has it."""
    return phrase.keys[0].endswith("ing")


def _score(phrase: Phrase, chances: dict[str, float], count: int, asked: bool, words: Words) -> float:
    """The probability that a person's title has one of its words, times its readability.

    A lone word must recur, and must not be a first name.
    """
    size, grammar = len(phrase.keys), grammar_of(words.tag)
    if size == 1 and phrase.text in words.given:
        return 0.0
    if len(phrase.text) > _LONGEST or not (grammar.weak | grammar.praise).isdisjoint((phrase.keys[0], phrase.keys[-1])):
        return 0.0
    if (
        size == 1
        and count < (_HEARD_OF if asked else _OFTEN)
        and (grammar.order == "marked" or not phrase.text[0].isupper())
    ):
        return 0.0
    chance = 1 - prod(1 - chances.get(key, 0.0) for key in dict.fromkeys(phrase.keys))
    if size > 1 and not asked and grammar.order == "before" and _is_done(phrase):
        return 0.0
    read = len(phrase.text) // 2 if grammar.order == "unspaced" else size
    shape = _SHAPE.get(read, 0.75) * (_LED if phrase.led else 1.0) * (1.0 if asked else _UNASKED)
    return chance * shape
