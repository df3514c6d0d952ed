"""Titles made of one noun phrase, or of two or three that say different things: "Old tools and new maps"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import prod

from pipeline.languages.grammar import Grammar
from pipeline.structure.sections.noun_phrases import Phrase
from pipeline.structure.sections.ranking import Ranked, sameness

LONGEST = 60  # characters of a title
CLOSE = 0.8  # the share of a score from which the next phrase is worth telling
_WORDS = {2: 4, 3: 3}  # of each phrase, in a title of so many
_READS = {1: 1.0, 2: 0.98, 3: 0.93}  # how well a title of so many phrases reads
_WEIGHED = 10  # phrases of a section that are weighed for its title
_SHARED = 0.7  # of the sections say what is not even one of two: "Museum and night shift"
_CHARACTERS = 3  # of a compound that says as little as one word: "利用者"
_WEAKEST = {2: 0.15, 3: 0.2}  # the share of the first one's score that the others have at least
_BAREST = 0.4  # and one that is a bare noun
_AGAIN = 0.7  # the share of its score that a phrase keeps which a title before this has
_STEM = 5  # letters that make two words forms of one
_SUREST = 0.95  # no phrase is so sure that a second one adds nothing


@dataclass(frozen=True, slots=True)
class Composed:
    """A title of ``phrases``, each told by what makes two the same.

    ``score``: how far its last phrase is ahead of the next, from 0.5; ``runner_up``: that one, where it was close.
    """

    text: str
    phrases: tuple[str, ...]
    score: float
    runner_up: str | None


def compose(ranked: Sequence[Ranked], grammar: Grammar, said: Container[str] = ()) -> list[Composed]:
    """Titles of the best phrases of a section, those first whose words a person is likeliest to use.

    ``said``: phrases of the titles before, which tell the sections apart less than new ones.
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
    """Whether a phrase is one common noun, in a language that does not join nouns to one word; or a short compound."""
    return is_single(phrase, grammar) and (
        grammar.order == "unspaced" or (phrase.text.islower() and grammar.order in ("before", "after", "led"))
    )


def is_single(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase is one word, or a short compound."""
    return len(phrase.text) <= _CHARACTERS if grammar.order == "unspaced" else len(phrase.keys) == 1


def joins(item: Ranked, grammar: Grammar) -> bool:
    """Whether a phrase says enough to be one of two: no word of all sections, nor "problem", nor "fee" for "fees"."""
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
    """Whether phrases fit into one title, have no word in common ("Glocke", "Glocken"), and join nothing already."""
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
