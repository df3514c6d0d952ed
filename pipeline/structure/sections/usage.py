"""Learn from a text which of its words are nouns, as in "the cost", and which are verbs, as in "we cost".

A part-of-speech tagger would do this, but the small ones are slow to import or know one language. A talk of a thousand
words uses most of its important words more than once, and the words before them tell the difference: determiners and
prepositions precede nouns and their modifiers; pronouns, auxiliaries and "to" precede verbs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.themes import root

_TOKEN_RE = re.compile(r"[^\W_]+(?:[’'.&/_-][^\W_]+)*(?:(?<=[A-Z])\.(?=\s[a-zA-Z]))?|[^\w\s]|\n")
_ELIDED_RE = re.compile(r"[^\W\d_]+[’'](?=\w)|[^\W_]+(?:[.&/_-][^\W_]+)*|[^\w\s]|\n")
_ENDS = frozenset(".?!…:;¿¡\n")
_PASS = frozenset("“”\"‘’'«»„(")  # a quotation mark does not separate a determiner from its noun


class Token(NamedTuple):  # a text has thousands of them, and a dataclass takes twice as long to create
    """A word or a mark. ``key`` is casefolded; ``first``: it begins a sentence, so its capital means nothing."""

    text: str
    key: str
    start: int
    end: int
    first: bool

    @property
    def name(self) -> bool:
        """Whether its capital makes it a name, or in German a noun."""
        return self.text[0].isupper() and (not self.first or self.text[1:2].isupper())


@dataclass(frozen=True, slots=True)
class Usage:
    """How often each word is the last of a noun phrase, is before another word in one, and is a verb.

    A noun right after a determiner counts in full; further away it may be a verb ("the ferry stops"), and counts half.
    """

    named: defaultdict[str, float]
    before: Counter[str]
    done: Counter[str]
    pairs: Counter[tuple[str, str]]  # pairs of adjacent words
    counted: Counter[str]  # countable nouns: "a fee"


def tokens(text: str, words: Words) -> list[Token]:
    """The words and marks of a text, in order; an elided article ("l'État") is a token of its own."""
    pattern = _ELIDED_RE if grammar_of(words.tag).elides else _TOKEN_RE
    found: list[Token] = []
    first = True
    for match in pattern.finditer(text):
        found.append(Token(match[0], match[0].casefold().replace("’", "'"), match.start(), match.end(), first))
        first = match[0] in _ENDS or (first and not match[0][0].isalnum())
    return found


def usage(texts: Iterable[Sequence[Token]], words: Words) -> Usage:
    """Count how the texts of a document use each word."""
    use = Usage(defaultdict(float), Counter(), Counter(), Counter(), Counter())
    grammar = grammar_of(words.tag)
    for text in texts:
        before = ""  # the word before the run: one that leads to a noun, or to a verb
        size = 0  # the words of the run so far
        for token, after in zip_longest(text, text[1:]):
            if not token.text[0].isalnum():
                before, size = before if token.text in _PASS else "", 0
            elif token.key in words.stop or token.key in grammar.acting:
                before, size = token.key, 0
            else:
                _count(use, token, after, before, size, words, grammar)
                size += 1
    return use


def _count(
    use: Usage, token: Token, after: Token | None, before: str, size: int, words: Words, grammar: Grammar
) -> None:
    if after is not None:
        use.pairs[token.key, after.key] += 1
    if size == 0 and (before in grammar.acting or (before in grammar.singular and root(token.key) != token.key)):
        use.done[token.key] += 1  # "we help", and "this helps", where a noun would be "these helps"
    elif before in grammar.leading:
        if after is not None and after.text[0].isalnum() and not (after.key in words.stop or after.key in words.verbs):
            use.before[token.key] += 1
        elif size == 0 or not (token.key.endswith("ly") or token.key in words.verbs):
            use.named[token.key] += 0.5 if size else 1
            use.counted[token.key] += before in grammar.counting and size == 0
