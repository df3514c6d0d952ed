"""Compose titles of one noun phrase, or of two or three with different meanings: "Old tools and new maps"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import prod

from pipeline.languages.grammar import Grammar
from pipeline.structure.sections.noun_phrases import Phrase
from pipeline.structure.sections.ranking import Ranked, sameness

LONGEST = 60  # characters of a title
CLOSE = 0.8  # if the next phrase has this share of a score, evidence names it
_WORDS = {2: 4, 3: 3}  # words per phrase, in a title of this many phrases
_READS = {1: 1.0, 2: 0.98, 3: 0.93}  # readability of a title of this many phrases
_WEIGHED = 10  # phrases of a section considered for its title
_SHARED = 0.7  # words in this share of the sections are too common even for one of two phrases
_CHARACTERS = 3  # of a compound that is as vague as one word: "利用者"
_WEAKEST = {2: 0.15, 3: 0.2}  # least score of a further phrase, as a share of the first one's
_BAREST = 0.4  # the same for a bare noun
_AGAIN = 0.7  # factor for the score of a phrase that an earlier title has
_STEM = 5  # common first letters that make two words forms of one
_SUREST = 0.95  # limit of a phrase's score, so that a second phrase always adds something


@dataclass(frozen=True, slots=True)
class Composed:
    """A title of ``phrases``, in their normalised forms, for comparison.

    ``score``: the lead of its last phrase over the next, from 0.5; ``runner_up``: the next phrase, if it was close.
    """

    text: str
    phrases: tuple[str, ...]
    score: float
    runner_up: str | None


def compose(ranked: Sequence[Ranked], grammar: Grammar, said: Container[str] = ()) -> list[Composed]:
    """Titles of the best phrases of a section; first those with the words that a person would most likely use.

    ``said``: phrases of earlier titles, which distinguish sections less well than new ones.
    """
    weighed = [replace(item, score=_AGAIN * item.score) if _name(item) in said else item for item in ranked]
    weighed.sort(key=lambda item: -item.score)
    best = [item for item in weighed if joins(item, grammar)][:_WEIGHED]
    offers: list[tuple[Ranked, ...]] = [(item,) for item in best if not is_bare(item.phrase, grammar)]
    most = 1 if not grammar.joiner else 2 if grammar.order == "unspaced" else 3
    for size in range(2, most + 1):
        offers += [items for items in combinations(best, size) if _fit(items, grammar)]
    return [_composed(items, best, grammar) for items in sorted(offers, key=_worth, reverse=True)]


def is_bare(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase is one common noun, in a language that does not write compounds as one word; or a short
    compound.
    """
    return is_single(phrase, grammar) and (
        grammar.order == "unspaced" or (phrase.text.islower() and grammar.order in ("before", "after", "led"))
    )


def is_single(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase is one word, or a short compound."""
    return len(phrase.text) <= _CHARACTERS if grammar.order == "unspaced" else len(phrase.keys) == 1


def joins(item: Ranked, grammar: Grammar) -> bool:
    """Whether a phrase may be one of two: not a word of all sections, nor vague ("problem"), nor the singular of a
    plural.
    """
    if not is_single(item.phrase, grammar):
        return True
    return (
        item.spread <= _SHARED
        and not item.counted
        and grammar.thin.isdisjoint((*item.phrase.keys, *item.phrase.words()))
    )


def _name(item: Ranked) -> str:
    return sameness(item.phrase.text)


def _worth(items: Sequence[Ranked]) -> float:
    return _READS[len(items)] * (1 - prod(1 - min(item.score, _SUREST) for item in items))


def _fit(items: Sequence[Ranked], grammar: Grammar) -> bool:
    """Whether phrases fit into one title: no common word ("Glocke", "Glocken"), and no joining word inside."""
    keys = [stem for item in items for stem in {key[:_STEM] for key in item.phrase.keys}]
    return (
        all(item.score >= _least(item, len(items), grammar) * items[0].score for item in items)
        and len(keys) == len(set(keys))
        and all(len(item.phrase.words()) <= _WORDS[len(items)] for item in items)
        and not any(grammar.joiner in item.phrase.words() for item in items)
        and len(_joined([item.phrase.text for item in items], grammar)) <= LONGEST
    )


def _least(item: Ranked, size: int, grammar: Grammar) -> float:
    return _BAREST if is_bare(item.phrase, grammar) else _WEAKEST[size]


def _composed(items: Sequence[Ranked], best: Sequence[Ranked], grammar: Grammar) -> Composed:
    last, following = items[-1], next((item for item in best if item not in items), None)
    return Composed(
        _joined([item.phrase.text for item in items], grammar),
        tuple(map(_name, items)),
        last.score / (last.score + following.score) if following else 1.0,
        following.phrase.text if following and following.score >= CLOSE * last.score else None,
    )


def _joined(texts: Sequence[str], grammar: Grammar) -> str:
    """ "A", "A and B", "A, B and C", as the language writes it."""
    *before, last = texts
    if not before:
        return last
    if grammar.order == "unspaced":
        return "、".join(before) + grammar.joiner + last
    if grammar.attached:
        return " ".join([before[0], *(grammar.joiner + text for text in [*before[1:], last])])
    joiner = grammar.eased if grammar.eased and last.casefold().startswith(grammar.easing) else grammar.joiner
    return f"{', '.join(before)} {joiner} {last}"
