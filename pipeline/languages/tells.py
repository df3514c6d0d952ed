"""The signs by which languages are detected: short words, letters that few languages have, letters that they lack."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages.files import languages

WORD_RE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENOUGH_LETTERS = 12
ENOUGH_WORDS = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a language: its short words, letters that few others have, and letters that it never has."""

    words: frozenset[str]
    letters: frozenset[str]
    lacks: frozenset[str]


@cache
def listed() -> dict[str, dict[str, Signs]]:
    """The signs of each language, by script and tag; of two equal languages the one with the lower rank wins."""
    rows = sorted(((tag, row["tells"]) for tag, row in languages().items()), key=lambda row: row[1]["rank"])
    found: dict[str, dict[str, Signs]] = {}
    for tag, tells in rows:
        found.setdefault(tells["script"], {})[tag] = _signs(tells)
    return found


def chinese(sample: str) -> str:
    """The script of a text in Chinese: simplified or traditional."""
    table = listed()["Han"]
    simple, traditional = (sum(map(sample.count, table[tag].letters)) for tag in ("zh-Hans", "zh-Hant"))
    if simple == traditional:
        return "zh"
    return "zh-Hans" if simple > traditional else "zh-Hant"


def likeliest(sample: str, languages: dict[str, Signs]) -> tuple[str, float, float]:
    """The language with the most of its words in the sample, its score and the score of the next one. A letter that few
    languages have counts as a quarter of a word.
    """
    words = Counter(WORD_RE.findall(sample.casefold().replace("’", "'")))
    characters = Counter(sample.casefold())
    scores = {tag: _score(signs, words, characters) for tag, signs in languages.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best, scores.pop(best), max(scores.values(), default=0)


def _score(signs: Signs, words: Counter[str], characters: Counter[str]) -> float:
    """A word of one letter may be an initial or an item's label, so it counts little."""
    known = sum(words[w] * (1 if len(w) > 1 else 0.3) for w in signs.words)
    return known + sum(characters[c] for c in signs.letters) / 4


def _signs(row: Any) -> Signs:
    return Signs(*map(frozenset, (row.get("words", "").split(), row.get("letters", ""), row.get("lacks", ""))))
