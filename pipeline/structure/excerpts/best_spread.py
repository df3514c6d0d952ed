"""Choose the best sentences of a talk, spread over it, none that says the same as another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.words import Words
from pipeline.structure.excerpts.said_sentences import Spoken
from pipeline.structure.sections.content_words import content

_ALIKE = 0.6  # the share of words from which two sentences say the same


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its score; ``room``: the part of the talk over which the choice is spread."""

    spoken: Spoken
    score: float
    room: str


def choose(judged: Sequence[Judged], most: int, spread: float, words: Words) -> list[Judged]:
    """The best sentences in the order of the text.

    Args:
        judged: in the order of the text.
        most: how many.
        spread: what each one chosen from a room takes from the score of the next from there.
    """
    left = list(range(len(judged)))
    said = [frozenset(content(one.spoken.text, words)) for one in judged]
    taken: Counter[str] = Counter()
    chosen: list[int] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda place: judged[place].score - spread * taken[judged[place].room])
        left.remove(best)
        if not any(_alike(said[best], said[other]) for other in chosen):
            chosen.append(best)
            taken[judged[best].room] += 1
    return [judged[place] for place in sorted(chosen)]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))
