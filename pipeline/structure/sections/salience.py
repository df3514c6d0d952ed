"""How likely a person who names a section would use each of its words: what comes early, and comes again.

A logistic model of four numbers, fitted to 509 sections that a person named (docs/decisions/0009). That a word is rare
in the other sections tells nothing more, nor do capitals, length, or how common a word is in the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log

from pipeline.languages.words import Words
from pipeline.structure.sections.themes import content

# What each of the measures below adds to the logarithm of the odds.
_OFTEN, _EARLY, _DENSE, _ASKED = 0.74, 0.43, 0.48, 1.28
_BIAS = -1.58


def salience(questions: Sequence[str], text: str, words: Words) -> dict[str, float]:
    """The chance of each word of a section, from 0 to 1, that a person's heading names it."""
    weights = (_OFTEN, _EARLY, _DENSE, _ASKED)
    return {
        word: 1 / (1 + exp(-_BIAS - sum(weight * value for weight, value in zip(weights, values, strict=True))))
        for word, values in measures(questions, text, words).items()
    }


def measures(questions: Sequence[str], text: str, words: Words) -> dict[str, tuple[float, float, float, float]]:
    """Of each word: how often it is said, how early, how often among all words, and the share of questions with it."""
    said = content(text, words)
    counts = Counter(said)
    first = {word: place for place, word in reversed(list(enumerate(said)))}
    asked = Counter(word for question in questions for word in set(content(question, words)))
    return {
        word: (
            log(1 + count),
            -log(1 + first[word] / 10),
            log((count + 0.5) / (len(said) + 20)),
            asked[word] / max(1, len(questions)),
        )
        for word, count in counts.items()
    }
