"""Estimate how likely a person would use each word of a section in its title: early and frequent words score high.

A logistic model of four measures, fitted to 509 sections with titles by people (docs/decisions/0009). Rarity in the
other sections adds nothing, nor do capitals, length, or frequency in the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log

from pipeline.languages.words import Words
from pipeline.structure.sections.themes import content

# The weight of each of the measures below in the log odds.
_OFTEN, _EARLY, _DENSE, _ASKED = 0.74, 0.43, 0.48, 1.28
_BIAS = -1.58


def salience(questions: Sequence[str], text: str, words: Words) -> dict[str, float]:
    """The probability of each word of a section, from 0 to 1, to occur in a person's title for it."""
    weights = (_OFTEN, _EARLY, _DENSE, _ASKED)
    return {
        word: 1 / (1 + exp(-_BIAS - sum(weight * value for weight, value in zip(weights, values, strict=True))))
        for word, values in measures(questions, text, words).items()
    }


def measures(questions: Sequence[str], text: str, words: Words) -> dict[str, tuple[float, float, float, float]]:
    """Measures of each word: frequency, earliness, share of all words, and share of the questions with it."""
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
