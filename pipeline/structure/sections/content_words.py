"""The words of a text that carry a theme: without stop words, without the endings of plurals."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.languages.words import UNSPACED, UNSPACED_RE, Words

_WORD_RE = re.compile(rf"[{UNSPACED}]+|[^\W\d_{UNSPACED}]+(?:[’'-][^\W\d_{UNSPACED}]+)*")
_STEM = 3  # letters before the ending of a plural


@lru_cache(8192)  # many a text is one word
def content(text: str, words: Words) -> tuple[str, ...]:
    """The content words of a text, casefolded, without stop words and plural endings; character pairs in Chinese."""
    found: list[str] = []
    for token in _WORD_RE.findall(text):
        if token[0] >= "\u0e00" and UNSPACED_RE.match(token):
            found.extend(token[i : i + 2] for i in range(len(token) - 1))
            continue
        word = token.casefold().replace("’", "'")
        elided, _, rest = word.partition("'")
        word = rest if rest and f"{elided}'" in words.stop else word  # "l'énergie"
        if len(word) > 2 and word not in words.stop and word not in words.verbs:
            found.append(root(word, words))
    return tuple(found)


def key_of(word: str) -> str:
    """A word as the languages' lists have it: casefolded, without marks."""
    return word.casefold().replace("’", "'").strip("¿¡?!.,;:")


def root(word: str, words: Words) -> str:
    """A word without the ending of plurals in its language, so that "refugees" and "refugee" count as one."""
    return _without_ending(word, words.plurals)


@lru_cache(4096)
def _without_ending(word: str, plurals: tuple[tuple[str, str], ...]) -> str:
    ending, one = next((pair for pair in plurals if word.endswith(pair[0])), ("", ""))
    return word.removesuffix(ending) + one if len(word) >= len(ending) + _STEM else word
