"""What a written-up text says in a short quotation or sentence: it heads a section in which nobody asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import is_whole, unquoted
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.pointing import pointing
from pipeline.structure.sections.widths import SHORT, columns
from pipeline.text.quotation import CLOSERS, DOUBLE, OPENERS
from pipeline.text.sentences import sentences

# Followed by a mark, or with one at its end: "…," says Reed. The name of a book has none.
_QUOTED_RE = re.compile(
    rf"[{OPENERS}](?! )([^{DOUBLE}]{{15,200}})(?:(?<=[.,!，。！])[{CLOSERS}]|[{CLOSERS}](?=[,.，]))"
)
_NAMED_RE = re.compile(rf"(?<!=)[{OPENERS}](?! )([^{DOUBLE}?!.]{{3,60}})[{CLOSERS}]")  # „Lamps“
_FEWEST = 2  # words that carry a theme in a sentence that says something
_STOPS = (".", "!", "。", "！", "۔", "।", "։")
_CLOSING = f"{CLOSERS}’)]"


def stated(text: str, words: Words) -> Iterator[str]:
    """The short quotations, then the short sentences, that are whole and understood alone; without a full stop."""
    for quoted in _QUOTED_RE.findall(text):
        yield from (one.text.rstrip(".,，。") for one in sentences(quoted, words.tag) if _says(one.text, words))
    yield from _sentences_alone(text, words)


def quoted_names(text: str) -> Iterator[str]:
    """What a text names in quotation marks, such as a book; not what somebody said."""
    yield from (name for name in _NAMED_RE.findall(text) if name[:1].isupper() and not name.endswith(","))


def _sentences_alone(text: str, words: Words) -> Iterator[str]:
    """The short sentences that are whole and understood alone; without a full stop."""
    reported = False
    for sentence in sentences(text, words.tag):
        one = unquoted(" ".join(sentence.text.split()))
        whole = one.rstrip(_CLOSING).endswith(_STOPS) and "." not in one.split()[-1].rstrip(_CLOSING)[:-1]  # "7 a.m."
        if whole and not reported and _says(one, words):
            yield one.rstrip(".。")
        reported = one.endswith(tuple(CLOSERS))  # "“…!” Reed said."


def _says(sentence: str, words: Words) -> bool:
    """Whether a short sentence is whole, has words that carry a theme, and points at nothing before it."""
    grammar = grammar_of(words.tag)
    said = [key_of(word) for word in sentence.split()]
    leans = said[0] in grammar.onsets | words.nods | grammar.deictic or not grammar.linking.isdisjoint(said[:2])
    opens = (sentence[0].isalnum() and not sentence[0].islower()) or sentence[0] in OPENERS
    if leans or not opens or columns(sentence) > SHORT or len({*content(sentence, words)}) < _FEWEST:
        return False
    return is_whole(sentence, words, grammar) and not pointing(sentence, words, grammar)
