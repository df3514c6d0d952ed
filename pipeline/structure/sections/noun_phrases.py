"""Noun phrases of a text: runs of words between small words, behind one that leads to nouns, and what links join.

No word list says what is a noun. A run of words between two stop words counts as a phrase where a determiner or a
preposition leads to it, and its last word is no verb. Names alone are no theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.text.quotation import MARKS

_TOKEN_RE = re.compile(r"[^\W_]+(?:[’'.&/_-][^\W_]+)*|[^\w\s]|\n")
_ELIDED_RE = re.compile(r"[^\W\d_]+[’'](?=\w)|[^\W_]+(?:[.&/_-][^\W_]+)*|[^\w\s]|\n")
_ENDS = frozenset(".?!…:;¿¡\n")
_QUOTES = frozenset(f"{MARKS}(")
_LONGEST = 4  # words of a run; a longer one holds a verb, or is a list
_PARTS = 4  # runs that links join


class Token(NamedTuple):  # a text has thousands, and a dataclass takes twice as long to make
    """A word or a mark. ``key`` is casefolded; ``first``: it begins a sentence, so its capital says nothing."""

    text: str
    key: str
    start: int
    end: int
    first: bool

    @property
    def name(self) -> bool:
        """Whether its capital makes it a name, or a noun in German."""
        return self.text[0].isupper() and (not self.first or self.text[1:2].isupper())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. ``keys`` are the roots of its words, without small ones.

    ``cut``: its sentence goes on with what belongs to it, or with the object of a verb at its end.
    """

    text: str
    keys: tuple[str, ...]
    cut: bool


def phrases(text: str, words: Words, grammar: Grammar) -> Iterator[Phrase]:
    """The noun phrases of a text, each alone and with those that follow it: "trafficking", "trafficking of women"."""
    found = tokens(text, grammar)
    runs = list(_runs(found, words, grammar))
    for place, (start, end) in enumerate(runs):
        for links, (again, stop) in enumerate(runs[place : place + _PARTS]):
            if links and not _is_joined(found, (end, again, stop), links, words, grammar):
                break
            end = stop
            if _is_whole(found, (start, end), words, grammar):
                title = " ".join(text[found[start].start : found[end - 1].end].split())
                yield Phrase(title, _keys(found[start:end], words), _goes_on(found, end, words, grammar))


def _keys(found: Sequence[Token], words: Words) -> tuple[str, ...]:
    return tuple(root(token.key, words) for token in found if token.key not in words.stop)


@lru_cache(128)  # each text of a section is read for phrases, for roots, and for its parts
def tokens(text: str, grammar: Grammar) -> tuple[Token, ...]:
    """The words and marks of a text, in order; an elided article ("l'État") is a word of its own."""
    found: list[Token] = []
    first = True
    for match in (_ELIDED_RE if grammar.elides else _TOKEN_RE).finditer(text):
        key = match[0].casefold().replace("’", "'")
        found.append(Token(match[0], key, match.start(), match.end(), first))
        first = match[0] in _ENDS or (first and not match[0][0].isalnum())
    return tuple(found)


def _runs(found: Sequence[Token], words: Words, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Words between small words, without praise before them and verbs at their end."""
    start = 0
    for index in range(len(found) + 1):
        if index < len(found) and _carries(found[index], words, grammar):
            continue
        end = index
        while end > start + 1 and found[end - 1].key in words.verbs:
            end -= 1
        praised = start + 1 < end and found[start].key in grammar.praise
        if start < end and index <= start + _LONGEST:
            yield start + praised, end
        start = index + 1


def _carries(token: Token, words: Words, grammar: Grammar) -> bool:
    if not token.text[0].isalnum() or token.key in words.stop or token.text.isdigit():
        return False
    return grammar.order != "marked" or token.text[0].isupper()


def _is_whole(found: Sequence[Token], run: tuple[int, int], words: Words, grammar: Grammar) -> bool:
    """Whether a run is a phrase: led to by a small word, with a last word that may be its noun, not all of names."""
    start, end = run
    last = found[end - 1]
    if grammar.order != "marked" and all(token.name for token in found[start:end] if token.key not in words.stop):
        return False
    if not last.name and (_is_verb(last, words) or last.key.endswith(grammar.adjectival)):
        return False
    return _is_led(found, start, words, grammar) and not (
        _opens(found, start, grammar) and _has_no_verb_behind(found, end, grammar)
    )


def _opens(found: Sequence[Token], start: int, grammar: Grammar) -> bool:
    """Whether a run opens a sentence, so that a verb follows: "The old ferry sank." """
    led = start - 1 if start and found[start - 1].key in grammar.determiners else start
    return grammar.order != "marked" and found[led].first


def _has_no_verb_behind(found: Sequence[Token], end: int, grammar: Grammar) -> bool:
    """Whether what follows is no verb, which is then the last word before it."""
    return end == len(found) or not found[end].key[0].isalnum() or found[end].key in grammar.leading


def _is_verb(token: Token, words: Words) -> bool:
    return token.key in words.verbs or root(token.key, words) in words.verbs


def _goes_on(found: Sequence[Token], end: int, words: Words, grammar: Grammar) -> bool:
    """Whether a complement follows ("pressure" of "pressure on the ministry"; not "pressure on them"), or an object."""
    link, after, *_ = [*(token.key for token in found[end : end + 2]), "", ""]
    if link in grammar.links | grammar.prepositions | {grammar.joiner}:
        return bool(after) and after not in grammar.deictic | words.you | words.me
    return grammar.order != "marked" and link in grammar.determiners | grammar.deictic  # "counts and cleans the"


def _is_led(found: Sequence[Token], start: int, words: Words, grammar: Grammar) -> bool:
    """Whether a small word before it makes it a noun; behind a preposition it may be a verb ("of mending sails")."""
    if grammar.order == "marked":  # "eines alten Hafens": its case is that of the article before the adjective
        small = (token.key for token in reversed(found[max(0, start - 2) : start]) if token.key in words.stop)
        return next(small, "") not in grammar.oblique
    near = reversed(found[max(0, start - 2) : start])
    before = next((token for token in near if token.text not in _QUOTES and token.key not in grammar.praise), None)
    if before is None or before.key not in grammar.leading:
        return False
    return before.key in grammar.determiners or not found[start].key.endswith(grammar.infinitives)


def _is_joined(
    found: Sequence[Token], places: tuple[int, int, int], links: int, words: Words, grammar: Grammar
) -> bool:
    """Whether a link joins the run from ``places[1]`` to what ends at ``places[0]``: "pressure on the ministry"."""
    end, again, stop = places
    link, *between = [token.key for token in found[end:again]] or [""]
    if link not in grammar.links | {grammar.joiner} or (link == grammar.joiner and between and links == 1):
        return False  # "the future and the fork" are two things; "between the port and the town" is one
    act = not between and found[again].key.endswith(grammar.infinitives)
    act = act or (stop == again + 1 and _is_verb(found[again], words))
    return not act and _leads_on(between, words, grammar)


def _leads_on(between: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether small words lead to a noun that is named here: "on the", "der alten", and not "on these", "of your"."""
    determiners = grammar.determiners - grammar.deictic - words.you - words.me - words.leads
    modifies = grammar.order == "marked"  # an adjective has no capital, so that it is no part of a run
    return all(key in determiners or (modifies and key not in words.stop) for key in between)
