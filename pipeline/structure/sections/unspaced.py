"""Compounds of a text without spaces between words: what stands between the characters that only join.

Chinese: stretches of Han characters, cut at those that make grammar ("的", "是", "在"). Japanese: stretches of kanji or
of katakana, since what joins and bends is written in hiragana.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.structure.sections.grammar import grammar_of
from pipeline.structure.sections.noun_phrases import Phrase
from pipeline.structure.words import Words

_HAN_RE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_COMPOUND_RE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3005\u30a1-\u30fa\u30fc]{2,}")
_SHORTEST, _LONGEST = 2, 10  # characters


def compounds(text: str, words: Words) -> list[Phrase]:
    """The compounds of a text, and pairs of them that one character joins ("農業の未来"); keys are character pairs."""
    pieces = list(_pieces(text, words))
    links = grammar_of(words.tag).links
    joined = [(a, d) for (a, b), (c, d) in pairwise(pieces) if text[b:c] in links]
    return [_phrase(text[start:end]) for start, end in [*pieces, *joined]]


def _pieces(text: str, words: Words) -> Iterator[tuple[int, int]]:
    cuts = grammar_of(words.tag).cuts
    found: Iterator[tuple[int, int]] = (
        _between(text, cuts) if cuts else (match.span() for match in _COMPOUND_RE.finditer(text))
    )
    weak = grammar_of(words.tag).weak
    for start, end in found:
        sized = _SHORTEST <= end - start <= _LONGEST and text[start:end] not in weak
        if sized and (not cuts or _recurs(text, text[start:end], words)):
            yield start, end


def _recurs(text: str, piece: str, words: Words) -> bool:
    """Whether a piece between cuts is a word: it recurs, not always beside the same character ("年轻人", "轻人")."""
    grammar = grammar_of(words.tag)
    beside = grammar.cuts - grammar.particles
    places = [match.start() for match in re.finditer(re.escape(piece), text)]
    around = (
        {text[place - 1 : place] for place in places},
        {text[place + len(piece) : place + len(piece) + 1] for place in places},
    )
    return len(places) > 1 and not any(len(side) == 1 and side <= beside for side in around)


def _between(text: str, cuts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of Han characters without those of ``cuts``."""
    for match in _HAN_RE.finditer(text):
        start = match.start()
        for place in range(match.start(), match.end() + 1):
            if place == match.end() or text[place] in cuts:
                if start < place:
                    yield start, place
                start = place + 1


def _phrase(text: str) -> Phrase:
    return Phrase(text, tuple(dict.fromkeys(text[i : i + 2] for i in range(len(text) - 1))), led=False)
