"""What a talk is about: the words that it says most, and how many of them a sentence has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import content

_WORDS = 16  # that a talk says most
_OFTEN = 3


def central_words(texts: Iterable[str], words: Words) -> frozenset[str]:
    """The words that carry the themes of a talk."""
    counts = Counter(word for text in texts for word in content(text, words))
    return frozenset(word for word, count in counts.most_common(_WORDS) if count >= _OFTEN)


def how_central(text: str, central: frozenset[str], words: Words) -> int:
    """How many of these words a sentence has."""
    return len(central.intersection(content(text, words)))
