"""How a text itself uses its words: which it names, as in "the cost", and which it does, as in "we cost".

A tagger would know; the small ones are slow to import or know one language. A talk of a thousand words uses most of
those that matter more than once, and the words before them tell: a determiner or a preposition stands before nouns and
what modifies them, a pronoun, an auxiliary or "to" before verbs.
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
_PASS = frozenset("“”\"‘’'«»„(")  # a quotation mark does not part a determiner from its noun


class Token(NamedTuple):  # of which a text has thousands, and a dataclass takes twice as long to make
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
class Usage:
    """How often each word ends a run of words that names something, stands in one before another, and is done.

    Right after a determiner a noun counts in full; further off it may be a verb ("the ferry stops"), and counts half.
    """

    named: defaultdict[str, float]
    before: Counter[str]
    done: Counter[str]
    pairs: Counter[tuple[str, str]]  # of words that stand side by side
    counted: Counter[str]  # one of many: "a fee"


def tokens(text: str, words: Words) -> list[Token]:
    """The words and marks of a text, in order; an elided article ("l'État") is a word of its own."""
    pattern = _ELIDED_RE if grammar_of(words.tag).elides else _TOKEN_RE
    found: list[Token] = []
    first = True
    for match in pattern.finditer(text):
        found.append(Token(match[0], match[0].casefold().replace("’", "'"), match.start(), match.end(), first))
        first = match[0] in _ENDS or (first and not match[0][0].isalnum())
    return found


def usage(texts: Iterable[Sequence[Token]], words: Words) -> Usage:
    """What the texts of a document say of the words in it."""
    use = Usage(defaultdict(float), Counter(), Counter(), Counter(), Counter())
    grammar = grammar_of(words.tag)
    for text in texts:
        before = ""  # what stands before the run: something that leads to a noun, or to a verb
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
