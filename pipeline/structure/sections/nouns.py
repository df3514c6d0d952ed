"""Find the noun and its modifiers in a run of words, by the word order of the language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.trimming import trimmed
from pipeline.structure.sections.usage import Token, Usage

_ARTICLED = 2  # words with a fused article
_NAMED = 2  # times that a text must name a word for it to be a certain noun


def kept(found: Sequence[Token], start: int, end: int, use: Usage, words: Words) -> tuple[int, int]:
    """The noun with its modifiers in a run, by the word order of the language; nothing if that is doubtful."""
    grammar = grammar_of(words.tag)
    if grammar.order == "marked":
        return _marked(found, start, end, grammar)
    if grammar.order == "after":
        return _headed(found, start, end, use, grammar)
    if grammar.order == "led":
        return _behind(found, start, end, use, grammar)
    return trimmed(found, start, end, use, words)


def _marked(found: Sequence[Token], start: int, end: int, grammar: Grammar) -> tuple[int, int]:
    """The last words of a run that have the mark of nouns."""
    first = end
    while first > start and (_bears(found[first - 1], grammar)):
        first -= 1
    if not grammar.article:
        return first, end
    if first > start and found[first - 1].key.startswith(grammar.bound):  # "للأسواق المحلية": half a phrase
        return start, start
    # After an Arabic noun and its adjective a third word may as well be an object as part of the name, and so may a
    # second one that does not agree with the first.
    last = min(end, first + _ARTICLED)
    agrees = last - first < _ARTICLED or _agree(found[first].key, found[first + 1].key, grammar)
    return first, last if agrees else first + 1


def _agree(noun: str, adjective: str, grammar: Grammar) -> bool:
    """Whether two words have the same ending of agreement, if any."""
    mine = next((ending for ending in grammar.agreeing if noun.endswith(ending)), "")
    return adjective.endswith(mine)


def _bears(token: Token, grammar: Grammar) -> bool:
    return token.key.startswith(grammar.article) if grammar.article else token.name


def _headed(found: Sequence[Token], start: int, end: int, use: Usage, grammar: Grammar) -> tuple[int, int]:
    """A noun after a determiner or a preposition, with the modifiers after it: "cambio climático"."""
    before = found[start - 1].key if start else ""
    if all(token.name for token in found[start:end]):
        return start, end
    while end > start + 1 and found[start].key in grammar.praise:  # "le bon sel"
        start += 1
    verb = before not in grammar.determiners and found[start].key.endswith(grammar.infinitives)
    if before not in grammar.leading or verb or end > start + 3:
        return start, start
    sure = all(
        token.name
        or (
            not token.key.endswith(grammar.finite)
            and (token.key.endswith(grammar.endings) or use.pairs[noun.key, token.key] > 1)
        )
        for noun, token in pairwise(found[start:end])
    )
    if sure:
        return start, end
    # "il laboratorio continua": the verb is dropped if the text names a "laboratorio" elsewhere.
    return start, start + (before in grammar.determiners and use.named[found[start].key] >= _NAMED)


def _behind(found: Sequence[Token], start: int, end: int, use: Usage, grammar: Grammar) -> tuple[int, int]:
    """A whole run after a determiner or a preposition, if all but its last word have the ending of modifiers.

    The last is a noun if it directly follows a determiner elsewhere, or ends like a noun: "de oude haven", but not "de
    zee stijgt".
    """
    if all(token.name for token in found[start:end]):
        return start, end
    led = start > 0 and found[start - 1].key in grammar.leading
    while end > start + 1 and found[start].key in grammar.praise:
        start += 1
    last = found[end - 1]
    noun = last.name or use.named[last.key] >= 1 or last.key.endswith(grammar.endings)
    alone = end == start + 1 and (
        found[start - 1].key in grammar.determiners or not last.key.endswith(grammar.infinitives)
    )
    modified = all(token.name or token.key.endswith(grammar.modifying) for token in found[start : end - 1])
    return (start, end) if led and modified and noun and (alone or end > start + 1) else (start, start)
