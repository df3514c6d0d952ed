"""Which noun phrases a section says, how often, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Phrase, phrases, stands_free, tokens

HEARD = 30_000  # characters of a section that are read for phrases that recur
_MARKS = "?!¿¡.,:;…"
_WORD_RE = re.compile(r"\w+")
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in a section: how often it is said, and in how many of its questions.

    ``answered``: its words are said besides the questions. ``share``: of the section's exchanges, from 0 to 1, those
    that have all of its words.
    """

    phrase: Phrase
    name: str
    count: int
    asked: int
    first: bool  # the section's first question says it
    answered: bool
    share: float


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word.strip(_MARKS), words) for word in title.casefold().split())


def plain(text: str, words: Words) -> str:
    """The roots of the words of a text, a space around each; where it has no spaces, as it is."""
    if _UNSPACED_RE.search(text):
        return text
    return f" {' '.join(root(word, words) for word in _WORD_RE.findall(text.casefold()))} "


def said(questions: Sequence[str], parts: Sequence[str], words: Words, grammar: Grammar) -> list[Said]:
    """The phrases of a section that may name it; a longer one counts for each of those that it holds.

    Args:
        questions: those of the section; without one it has no phrases.
        parts: the texts of its exchanges, questions included.
    """
    text = "\n".join(parts)
    asked = [_names(question[:_READ], words, grammar) for question in questions[:_ASKED]]
    every = phrases(text[:HEARD], words, grammar)
    best: dict[str, Phrase] = {}
    count = Counter[str]()
    for phrase in every:
        if phrase.whole and (grammar.order != "unspaced" or stands_free(phrase.text, text)):
            name = sameness(phrase.text, words)
            count[name] += 1
            best.setdefault(name, phrase)
    runs = Counter(phrase.keys for phrase in every if not phrase.linked)
    roots = [_roots(part, words, grammar) for part in parts]
    answers = _roots(_without(text, questions), words, grammar)
    return [
        Said(
            phrase,
            name,
            count[name],
            sum(name in one for one in asked),
            name in asked[0],
            answers.issuperset(phrase.keys),
            sum(one.issuperset(phrase.keys) for one in roots) / len(roots),
        )
        for name, phrase in best.items()
        if asked and _inside(phrase, runs) <= count[name]
    ]


def _names(text: str, words: Words, grammar: Grammar) -> frozenset[str]:
    return frozenset(sameness(phrase.text, words) for phrase in phrases(text, words, grammar) if phrase.whole)


def _without(text: str, questions: Sequence[str]) -> str:
    for question in questions[:_ASKED]:
        text = text.replace(question, "", 1)
    return text


def _roots(text: str, words: Words, grammar: Grammar) -> frozenset[str]:
    """The roots of the words of a text, as phrases have them; pairs of characters without spaces."""
    if grammar.order == "unspaced":
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(root(token.key, words) for token in tokens(text, grammar))


def _inside(phrase: Phrase, runs: Counter[tuple[str, ...]]) -> int:
    """How often a longer phrase holds this one: "climate policy" in "climate policy review"."""
    size = len(phrase.keys)
    return sum(
        count
        for keys, count in runs.items()
        if len(keys) > size and any(keys[i : i + size] == phrase.keys for i in range(len(keys) - size + 1))
    )
