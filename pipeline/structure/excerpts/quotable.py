"""Candidates for pull quotes: short sentences with a point of their own, two for each that the pages have room for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.model import Offer, Recommendation, Section, stream
from pipeline.structure.excerpts.best_spread import Judged, choose
from pipeline.structure.excerpts.central import central_words, centrality
from pipeline.structure.excerpts.excerpt_weights import QUOTE, score
from pipeline.structure.excerpts.said_sentences import Spoken, is_among, said
from pipeline.structure.excerpts.sentence_signs import length, looks_of

_PAGE = 420  # words on a printed page
_PAGES = 2  # for each of which there is room for one
_EACH = 2  # candidates for each
_MOST = 16  # candidates
_LEAST = 0.62  # the score from which a sentence is quotable
_SPREAD = 0.3
_BRIEF = (6, 18)  # words of a sentence that can be taken in at a glance
_FIGURE_RE = re.compile(r"\d")
_CONTRAST_RE = re.compile(r"[;:—–]\s|,\s\w+(?:\s\w+){1,6}[.!]$")
_READ = 3000  # sentences of a talk that are read


def find_quotable(sections: Sequence[Section], advised: Sequence[Recommendation], words: Words) -> Iterator[Offer]:
    """Sentences that an editor may set large, in the order of the text; none of a printed recommendation."""
    grammar = grammar_of(words.tag)
    spoken = list(said(sections, words))[:_READ]
    room = int(sum(length(one.text, grammar) for one in spoken) / _PAGE / _PAGES + 0.5)
    central = central_words((one.text for one in spoken), words)
    printed = [stream(one.text) for one in advised]
    judged = [
        Judged(one, score(_signs(one, central, words), QUOTE), one.said_in)
        for one in spoken
        if not is_among(one, printed)
    ]
    fit = [one for one in judged if one.score >= _LEAST]
    for one in choose(fit, min(_MOST, _EACH * room), _SPREAD, words):
        yield Offer("quote", one.spoken.text, one.spoken.said_in, one.score)


def _signs(one: Spoken, central: frozenset[str], words: Words) -> Iterator[str]:
    yield from looks_of(one.text, words)
    yield from centrality(one.text, central, words)
    if _BRIEF[0] <= length(one.text, grammar_of(words.tag)) <= _BRIEF[1]:
        yield "brief"
    if one.place == 0:
        yield "first"
    elif one.place == one.count - 1:
        yield "last"
    if _FIGURE_RE.search(one.text):
        yield "figures"
    if _CONTRAST_RE.search(one.text):
        yield "contrast"
