"""Noun phrases of a text, found by the words around them and by how the text uses its words elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure.grammar import Grammar, grammar_of
from pipeline.structure.themes import root
from pipeline.structure.usage import Token, Usage
from pipeline.structure.words import Words

_ARTICLED = 2  # words with an article of their own
_NAMED = 2  # times that a text names what is a noun without doubt
_DOUBT = 2  # times that a text must name what looks like an adjective: "the final"
_LONGEST = 5  # words of a run; what is longer has no verb that was seen, or is a list


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. ``keys`` are the roots of its words; ``led``: a determiner or a preposition stands before it."""

    text: str
    keys: tuple[str, ...]
    led: bool

    def words(self) -> list[str]:
        """All its words, casefolded."""
        return self.text.casefold().split()


def phrases(text: str, found: Sequence[Token], use: Usage, words: Words) -> list[Phrase]:
    """The noun phrases of a text, and pairs of them that one word joins: "trafficking of women"."""
    oblique = grammar_of(words.tag).oblique
    runs = list(_runs(found, use, words))
    joined = [*runs, *_joined(found, runs, words)]
    return [_phrase(text, found, run, words) for run in joined if not run[0] or found[run[0] - 1].key not in oblique]


def _phrase(text: str, found: Sequence[Token], run: tuple[int, int], words: Words) -> Phrase:
    start, end = run
    led = start > 0 and found[start - 1].key in grammar_of(words.tag).leading
    keys = tuple(root(token.key) for token in found[start:end] if token.key not in words.stop)
    return Phrase(" ".join(text[found[start].start : found[end - 1].end].split()).rstrip("."), keys, led)


def _runs(found: Sequence[Token], use: Usage, words: Words) -> Iterator[tuple[int, int]]:
    """Stretches of words that are no stop words, trimmed to what is used as nouns and their modifiers."""
    start = 0
    for index in range(len(found) + 1):
        if index < len(found) and _carries(found, index, use, words):
            continue
        first, last = _kept(found, start, index, use, words) if index > start else (start, start)
        if first < last <= first + _LONGEST and not _idiom(found, first, last, words):
            yield first, last
        start = index + 1


def _idiom(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether a lone noun is a part of a preposition: "in light of"."""
    grammar = grammar_of(words.tag)
    linked = end < len(found) and found[end].key == "of" and end == start + 1
    return linked and start > 0 and found[start - 1].key in grammar.prepositions


def _carries(found: Sequence[Token], index: int, use: Usage, words: Words) -> bool:
    """Whether a word may be in a run: no stop word, and no participle after a noun ("people living there")."""
    token = found[index]
    clitics = grammar_of(words.tag).clitics
    if not token.text[0].isalnum() or words.stop.issuperset(token.key.split("/")) or token.key.endswith(clitics):
        return False
    if token.text[0].isdigit():  # "Phase 2" and "5G", but no "12 people"
        return not token.text.isdigit() or (index > 0 and found[index - 1].name)
    follows = index > 0 and found[index - 1].text[0].isalnum() and found[index - 1].key not in words.stop
    grammar = grammar_of(words.tag)
    if not token.name and not grammar.never.isdisjoint(_bases(token.key)):
        return False
    if follows and grammar.order == "before" and token.key in grammar.adverbial | grammar.praise:
        return token.name or found[index - 1].key in grammar.praise
    known = use.before[token.key] + use.named[token.key] >= (2 if token.key.endswith("ed") else 1)
    return not (follows and _participle(token) and not known)


def _bases(key: str) -> tuple[str, ...]:
    """A word and what it may be a form of: "asking" of "ask", "giving" of "give"."""
    stem = key.removesuffix("ing")
    return (key, root(key)) if stem == key else (key, stem, f"{stem}e")


def _participle(token: Token) -> bool:
    return not token.name and len(token.key) > 4 and token.key.endswith(("ed", "ing"))


def _kept(found: Sequence[Token], start: int, end: int, use: Usage, words: Words) -> tuple[int, int]:
    """What of a run is a noun with its modifiers, by the order of the language; nothing where that is in doubt."""
    grammar = grammar_of(words.tag)
    if grammar.order == "marked":
        return _marked(found, start, end, grammar)
    if grammar.order == "after":
        return _headed(found, start, end, use, grammar)
    if grammar.order == "led":
        return _behind(found, start, end, use, grammar)
    return _trimmed(found, start, end, use, words)


def _marked(found: Sequence[Token], start: int, end: int, grammar: Grammar) -> tuple[int, int]:
    """The last words of a run that bear the mark of nouns."""
    first = end
    while first > start and (_bears(found[first - 1], grammar)):
        first -= 1
    if not grammar.article:
        return first, end
    if first > start and found[first - 1].key.startswith(grammar.bound):  # "للأسواق المحلية": half a phrase
        return start, start
    # After an Arabic noun and its adjective a third word is as likely an object as a part of the name, and so is a
    # second one that does not agree with the first.
    last = min(end, first + _ARTICLED)
    agrees = last - first < _ARTICLED or _agree(found[first].key, found[first + 1].key, grammar)
    return first, last if agrees else first + 1


def _agree(noun: str, adjective: str, grammar: Grammar) -> bool:
    """Whether two words that have an ending of the language's agreement have the same."""
    mine = next((ending for ending in grammar.agreeing if noun.endswith(ending)), "")
    return adjective.endswith(mine)


def _bears(token: Token, grammar: Grammar) -> bool:
    return token.key.startswith(grammar.article) if grammar.article else token.name


def _headed(found: Sequence[Token], start: int, end: int, use: Usage, grammar: Grammar) -> tuple[int, int]:
    """A noun that a determiner or a preposition leads to, with what modifies it after it: "cambio climático"."""
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
    # "il laboratorio continua": the verb goes, where the text names a "laboratorio" elsewhere.
    return start, start + (before in grammar.determiners and use.named[found[start].key] >= _NAMED)


def _behind(found: Sequence[Token], start: int, end: int, use: Usage, grammar: Grammar) -> tuple[int, int]:
    """A whole run behind a determiner or a preposition, if all but its last word bear the ending of modifiers.

    The last is a noun if it stands right behind a determiner elsewhere, or ends like one: "de oude haven", but not
    "de zee stijgt".
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


def _trimmed(found: Sequence[Token], start: int, end: int, use: Usage, words: Words) -> tuple[int, int]:
    """The run from after its last word that reads like a verb or an adverb to the last that may be a noun."""
    grammar = grammar_of(words.tag)
    led = start > 0 and found[start - 1].key in grammar.leading
    if (
        led and end == start + 1 and found[start - 1].key in grammar.determiners
    ):  # "this trafficking", but not "a final"
        return start, end - _alone_is_none(found[start - 1].key, found[start].key, grammar)
    if _inverted(found, start, end, grammar):
        end -= 1
    if _acts(found, start, end, words):
        end -= 1
    while end > start and not _heads(found[end - 1], led, use, words, grammar):
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


def _alone_is_none(determiner: str, key: str, grammar: Grammar) -> bool:
    """Whether a lone word behind a determiner is no noun: "the final", "any interested", "this helps"."""
    return key in grammar.adjectives or key.endswith("ed") or (determiner in grammar.singular and root(key) != key)


def _inverted(found: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """Whether the last word of a run is the verb of a question: "Does the city regulate the number?"."""
    before = {token.key for token in found[max(0, start - 2) : start]}
    goes_on = (
        end >= len(found) or not found[end].text[0].isalnum() or found[end].key in grammar.leading | grammar.acting
    )
    return end > start + 1 and goes_on and not before.isdisjoint(grammar.inverting) and not found[end - 1].name


def _acts(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether the last word of a run is the verb of its noun, as in "the coast costs more" and "a child pays for …"."""
    if end < start + 2 or end >= len(found) or found[end - 1].name:
        return False
    noun, verb, after = found[end - 2].key, found[end - 1].key, found[end]
    if root(verb) == verb or root(noun) != noun:
        return False
    object_follows = after.key in grammar_of(words.tag).determiners
    return object_follows or after.key == "to" or (root(verb) in words.verbs and after.text[0].isalnum())


def _joins_a_person(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether a person stands right behind a common noun, as in "the job Ada Reed has done"."""
    return any(not noun.name and token.text in words.given for noun, token in pairwise(found[start:end]))


def _done_inside(token: Token, use: Usage) -> bool:
    """Whether a word amid a run is done rather than modifies: "a decade visiting prisons"."""
    return not token.name and token.key.endswith("ing") and len(token.key) > 5 and use.before[token.key] < 2


def _heads(token: Token, led: bool, use: Usage, words: Words, grammar: Grammar) -> bool:
    """Whether a word may be the noun that a phrase ends with."""
    key, base = token.key, root(token.key)
    if token.name and len(key) > 1:
        return True
    if key in grammar.adjectives:
        return False
    if _participle(token) or (key.endswith("ly") and len(key) > 6):
        return use.named[key] >= 2 and use.named[key] > use.done[key] + use.before[key]
    named = use.named[key] + 0.5 * (use.named[base] if base != key else 0) + 0.5 * led + key.endswith(grammar.endings)
    doubt = use.done[key] + (key in words.verbs or base in words.verbs)
    doubt += _DOUBT * key.endswith(grammar.adjectival)
    return len(key) > 2 and named > doubt + (use.before[key] > use.named[key])


def _modifies(token: Token, led: bool, use: Usage, words: Words) -> bool:
    """Whether a word may stand in a phrase before its noun; one in "-s" seldom does ("the state owns land")."""
    key = token.key
    if token.name:
        return True
    if _participle(token):
        return use.before[key] > (key in words.verbs)
    if key in words.verbs or root(key) in words.verbs or root(key) != key or (key.endswith("ly") and len(key) > 6):
        return use.before[key] > 1 and use.before[key] > use.done[key]
    seen = use.before[key] + use.named[key] + led
    return use.done[key] <= seen


def _joined(found: Sequence[Token], runs: Sequence[tuple[int, int]], words: Words) -> Iterator[tuple[int, int]]:
    """Two runs with one link between them: "trafficking of women", "pressure on the ministry"."""
    grammar = grammar_of(words.tag)
    for (start, end), (again, stop) in pairwise(runs):
        between = [token.key for token in found[end:again]]
        linked = 0 < len(between) <= (1 if grammar.joiner in between else 2) and between[0] in grammar.links
        if not linked or not grammar.determiners.issuperset(between[1:]) or root(found[end - 1].key) in grammar.weak:
            continue
        # "the last row of your school", "privacy in this model"
        pointing = not (words.you | words.me | grammar.deictic).isdisjoint(between)
        if not pointing and not (grammar.order in ("before", "led") and _loose(found, start, end, between, grammar)):
            yield start, stop


def _loose(found: Sequence[Token], start: int, end: int, between: Sequence[str], grammar: Grammar) -> bool:
    """Whether what follows may go with a verb, or is an idiom: "toured prisons with a play", "in light of the law"."""
    if (found[start].name and between[0] != "in") or start == 0:
        return False
    if between[0] == "of":
        return end == start + 1 and found[start - 1].key in grammar.prepositions
    if between[0] == grammar.joiner:  # "watching and download software"
        return end == start + 1 and _participle(found[start])
    return found[start - 1].key not in grammar.determiners
