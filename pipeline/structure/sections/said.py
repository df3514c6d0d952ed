"""Which noun phrases a section says, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Phrase, phrases, stands_free, tokens

HEARD = 30_000  # characters of a section that are read for phrases that recur
_MARKS = "?!¿¡.,:;…"
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in a section, and whether one of its questions says it.

    ``answered``: its words are said besides the questions. ``cut``: wherever it is said, its sentence goes on with what
    belongs to it.
    """

    phrase: Phrase
    asked: bool
    answered: bool
    cut: bool


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word.strip(_MARKS), words) for word in title.casefold().split())


def said(questions: Sequence[str], parts: Sequence[str], words: Words, grammar: Grammar) -> list[Said]:
    """The phrases that a question of a section says, or its answers say twice; a part of longer ones is no phrase.

    Args:
        questions: those of the section; without one it has no phrases.
        parts: the texts of its exchanges, questions included.
    """
    if not questions:
        return []
    text = "\n".join(parts)
    asked = frozenset(
        sameness(phrase.text, words)
        for question in questions[:_ASKED]
        for phrase in phrases(question[:_READ], words, grammar)
        if phrase.whole
    )
    every = phrases(text[:HEARD], words, grammar)
    best: dict[str, Phrase] = {}
    count, uncut = Counter[str](), Counter[str]()
    for phrase in every:
        if phrase.whole and (grammar.order != "unspaced" or stands_free(phrase.text, text)):
            name = sameness(phrase.text, words)
            count[name] += 1
            uncut[name] += not phrase.cut
            best.setdefault(name, phrase)
    runs = Counter(phrase.keys for phrase in every if not phrase.links)
    answers = _roots(_without(text, questions), words, grammar)
    return [
        Said(phrase, name in asked, answers.issuperset(phrase.keys), not uncut[name])
        for name, phrase in best.items()
        if (name in asked or count[name] > 1) and _inside(phrase, runs) <= count[name]
    ]


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
