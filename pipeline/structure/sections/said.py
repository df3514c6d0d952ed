"""Which noun phrases a section says, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Phrase, phrases, tokens

HEARD = 30_000  # characters of a section that are read for phrases that recur
_MARKS = "?!¿¡.,:;…"
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in a section, how often it is said (``count``), and whether one of its questions says it.

    ``answered``: its words are said besides the questions. ``cut``: wherever it is said, its sentence goes on with what
    belongs to it.
    """

    phrase: Phrase
    asked: bool
    answered: bool
    cut: bool
    count: int


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word.strip(_MARKS), words) for word in title.casefold().split())


def said(questions: Sequence[str], parts: Sequence[str], words: Words, grammar: Grammar) -> list[Said]:
    """The phrases that a question of a section says, or its answers say twice.

    Args:
        questions: those of the section; without one it has no phrases.
        parts: the texts of its exchanges, questions included.
    """
    if not questions:
        return []
    text = "\n".join(parts)
    heard = [phrase for one in questions[:_ASKED] for phrase in phrases(one[:_READ], words, grammar)]
    asked = frozenset(sameness(phrase.text, words) for phrase in heard)
    best: dict[str, Phrase] = {}
    count, uncut = Counter[str](), Counter[str]()
    for phrase in phrases(text[:HEARD], words, grammar):
        name = sameness(phrase.text, words)
        count[name] += 1
        uncut[name] += not phrase.cut
        best.setdefault(name, phrase)
    for question in questions[:_ASKED]:
        text = text.replace(question, "", 1)
    answers = frozenset(root(token.key, words) for token in tokens(text, grammar))
    return [
        Said(phrase, name in asked, answers.issuperset(phrase.keys), not uncut[name], count[name])
        for name, phrase in best.items()
        if name in asked or count[name] > 1
    ]
