"""Find compounds in a text without spaces between words: the stretches between characters that only join.

Chinese: stretches of Han characters, cut at grammatical characters ("的", "是", "在"). Japanese: stretches of kanji or
of katakana, since particles and endings are written in hiragana.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.noun_phrases import Phrase

_HAN_RE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_COMPOUND_RE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3005\u30a1-\u30fa\u30fc]{2,}")
_SHORTEST, _LONGEST = 2, 10  # characters


def compounds(text: str, words: Words) -> list[Phrase]:
    """The compounds of a text, and pairs of them joined by one character ("農業の未来"); keys are character pairs."""
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
    recurring = _Recurring(text, words)
    for start, end in found:
        sized = _SHORTEST <= end - start <= _LONGEST and text[start:end] not in weak
        if sized and (not cuts or recurring[text[start:end]]):
            yield start, end


class _Recurring(dict[str, bool]):
    """Whether a piece between cuts is a word: it recurs, not always next to the same character ("年轻人", "轻人").

    Each piece is searched for once, and only where its first two characters occur.
    """

    def __init__(self, text: str, words: Words) -> None:
        super().__init__()
        grammar = grammar_of(words.tag)
        self._text, self._beside = text, grammar.cuts - grammar.particles
        self._pairs: dict[str, list[int]] = {}
        for place in range(len(text) - 1 if grammar.cuts else 0):
            self._pairs.setdefault(text[place : place + 2], []).append(place)

    def __missing__(self, piece: str) -> bool:
        places = list(self._places(piece))
        around = (
            {self._text[place - 1 : place] for place in places},
            {self._text[place + len(piece) : place + len(piece) + 1] for place in places},
        )
        self[piece] = len(places) > 1 and not any(len(side) == 1 and side <= self._beside for side in around)
        return self[piece]

    def _places(self, piece: str) -> Iterator[int]:
        end = 0
        for place in self._pairs[piece[:2]]:
            if place >= end and self._text.startswith(piece, place):
                end = place + len(piece)
                yield place


def _between(text: str, cuts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of Han characters between those of ``cuts``."""
    for match in _HAN_RE.finditer(text):
        start = match.start()
        for place in range(match.start(), match.end() + 1):
            if place == match.end() or text[place] in cuts:
                if start < place:
                    yield start, place
                start = place + 1


def _phrase(text: str) -> Phrase:
    return Phrase(text, tuple(dict.fromkeys(text[i : i + 2] for i in range(len(text) - 1))), led=False)
