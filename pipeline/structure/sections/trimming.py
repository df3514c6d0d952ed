"""Trim verbs from the ends of runs of words, in languages with modifiers before nouns: "the ferry stops here"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.themes import root
from pipeline.structure.sections.usage import Token, Usage

_NAMED = 2  # times that a text must use a word like a participle as a noun: "the funding"
_OFTEN = 4  # times that a text must use a word as a noun if it ends like an adjective and is never counted: "the pier"


def trimmed(found: Sequence[Token], start: int, end: int, use: Usage, words: Words) -> tuple[int, int]:
    """Trim a run: it ends with its last possible noun, and begins after the last word before that looks like a verb or
    adverb.
    """
    grammar = grammar_of(words.tag)
    led = start > 0 and found[start - 1].key in grammar.leading
    if (
        led and end == start + 1 and found[start - 1].key in grammar.determiners
    ):  # "this trafficking", but not "a final"
        return start, end - _alone_is_none(found, start, use, grammar)
    start += _begins_with_a_verb(found, start, words, grammar)
    if _inverted(found, start, end, grammar):
        end -= 1
    if _acts(found, start, end, words):
        end -= 1
    while end > start and not (_heads(found[end - 1], led, use, words, grammar) and _recurs(found, start, end, use)):
        end -= 1
    if any(_done_inside(token, use) for token in found[start + 1 : end - 1]) or _joins_a_person(
        found, start, end, words
    ):
        return start, start
    for index in range(end - 2, start - 1, -1):
        if not _modifies(found[index], led and index == start, use, words):
            start = index + 1
            break
    while end > start + 1 and found[start].key in grammar.praise and not found[start].name:
        start += 1
    return start, end


def _begins_with_a_verb(found: Sequence[Token], start: int, words: Words, grammar: Grammar) -> bool:
    """Whether the run begins with a verb, as after a noun and an adverb: "when did Port Ellery first notice"."""
    if start < 2 or found[start - 1].key not in grammar.adverbial:
        return False
    return found[start - 2].text[0].isalnum() and found[start - 2].key not in words.stop


def _acts(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether the last word of a run is the verb of its noun, as in "the coast costs more" and "a child pays for …"."""
    if end < start + 2 or end >= len(found) or found[end - 1].name:
        return False
    noun, verb, after = found[end - 2].key, found[end - 1].key, found[end]
    if root(verb) == verb or root(noun) != noun:
        return False
    object_follows = after.key in grammar_of(words.tag).determiners
    return object_follows or after.key == "to" or (root(verb) in words.verbs and after.text[0].isalnum())


def _alone_is_none(found: Sequence[Token], place: int, use: Usage, grammar: Grammar) -> bool:
    """Whether a lone word after a determiner is not a noun: "the final", "any interested", "this helps"."""
    key = found[place].key
    helps = found[place - 1].key in grammar.singular and root(key) != key
    of = place + 1 < len(found) and found[place + 1].key == "of"  # "this trafficking of women"
    plays = key.endswith("ing") and is_participle(found[place]) and not (of or _is_gerund(key, use))
    return _is_adjective(key, use, grammar) or key.endswith("ed") or helps or plays


def _is_gerund(key: str, use: Usage) -> bool:
    """Whether a text uses a word that ends like a participle as a noun: "the funding"."""
    return use.named[key] >= _NAMED and use.named[key] > use.done[key] + use.before[key]


def _inverted(found: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """Whether the last word of a run is the verb of a question: "Does the city regulate the number?"."""
    before = {token.key for token in found[max(0, start - 2) : start]}
    goes_on = (
        end >= len(found)
        or not found[end].text[0].isalnum()
        or (found[end].key in grammar.leading or found[end].key in grammar.acting)
    )
    return end > start + 1 and goes_on and not before.isdisjoint(grammar.inverting) and not found[end - 1].name


def _joins_a_person(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether a person's name directly follows a common noun, as in "the job Ada Reed has done"."""
    return any(not noun.name and token.text in words.given for noun, token in pairwise(found[start:end]))


def _recurs(found: Sequence[Token], start: int, end: int, use: Usage) -> bool:
    """Whether a participle at the end of a longer run is its noun: "key signing", but not "our team playing"."""
    last = found[end - 1]
    return end < start + 2 or not is_participle(last) or use.pairs[found[end - 2].key, last.key] > 1


def _done_inside(token: Token, use: Usage) -> bool:
    """Whether a word inside a run is a verb and not a modifier: "a decade visiting prisons"."""
    return not token.name and token.key.endswith("ing") and len(token.key) > 5 and use.before[token.key] < 2


def _heads(token: Token, led: bool, use: Usage, words: Words, grammar: Grammar) -> bool:
    """Whether a word may be the last noun of a phrase."""
    key, base = token.key, root(token.key)
    if token.name and len(key) > 1:
        return True
    if _is_adjective(key, use, grammar):
        return False
    if is_participle(token) or (key.endswith("ly") and len(key) > 6):
        return _is_gerund(key, use)
    named = use.named[key] + 0.5 * (use.named[base] if base != key else 0) + 0.5 * led + key.endswith(grammar.endings)
    doubt = use.done[key] + (key in words.verbs or base in words.verbs)
    return len(key) > 2 and named > doubt + (use.before[key] > use.named[key])


def _is_adjective(key: str, use: Usage, grammar: Grammar) -> bool:
    """Whether a word is an adjective: listed, or by its ending if never counted ("a trial") and seldom a noun."""
    counted = use.counted[key] or use.named[f"{key}s"] or use.before[f"{key}s"] or use.named[key] >= _OFTEN
    return key in grammar.adjectives or (key.endswith(grammar.adjectival) and not counted)


def _modifies(token: Token, led: bool, use: Usage, words: Words) -> bool:
    """Whether a word may modify a noun after it; one in "-s" seldom does ("the state owns land")."""
    key = token.key
    if token.name:
        return True
    if is_participle(token):
        return use.before[key] > (key in words.verbs or key.endswith("ed"))
    if key in words.verbs or root(key) in words.verbs or root(key) != key or (key.endswith("ly") and len(key) > 6):
        return use.before[key] > 1 and use.before[key] > use.done[key]
    seen = use.before[key] + use.named[key] + led
    return use.done[key] <= seen


def is_participle(token: Token) -> bool:
    """Whether a word ends like an English participle and is not a name."""
    return not token.name and len(token.key) > 4 and token.key.endswith(("ed", "ing"))
