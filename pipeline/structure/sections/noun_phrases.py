"""Noun phrases of a text: what stands whole between small words, behind one that leads to nouns.

No word list says what is a noun. A run of words between two stop words counts as a phrase where a determiner or a
preposition leads to it, or where it is a name, and nothing behind it makes its last word a verb; that a text says it
more than once (``ranking``) shows that it belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.text.quotation import MARKS

_TOKEN_RE = re.compile(r"[^\W_]+(?:[’'.&/_-][^\W_]+)*|[^\w\s]|\n")
_ELIDED_RE = re.compile(r"[^\W\d_]+[’'](?=\w)|[^\W_]+(?:[.&/_-][^\W_]+)*|[^\w\s]|\n")
_COMPOUND_RE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3005\u30a1-\u30fa\u30fc]{2,}")
_ENDS = frozenset(".?!…:;¿¡\n")
_QUOTES = frozenset(f"{MARKS}(")
_LONGEST = 4  # words of a run; a longer one holds a verb, or is a list
_PARTS = 4  # runs that links join
_CHARACTERS = 8  # of a compound in a script without spaces


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
    """A noun phrase. ``keys`` are the roots of its words, without small ones; ``name``: all of them are names.

    ``whole``: nothing shows that it is only a part of its sentence's phrase, or that it is no noun.
    ``links``: how many small words join its parts: "pressure on the ministry" has one.
    ``cut``: the sentence goes on with what belongs to it.
    """

    text: str
    keys: tuple[str, ...]
    name: bool
    whole: bool = True
    links: int = 0
    cut: bool = False


def phrases(text: str, words: Words, grammar: Grammar) -> list[Phrase]:
    """The noun phrases of a text, each alone and with those that follow it: "trafficking", "trafficking of women"."""
    if grammar.order == "unspaced":
        return list(_compounds(text, grammar))
    found = tokens(text, grammar)
    runs = list(_runs(found, words, grammar))
    return [
        phrase
        for place in range(len(runs))
        for phrase in _chain(text, found, runs[place : place + _PARTS], words, grammar)
    ]


@lru_cache(4096)
def stands_free(piece: str, text: str) -> bool:
    """Whether a piece of a text without spaces is a word: two characters at least stand before it, and two behind."""
    places = [match.span() for match in re.finditer(re.escape(piece), text)]
    return len({text[a - 1 : a] for a, _ in places}) > 1 and len({text[b : b + 1] for _, b in places}) > 1


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
    start = 0
    for index in range(len(found) + 1):
        if index < len(found) and _carries(found[index], words, grammar):
            continue
        if start < index <= start + _LONGEST:
            yield start, index
        start = index + 1


def _carries(token: Token, words: Words, grammar: Grammar) -> bool:
    if not token.text[0].isalnum() or token.key in words.stop or token.text.isdigit():
        return False
    verb, _, subject = token.key.rpartition("-")
    if verb and subject in grammar.deictic | words.you:  # "peut-il"
        return False
    return not (grammar.order == "marked" and not token.text[0].isupper())


def _chain(
    text: str, found: Sequence[Token], runs: Sequence[tuple[int, int]], words: Words, grammar: Grammar
) -> Iterator[Phrase]:
    """The first run, and the longer phrases that begin with it: "pressure", "pressure on the ministry"."""
    start, end = runs[0]
    first = _phrase(text, found, (start, end), words, grammar)
    yield first
    for links, (again, stop) in enumerate(runs[1:], 1):
        if not _is_joined(found, start, (end, again), links, words, grammar):
            return
        end = stop
        longer = replace(_phrase(text, found, (start, end), words, grammar), links=links)
        if len({*longer.keys}) == len(longer.keys):
            yield longer


def _phrase(text: str, found: Sequence[Token], run: tuple[int, int], words: Words, grammar: Grammar) -> Phrase:
    start, end = _trimmed(found, run, words, grammar)
    inside = [token for token in found[start:end] if token.key not in words.stop]
    name = all(token.name for token in inside) and grammar.order != "marked"
    numbered = end < len(found) and found[end].text[0].isdigit()  # "layer" of "layer 1.5"
    whole = name or (_is_led(found, start, run[0], grammar) and _is_closed(found, end, words, grammar))
    whole = (
        whole
        and not numbered
        and not _lacks_its_beginning(found, run[0], words, grammar)
        and not _lacks_its_noun(found, end, run[1])
    )
    keys = tuple(root(token.key, words) for token in inside)
    title = " ".join(text[found[start].start : found[end - 1].end].split())
    return Phrase(title, keys, name, whole, cut=_goes_on(found, end, words, grammar))


def _goes_on(found: Sequence[Token], end: int, words: Words, grammar: Grammar) -> bool:
    """Whether a complement follows: "pressure" of "pressure on the ministry"; not "pressure on them"."""
    behind = [token.key for token in found[end : end + 2]]
    if len(behind) < 2 or behind[0] not in grammar.links | grammar.prepositions | {grammar.joiner}:
        return False
    return behind[1] not in grammar.deictic | words.you | words.me


def _is_verb(token: Token, words: Words) -> bool:
    return token.key in words.verbs or root(token.key, words) in words.verbs


def _lacks_its_noun(found: Sequence[Token], end: int, stop: int) -> bool:
    """Whether what was cut off behind is a part of a name: "Postal" of "Postal Things"."""
    return end < stop and found[end].name and found[end - 1].name


def _lacks_its_beginning(found: Sequence[Token], start: int, words: Words, grammar: Grammar) -> bool:
    """Whether a name goes on: "Boat Tours" of "No Boat Tours", "Trade" of "Board of Trade"."""
    before = found[start - 1] if start else None
    if before is None or not found[start].name:
        return False
    linked = start > 1 and before.key in grammar.links and found[start - 2].name
    return linked or (before.name and before.key in words.stop)


def _trimmed(found: Sequence[Token], run: tuple[int, int], words: Words, grammar: Grammar) -> tuple[int, int]:
    """A run without praise before it and verbs behind it; a link is no end."""
    start, end = run
    while end > start + 1 and found[start].key in grammar.praise and found[start + 1].key not in words.stop:
        start += 1
    while end > start + 1 and found[end - 1].key in words.verbs and found[end - 2].key not in words.stop:
        end -= 1
    return start, end


def _is_led(found: Sequence[Token], start: int, opened: int, grammar: Grammar) -> bool:
    """Whether a small word before it makes it a noun; behind a preposition it may be a verb ("of mending sails")."""
    if grammar.order == "marked":  # "eines alten Hafens": its case is that of the article before the adjective
        return grammar.oblique.isdisjoint(token.key for token in found[max(0, opened - 2) : opened])
    before = next((token for token in reversed(found[max(0, opened - 2) : opened]) if token.text not in _QUOTES), None)
    if before is None or before.key not in grammar.leading:
        return False
    return before.key in grammar.determiners or not found[start].key.endswith(grammar.infinitives)


def _is_closed(found: Sequence[Token], end: int, words: Words, grammar: Grammar) -> bool:
    """Whether its last word may be its noun: no adjective, no adverb, and no verb with an object behind it."""
    last, after = found[end - 1], found[end].key if end < len(found) else "."
    if not last.name and _is_verb(last, words):
        return False
    if not last.name and last.key.endswith(grammar.adjectival):
        return False
    return grammar.order == "marked" or after not in grammar.determiners | grammar.deictic  # "and paste it"


def _is_joined(
    found: Sequence[Token], start: int, places: tuple[int, int], links: int, words: Words, grammar: Grammar
) -> bool:
    """Whether a link joins the run at ``places[1]`` to what ends at ``places[0]``: "pressure on the ministry"."""
    end, again = places
    link, *between = [token.key for token in found[end:again]] or [""]
    if link not in grammar.links | {grammar.joiner} or (link == grammar.joiner and between and links == 1):
        return False  # "the future and the fork" are two things; "between the port and the town" is one
    led = found[start - 1].key if start else ""
    one = end == start + 1 and root(found[start].key, words) == found[start].key
    idiom = one and links == 1 and link != grammar.joiner and not between and led in grammar.prepositions
    act = _is_verb(found[again], words) or (not between and found[again].key.endswith(grammar.infinitives))
    return not idiom and not act and _leads_on(between, words, grammar)


def _leads_on(between: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether small words lead to a noun that is named here: "on the", "der alten", and not "on these", "of your"."""
    determiners = grammar.determiners - grammar.deictic - words.you - words.me - words.leads
    modifies = grammar.order == "marked"  # an adjective has no capital, so that it is no part of a run
    return all(key in determiners or (modifies and key not in words.stop) for key in between)


def _compounds(text: str, grammar: Grammar) -> Iterator[Phrase]:
    """Stretches of ideographs or katakana, cut at the characters that only join, and two that one link joins."""
    pieces = [piece for match in _COMPOUND_RE.finditer(text) for piece in _pieces(text, *match.span(), grammar.cuts)]
    pairs = [(a, d) for (a, b), (c, d) in pairwise(pieces) if text[b:c] in grammar.links]
    for start, end in [*pieces, *pairs]:
        if 2 <= end - start <= _CHARACTERS:
            piece = text[start:end]
            yield Phrase(piece, tuple(piece[i : i + 2] for i in range(len(piece) - 1)), name=False)


def _pieces(text: str, start: int, end: int, cuts: frozenset[str]) -> Iterator[tuple[int, int]]:
    for place in range(start, end + 1):
        if place == end or text[place] in cuts:
            if start < place:
                yield start, place
            start = place + 1
