"""What the words of a sentence weigh for advice or against it (``advice_words.toml``), made from marked interviews.

The table gives each weight the phrases that have it: ``"0.4" = "we need | ^ let's"``. A phrase is one to three words
that follow each other; ``^`` is before one or two that open the sentence. A language without it has signs only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.languages.files import nearest, table

_TOKEN_RE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?|[?!:;…]")
_LONGEST = 3  # words of a phrase


def phrases(sentence: str) -> Iterator[str]:
    """The phrases of a sentence, each once."""
    tokens = _TOKEN_RE.findall(sentence.casefold().replace("’", "'"))
    spans = (tokens[at : at + size] for size in range(1, _LONGEST + 1) for at in range(len(tokens) - size + 1))
    opening = (f"^ {' '.join(tokens[:size])}" for size in (1, 2) if len(tokens) >= size)
    yield from dict.fromkeys((*map(" ".join, spans), *opening))


@cache
def weighed_words(language: str) -> dict[str, float]:
    """The weights of phrases for a BCP 47 tag; empty where a language has none."""
    rows = table(nearest(language or "en"), "advice_words")
    return {phrase: float(weight) for weight, listed in rows.items() for phrase in listed.split(" | ")}


@lru_cache(4096)
def weight(sentence: str, language: str) -> float:
    """What the words of a sentence weigh together; an editor changes one of many sentences."""
    table = weighed_words(language)
    return sum(table.get(phrase, 0.0) for phrase in phrases(sentence)) if table else 0.0
