"""Which of the recommendations of a talk belong on its summary page: the surest, spread over it, none said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure.advice.advising import Advice
from pipeline.structure.advice.counsel import Speech

_MOST = 7  # on the page of a minister
_SPREAD = 0.06  # what each one already chosen from an answer takes from the score of the next
_UNSOUGHT = 0.2  # and what is taken from the score of one that nobody asked for, and that addresses nobody
_ALIKE = 0.8  # share of the shorter one's words from which two sentences say the same
_FEWEST = 4  # words of the shorter one; two that share three may say different things
_PAIR = 2  # letters, of a script without spaces, that do the work of a word


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that recommends something: its text, why, and where it was said."""

    text: str
    advice: Advice
    speech: Speech


def choose(passages: Sequence[Passage]) -> tuple[int, ...]:
    """The places of those to print, in order."""
    left = [number for number, one in enumerate(passages) if one.advice.prints]
    chosen: list[int] = []
    taken: Counter[str] = Counter()
    while left and len(chosen) < _MOST:
        best = max(left, key=lambda one: _worth(passages[one], taken))
        left.remove(best)
        if not any(_alike(passages[best].text, passages[other].text) for other in chosen):
            chosen.append(best)
            taken[passages[best].speech.said_in] += 1
    return tuple(sorted(chosen))


def _worth(one: Passage, taken: Counter[str]) -> float:
    unsought = not one.speech.sought and one.advice.addressee is None
    return one.advice.score - _SPREAD * taken[one.speech.said_in] - (_UNSOUGHT if unsought else 0)


def _alike(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return len(first & second) >= max(_ALIKE * min(len(first), len(second)), min(_FEWEST, len(first | second)))


def _words(text: str) -> set[str]:
    words = text.casefold().split()
    if len(words) > 1:
        return set(words)
    return {text[start : start + _PAIR] for start in range(len(text) - 1)} or {text}
