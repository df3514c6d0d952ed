"""Find the noun phrases of a text by the words around them and by the text's other uses of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.nouns import kept
from pipeline.structure.sections.themes import root
from pipeline.structure.sections.trimming import is_participle
from pipeline.structure.sections.usage import Token, Usage

_LONGEST = 5  # words per run; a longer run is a list, or has a verb that was not recognised


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. ``keys`` are the roots of its words; ``led``: a determiner or a preposition precedes it."""

    text: str
    keys: tuple[str, ...]
    led: bool

    def words(self) -> list[str]:
        """All its words, casefolded."""
        return self.text.casefold().split()


def phrases(text: str, found: Sequence[Token], use: Usage, words: Words) -> list[Phrase]:
    """The noun phrases of a text, and pairs of them joined by one word: "trafficking of women"."""
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
    """Runs of words that are not stop words, trimmed to nouns and their modifiers."""
    start = 0
    for index in range(len(found) + 1):
        if index < len(found) and _carries(found, index, use, words):
            continue
        first, last = kept(found, start, index, use, words) if index > start else (start, start)
        if first < last <= first + _LONGEST and not _idiom(found, first, last, words):
            yield first, last
        start = index + 1


def _idiom(found: Sequence[Token], start: int, end: int, words: Words) -> bool:
    """Whether a lone noun is part of a preposition: "in light of"."""
    grammar = grammar_of(words.tag)
    linked = end < len(found) and found[end].key == "of" and end == start + 1
    return linked and start > 0 and found[start - 1].key in grammar.prepositions


def _carries(found: Sequence[Token], index: int, use: Usage, words: Words) -> bool:
    """Whether a word may be in a run: not a stop word, and not a participle after a noun ("people living there")."""
    token = found[index]
    clitics = grammar_of(words.tag).clitics
    if not token.text[0].isalnum() or words.stop.issuperset(token.key.split("/")) or token.key.endswith(clitics):
        return False
    if token.text[0].isdigit():  # "Phase 2" and "5G", but not "12 people"
        return not token.text.isdigit() or (index > 0 and found[index - 1].name)
    follows = index > 0 and found[index - 1].text[0].isalnum() and found[index - 1].key not in words.stop
    grammar = grammar_of(words.tag)
    if not token.name and not grammar.never.isdisjoint(_bases(token.key)):
        return False
    if follows and grammar.order == "before" and (token.key in grammar.adverbial or token.key in grammar.praise):
        return token.name or found[index - 1].key in grammar.praise
    known = use.before[token.key] + use.named[token.key] >= (2 if token.key.endswith("ed") else 1)
    return not (follows and is_participle(token) and not known)


def _bases(key: str) -> tuple[str, ...]:
    """A word and its possible base forms: "ask" for "asking", "give" for "giving"."""
    stem = key.removesuffix("ing")
    return (key, root(key)) if stem == key else (key, stem, f"{stem}e")


def _joined(found: Sequence[Token], runs: Sequence[tuple[int, int]], words: Words) -> Iterator[tuple[int, int]]:
    """Two runs with one linking word between them: "trafficking of women", "pressure on the ministry"."""
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
    """Whether the second part may belong to a verb or an idiom: "toured prisons with a play", "in light of the law"."""
    if (found[start].name and between[0] != "in") or start == 0:
        return False
    if between[0] == "of":
        return end == start + 1 and found[start - 1].key in grammar.prepositions
    if between[0] == grammar.joiner:  # "watching and download software"
        return end == start + 1 and is_participle(found[start])
    return found[start - 1].key not in grammar.determiners
