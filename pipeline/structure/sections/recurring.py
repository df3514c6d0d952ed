"""Phrases of two words that a section says again and again: "night ferry". Such a phrase heads a long conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, log

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.candidates import PASSES
from pipeline.structure.sections.content_words import root

_TOKEN_RE = re.compile(r"[^\W_]+(?:[’'.&/_-][^\W_]+)*|[^\w\s]|\n")
_OFTEN = 4  # times that a phrase is said where the talk is about it; one said less heads what no other does
_OWN, _COMMON = 0.6, 0.3  # the share of all its places by which a phrase is a section's own, or everybody's
_LESS = 0.6  # what the score of everybody's phrase keeps, and of one that is said seldom
_START, _COUNT = 1.5, 1.4  # of four times said, 61 % were fit; of ten, 85 %
_SPACED = ("before", "after")  # orders of noun and modifier of languages in which such phrases are found


def recurring(turns: str, section: str, talk: str, words: Words, people: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The phrases that the turns say behind an article or a preposition, with scores: how often the section says them.

    ``section`` and ``talk``: all that is said, in small letters; what is said elsewhere, too, is less of a theme.
    ``people``: the roots of the names of those who speak, who are none.
    """
    grammar = grammar_of(words.tag)
    found = [*_TOKEN_RE.findall(turns), "\n", "\n"] if grammar.order in _SPACED else []
    leading = (grammar.determiners | grammar.prepositions) - words.leads
    for before, one, two, after in zip(found, found[1:], found[2:], found[3:], strict=False):
        pair = before.casefold() in leading and _is_pair(one, two, words, grammar) and not _carries(after, words)
        count = section.count(f"{one} {two}".casefold()) if pair else 0
        share = count / max(count, talk.count(f"{one} {two}".casefold())) if count >= _OFTEN - 1 else 0.0
        often = count >= _OFTEN or share >= _OWN
        full = count >= _OFTEN and share >= _COMMON
        known = often or (count > 1 and grammar.order == "before" and f"{one}{two}".islower())
        if known and people.isdisjoint((root(one.casefold(), words), root(two.casefold(), words))):
            score = (1 if full else _LESS) / (1 + exp(_START - _COUNT * log(count)))
            yield f"{one} {two}", score if often else PASSES


def _is_pair(one: str, two: str, words: Words, grammar: Grammar) -> bool:
    """Whether two words are a phrase with a meaning of its own; names alone are no theme."""
    empty = grammar.weak | grammar.praise | words.honorifics | words.months.keys()
    keys = (one.casefold(), two.casefold())
    names = one[:1].isupper() and two[:1].isupper()
    return (
        not names
        and _carries(one, words)
        and _carries(two, words)
        and empty.isdisjoint({*keys, *(root(key, words) for key in keys)})
        and words.verbs.isdisjoint({*keys, root(keys[1], words)})
    )


def _carries(word: str, words: Words) -> bool:
    return word[0].isalnum() and word.casefold().replace("’", "'") not in words.stop and not word.isdigit()
